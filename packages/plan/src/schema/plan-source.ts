import { z } from 'zod';
import { approvals } from './approvals.ts';
import { clocks } from './clocks.ts';
import { continuity } from './continuity.ts';
import { definition } from './definition.ts';
import { facts } from './facts.ts';
import { functions, incidentOwner } from './functions.ts';
import { onCall } from './on-call.ts';
import { organisation } from './organisation.ts';
import { packs } from './packs.ts';
import { administrators, channels, compartments, people, seats } from './people.ts';
import { evidence, exercises, notifications, review, waivers } from './records.ts';
import { severityRules } from './severity.ts';
import { systems } from './systems.ts';
import { templates } from './templates.ts';
import { holds, insurer, stores, vendors } from './vendors.ts';
import { workflow } from './workflow.ts';

/** The whole plan as people write it. Unknown keys are faults everywhere. */
export const planSource = z.strictObject({
  muster: z.literal(1),
  extends: packs.optional(),
  organisation,
  definition,
  incident_owner: incidentOwner,
  functions,
  seats: seats.optional(),
  people: people.optional(),
  channels: channels.optional(),
  administrators: administrators.optional(),
  compartments: compartments.optional(),
  on_call: onCall.optional(),
  systems,
  vendors: vendors.optional(),
  insurer: insurer.optional(),
  facts,
  severity: severityRules,
  workflow,
  continuity: continuity.optional(),
  approvals,
  clocks: clocks.optional(),
  evidence,
  stores: stores.optional(),
  holds: holds.optional(),
  notifications,
  templates: templates.optional(),
  exercises,
  review,
  waivers: waivers.optional(),
});

/** A plan text that has the right shape: times are read, conditions are still text. */
export type PlanSource = z.output<typeof planSource>;
