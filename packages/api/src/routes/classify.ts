import { z } from 'zod';
import { readJson, route } from '../route.ts';
import { id, none, reason, severity } from '../shapes.ts';
import { after, at, command, one } from './incident-command.ts';
import { clockView } from './clock-view.ts';
import { obligationView } from './incident-view.ts';

const value = z.union([z.boolean(), z.number(), z.string().max(200)]);
/** By the id of the question. */
const answers = <Answer extends z.ZodType>(answer: Answer) =>
  z.record(id, answer).refine((given) => Object.keys(given).length <= 200, 'At most 200 answers.');

const asIs = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('value'), value }),
  z.strictObject({ state: z.literal('unknown') }),
]);

const told = z.strictObject({
  type: z.strictObject({
    id: z.string(),
    title: z.string(),
    /** Whether it counts as an incident of this type by what is known. */
    counts: z.enum(['counts', 'below-threshold', 'unanswered']),
    /** The condition of the plan; null where every case counts. */
    because: z.string().nullable(),
    /** Other types whose own condition holds. */
    fits: z.array(z.strictObject({ id: z.string(), title: z.string(), because: z.string() })),
  }),
  dimensions: z.array(z.strictObject({ dimension: z.string(), because: z.string() })),
  severity: z.strictObject({
    is: severity,
    because: z.array(z.strictObject({ clause: z.string(), because: z.string(), assumed: z.array(z.string()) })),
    couldBe: z.array(z.strictObject({ level: severity, because: z.string(), unanswered: z.array(z.string()) })),
  }),
  /** Every clock as it would run. `opens`: it would begin by these answers. */
  clocks: z.array(
    clockView.pick({ clock: true, source: true, title: true, clause: true }).extend({
      opens: z.boolean(),
      stages: z.array(
        z.strictObject({
          stage: z.string(),
          words: z.string(),
          state: z.string(),
          strictDue: z.string().nullable(),
          presumed: z.boolean(),
        }),
      ),
    }),
  ),
  /** Approvals that the plan would ask for before something is done. `isNew`: by these answers. */
  approvals: z.array(
    z.strictObject({
      gate: z.string(),
      action: z.string(),
      title: z.string(),
      needs: z.array(z.strictObject({ count: z.int(), of: z.string() })),
      because: z.string(),
      clause: z.string(),
      isNew: z.boolean(),
    }),
  ),
  /** What would be owed and is not yet. */
  obligations: z.array(obligationView),
});

/** Saying what an incident is: many answers at once, what would follow from them, and tags. */
export const classifyRoutes = {
  preview: route({
    ...command,
    audit: 'access',
    id: 'incident.preview',
    path: `${at}/preview`,
    summary: 'What would follow from these answers, and why. Records nothing.',
    params: one,
    body: z.strictObject({ answers: answers(asIs).default({}), type: id.nullable().default(null) }),
    answer: told,
  }),
  recordFacts: route({
    ...command,
    id: 'incident.record-facts',
    path: `${at}/facts`,
    summary: 'Answer many questions of the plan at once: all of them, or none.',
    method: 'PUT',
    params: one,
    body: z.strictObject({
      answers: answers(
        z.discriminatedUnion('state', [
          z.strictObject({ state: z.literal('value'), value }),
          z.strictObject({ state: z.literal('unknown'), because: reason }),
        ]),
      ),
    }),
    answer: after,
  }),
  setTags: route({
    ...command,
    id: 'incident.set-tags',
    path: `${at}/tags`,
    summary: 'Say which words of public lists fit: these, and no others.',
    method: 'PUT',
    params: one,
    body: z.strictObject({ tags: z.array(id).max(100) }),
    answer: after.extend({ tags: z.array(z.string()) }),
  }),
} as const;

export const tagRoutes = {
  list: route({
    ...readJson,
    id: 'tag.list',
    path: '/api/v1/tags',
    summary: 'The words of MITRE ATLAS and of the OWASP lists for LLM and agentic applications: ids and names.',
    policy: 'person',
    audit: 'access',
    params: none,
    answer: z.strictObject({
      tags: z.array(
        z.strictObject({ id: z.string(), name: z.string(), list: z.enum(['owasp-llm', 'owasp-agentic', 'atlas']) }),
      ),
    }),
  }),
} as const;
