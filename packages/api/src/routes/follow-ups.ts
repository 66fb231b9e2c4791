import { z } from 'zod';
import { readJson, route } from '../route.ts';
import { digest, id, instant, line, pageOf, pageQuery, reason, text } from '../shapes.ts';
import { after, at, command, marking, one, read } from './incident-command.ts';
import { opened, shownMarking, who } from './incident-view.ts';

const functionId = z.enum(['security', 'legal', 'operations', 'engineering', 'privacy', 'communications', 'executive']);
const kind = z.enum(['work', 'control', 'plan-change']);
const number = z.int().min(1);

/** Who owes it: whoever sits in a function, or one person. */
const owner = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('function'), function: functionId }),
  z.strictObject({ kind: z.literal('person'), person: id }),
]);

const done = z.strictObject({ by: who, at: z.string(), how: opened, planVersion: z.string().nullable() });

const followUpView = z.strictObject({
  id: z.string(),
  reference: z.string(),
  version: z.int(),
  incident: z.strictObject({ id: z.string(), reference: z.string() }),
  kind,
  /** The number of the contributing factor that it answers. */
  factor: z.int().nullable(),
  title: opened,
  /** The id that a redaction of the title names. */
  content: z.string(),
  owner: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('function'), function: functionId }),
    who.extend({ kind: z.literal('person') }),
  ]),
  due: z.string(),
  overdue: z.boolean(),
  mine: z.boolean(),
  /** `done`: its owner says so. `validated`: another person has seen that it works. */
  state: z.enum(['open', 'done', 'validated']),
  done: done.nullable(),
  validated: z.strictObject({ by: who, at: z.string(), how: opened }).nullable(),
  openedBy: who,
  openedAt: z.string(),
  moves: z.array(z.strictObject({ from: z.string(), by: who, at: z.string(), reason: opened })),
  reopenings: z.array(z.strictObject({ by: who, at: z.string(), reason: opened })),
  reminders: z.array(z.strictObject({ step: z.enum(['before', 'due', 'overdue', 'lead']), at: z.string() })),
});

const path = '/api/v1/follow-ups/:followUp';
const params = z.strictObject({ followUp: id });
/** What every command on one answers. */
const afterOne = z.strictObject({
  reference: z.string(),
  version: z.int(),
  state: z.enum(['open', 'done', 'validated']),
  due: z.string(),
});
const change = { ...command, params, answer: afterOne } as const;

export const followUpRoutes = {
  list: route({
    ...readJson,
    id: 'follow-up.list',
    path: '/api/v1/follow-ups',
    summary: 'What is owed after incidents, the next due first.',
    policy: 'person',
    audit: 'access',
    page: { most: 200 },
    query: pageQuery.extend({
      whose: z.enum(['mine', 'all']).default('all'),
      /** `unfinished`: all that nobody has validated. */
      state: z.enum(['unfinished', 'open', 'done', 'validated', 'all']).default('unfinished'),
      overdue: z.stringbool().optional(),
      /** Id or reference of the incident. */
      incident: id.optional(),
    }),
    answer: pageOf(followUpView),
  }),
  open: route({
    ...command,
    id: 'follow-up.open',
    path: `${at}/follow-ups`,
    summary: 'Say what is owed after an incident, by whom and by when. Also after it is closed.',
    params: one,
    body: z.strictObject({
      title: line,
      kind: kind.default('work'),
      owner,
      due: instant,
      factor: number.nullable().default(null),
    }),
    answer: afterOne.extend({ id: z.string() }),
    status: 201,
  }),
  assign: route({
    ...change,
    id: 'follow-up.assign',
    path: `${path}/assign`,
    summary: 'Hand a follow-up on.',
    body: z.strictObject({ owner }),
  }),
  move: route({
    ...change,
    id: 'follow-up.move',
    path: `${path}/move`,
    summary:
      'Make a follow-up due at another instant, with the reason. Whoever owes it alone gets no more time from themselves.',
    body: z.strictObject({ due: instant, reason }),
  }),
  done: route({
    ...change,
    id: 'follow-up.done',
    path: `${path}/done`,
    summary: 'Say that a follow-up is done, and how. A change of the plan names the version that carries it.',
    body: z.strictObject({ how: text, planVersion: digest.nullable().default(null) }),
  }),
  validate: route({
    ...change,
    id: 'follow-up.validate',
    path: `${path}/validate`,
    summary: 'Show that what was done works, as another person than the one who did it.',
    body: z.strictObject({ how: text }),
  }),
  reopen: route({
    ...change,
    id: 'follow-up.reopen',
    path: `${path}/reopen`,
    summary: 'Owe it again: it was not done after all, or does not hold.',
    body: z.strictObject({ reason, due: instant }),
  }),
  redact: route({
    ...change,
    id: 'follow-up.redact',
    path: `${path}/redactions`,
    summary: 'Destroy one text of a follow-up. Its proof stays.',
    body: z.strictObject({ content: id, reason }),
  }),
} as const;

const factorKind = z.enum([
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
]);

/** What made an incident possible, likelier or worse. */
export const factorRoutes = {
  factors: route({
    ...read,
    id: 'factor.list',
    path: `${at}/factors`,
    summary:
      'What made the incident possible, likelier or worse. What counsel directed is shown to legal, to who directed it and to who wrote it.',
    answer: z.strictObject({
      factors: z.array(
        z.strictObject({
          number,
          kind: factorKind,
          text: opened,
          content: z.string(),
          /** Held back from whoever asks: counsel directed it. */
          withheld: z.boolean(),
          marking: shownMarking,
          by: who,
          at: z.string(),
        }),
      ),
    }),
  }),
  recordFactor: route({
    ...command,
    id: 'factor.record',
    path: `${at}/factors`,
    summary: 'Record a contributing factor, marked as it is. Never a person: what let a person fail is the factor.',
    params: one,
    body: z.strictObject({ kind: factorKind, text, marking }),
    answer: after.extend({ number }),
    status: 201,
  }),
} as const;
