import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { markingField } from './fields.ts';

/** What a factor lies in. Never a person: what let a person fail is a factor. */
export const factorKinds = [
  'model',
  'data',
  'prompt',
  'guardrail',
  'tool',
  'access',
  'vendor',
  'change',
  'monitoring',
  'process',
  'plan',
  'outside',
] as const;
export type FactorKind = (typeof factorKinds)[number];

/** Something that made the incident possible, likelier or worse, … There is more than one of them. */
export const factorRecorded = defineEvent(
  'factor-recorded',
  z.strictObject({ number: z.int().min(1), kind: z.enum(factorKinds), text: contentRef, marking: markingField }),
);
