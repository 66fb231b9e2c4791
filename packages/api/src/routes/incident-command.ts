import { z } from 'zod';
import { readJson, writeJson } from '../route.ts';
import { actionNumber, id, severity, stage } from '../shapes.ts';
import { status } from './incident-view.ts';

export const one = z.strictObject({ incident: id });
export const oneAction = z.strictObject({ incident: id, number: actionNumber });
export const marking = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('factual') }),
    z.strictObject({ kind: z.literal('counsel-directed'), directedBy: id }),
  ])
  .default({ kind: 'factual' });

/** What every command answers: the version it left behind, and the incident's severity and stage now. */
export const after = z.strictObject({
  reference: z.string(),
  version: z.int(),
  severity,
  stage,
  status,
});
/** The parts that all commands on one incident share. */
export const command = { ...writeJson, policy: 'person', audit: 'event' } as const;
export const read = { ...readJson, policy: 'person', audit: 'access', params: one } as const;
export const at = '/api/v1/incidents/:incident';
