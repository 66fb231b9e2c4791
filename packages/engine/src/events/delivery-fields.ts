import { z } from 'zod';
import { idField } from './fields.ts';
import { outsideFaults } from './outside-faults.ts';

/** What a message is for. */
export const purposeField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('page'), paging: idField, incident: idField, reference: idField }),
  z.strictObject({ kind: z.literal('code'), code: idField }),
  z.strictObject({ kind: z.literal('canary') }),
  z.strictObject({ kind: z.literal('check'), code: idField }),
  z.strictObject({ kind: z.literal('shift'), schedule: idField }),
  /** What is owed, as an obligation is called: `follow-up:F-3`, `recurrence:2026-10`. */
  z.strictObject({ kind: z.literal('reminder'), about: idField }),
]);
export type DeliveryPurpose = Readonly<z.infer<typeof purposeField>>;

/** Why a message did not get through. */
const deliveryFaults = [...outsideFaults, 'no-channel', 'no-contact'] as const;
export const deliveryFaultField = z.enum(deliveryFaults);
export type DeliveryFault = z.infer<typeof deliveryFaultField>;

/** The number that a provider gave as its reason: of HTTP, of SMTP or its own. */
export const providerStatusField = z.int().min(0).max(999_999).nullable();

/** Why a message is not needed any more. */
export const dropCauses = ['answered', 'contact-removed'] as const;
export type DropCause = (typeof dropCauses)[number];
