import { z } from 'zod';
import { dimensions, functionIds } from '../compiled-plan.ts';
import { period, functionId } from './parts.ts';
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

const functionDefinition = z.strictObject({
  does: z.string(),
  needs: z.array(z.string()),
  lead: z.string(),
  deputies: z.array(z.string()),
});

/** Compiled plans of language 1, exactly. A later language gets a schema of its own; this one stays. */
export const compiledSchema = z.strictObject({
  language: z.literal(1),
  organisation: z.strictObject({
    name: z.string(),
    timeZone: z.string(),
    holidays: z.string(),
    jurisdictions: z.array(z.string()),
  }),
  definition: z.string(),
  types: z.record(z.string(), incidentType),
  incidentOwner: z.strictObject({ normally: z.string(), when: z.partialRecord(z.enum(dimensions), z.string()) }),
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
  exercises: z.strictObject({ every: period, scenarios: z.array(z.string()), killSwitchesEvery: period }),
  review: z.strictObject({ every: period, owner: z.string() }),
});
