import { z } from 'zod';
import { approvals } from './approvals.ts';
import { definition } from './definition.ts';
import { facts } from './facts.ts';
import { functions, incidentOwner } from './functions.ts';
import { organisation } from './organisation.ts';
import { evidence, exercises, notifications, review } from './records.ts';
import { severityRules } from './severity.ts';
import { systems } from './systems.ts';
import { workflow } from './workflow.ts';

/** The whole plan as people write it. Unknown keys are faults everywhere. */
export const planSource = z.strictObject({
  muster: z.literal(1),
  organisation,
  definition,
  incident_owner: incidentOwner,
  functions,
  systems,
  facts,
  severity: severityRules,
  workflow,
  approvals,
  evidence,
  notifications,
  exercises,
  review,
});

/** A plan text that has the right shape: times are read, conditions are still text. */
export type PlanSource = z.output<typeof planSource>;
