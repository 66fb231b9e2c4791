import { z } from 'zod';
import { dimensions, functionIds } from '../plan-words.ts';
import { clocks, noClocks } from './clocks.ts';
import { schedule } from './on-call.ts';
import { channel, closingCalendar, compartment, entity, person, seatDetail } from './organisation.ts';
import { functionId, namesOrNone, textOrNull } from './parts.ts';
import {
  evidenceCategory,
  fact,
  gate,
  incidentType,
  notification,
  severityLevel,
  severityRule,
  stage,
} from './play.ts';
import { action, system } from './register.ts';
import { continuity, exercises, pack, review, template, threshold, waiver } from './upkeep.ts';
import { hold, insurer, store, vendor } from './vendors.ts';

const functionDefinition = z.strictObject({
  does: z.string(),
  needs: z.array(z.string()),
  lead: z.string(),
  deputies: z.array(z.string()),
  onCall: textOrNull,
  reachable: namesOrNone,
});

/** Parts that came after the first compiled plans were stored. Their defaults are what those plans say: nothing. */
const later = {
  nearMiss: textOrNull,
  notAnIncident: textOrNull,
  thresholds: z.record(z.string(), threshold).default({}),
  seatDetails: z.record(z.string(), seatDetail).default({}),
  people: z.record(z.string(), person).default({}),
  channels: z.record(z.string(), channel).default({}),
  administrators: namesOrNone,
  compartments: z.record(z.string(), compartment).default({}),
  onCall: z.record(z.string(), schedule).default({}),
  vendors: z.record(z.string(), vendor).default({}),
  insurer: insurer.nullable().default(null),
  stores: z.record(z.string(), store).default({}),
  holds: z.record(z.string(), hold).default({}),
  severityHitPolicy: z.literal('highest').nullable().default(null),
  continuity: continuity.nullable().default(null),
  templates: z.record(z.string(), template).default({}),
  clocks: clocks.default(noClocks),
  waivers: z.array(waiver).default([]),
  packs: z.array(pack).default([]),
};

/**
 * Compiled plans of language 1, whenever they were stored. Parts are only ever added, each with a default that leaves
 * the meaning and the version of older plans as they are. A later language gets a schema of its own; this one stays.
 */
export const compiledSchema = z.strictObject({
  language: z.literal(1),
  organisation: z.strictObject({
    name: z.string(),
    timeZone: z.string(),
    holidays: z.string(),
    jurisdictions: z.array(z.string()),
    entities: z.record(z.string(), entity).default({}),
    calendars: z.record(z.string(), closingCalendar).default({}),
  }),
  definition: z.string(),
  types: z.record(z.string(), incidentType),
  incidentOwner: z.strictObject({
    normally: z.string(),
    when: z.partialRecord(z.enum(dimensions), z.string()),
    byType: z.record(z.string(), z.string()).default({}),
    onCall: textOrNull,
    mayDecide: namesOrNone,
  }),
  functions: z.partialRecord(z.enum(functionIds), functionDefinition),
  seats: z.array(z.string()),
  systems: z.record(z.string(), system).refine((systems) => Object.keys(systems).length > 0, 'no system'),
  actions: z.record(z.string(), action),
  facts: z.record(z.string(), fact),
  severityLevels: z.strictObject({
    low: severityLevel,
    medium: severityLevel,
    high: severityLevel,
    critical: severityLevel,
  }),
  severityRules: z.array(severityRule),
  severityLoweredBy: z.array(functionId),
  workflow: z.strictObject({
    detect: stage,
    classify: stage,
    contain: stage,
    investigate: stage,
    recover: stage,
    review: stage,
  }),
  gates: z.record(z.string(), gate),
  evidence: z.record(z.string(), evidenceCategory),
  notifications: z.record(z.string(), notification),
  exercises,
  review,
  ...later,
});
