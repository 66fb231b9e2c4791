import { z } from 'zod';
import { readJson, writeJson, route } from '../route.ts';
import { oneMapping } from './mappings.ts';
import { ticket, trackerName } from './tickets.ts';
import { id, instant, none, pageOf, pageQuery, reason, severity } from '../shapes.ts';

/** Alertmanager sends up to some hundred alerts in one call; a storm comes in many calls. */
const intakeLimit = { bodyBytes: 4_194_304, perMinute: 60_000 } as const;

const signal = z.strictObject({
  key: z.string(),
  startsAt: z.string(),
  resolvedAt: z.string().nullable(),
  sightings: z.int(),
  content: z.unknown(),
  /** What a redaction names. */
  contentId: z.string().optional(),
});
const signalGroup = z.strictObject({
  id: z.string(),
  source: z.string(),
  system: z.string().nullable(),
  title: z.string(),
  triage: z.enum(['new', 'triaging', 'snoozed', 'declared', 'attached', 'declined', 'ticketed']),
  /** The incident that it became or joined, and what people call it. */
  incident: z.string().nullable(),
  reference: z.string().nullable(),
  /** Until when it is put off. */
  until: z.string().nullable(),
  /** Why it waits again after it was put off: its time has come, or a worse signal came. */
  woken: z.strictObject({ because: z.enum(['time', 'worse']), at: z.string() }).nullable(),
  /** What it looks like by rules, and why. A person decides. Null where there is no plan, and once somebody has decided. */
  suggestion: z
    .strictObject({
      type: z.strictObject({ id: z.string(), because: z.array(z.string()) }).nullable(),
      severity: z.strictObject({ level: severity, because: z.array(z.string()) }),
    })
    .nullable(),
  /** The latest ticket for engineering about them. */
  ticket: ticket.nullable(),
  firing: z.int(),
  signals: z.int(),
  firstReceivedAt: z.string(),
  lastReceivedAt: z.string(),
});
const one = z.strictObject({ group: id });

/** What a person writes into a ticket: it leaves the house. `tracker`: null for the one that is set up. */
const ticketWords = z.strictObject({
  title: z.string().trim().min(1).max(150),
  note: reason.nullable().default(null),
  tracker: trackerName.nullable().default(null),
});

export const signalRoutes = {
  alertmanager: route({
    ...writeJson,
    id: 'intake.alertmanager',
    path: '/in/alertmanager',
    summary: 'Alertmanager webhook, version 4. Answered once it is durable.',
    policy: 'intake',
    audit: 'event',
    limit: intakeLimit,
    takes: 'bytes',
    body: z.unknown(),
    answer: z.strictObject({ accepted: z.literal(true) }),
    status: 202,
  }),
  generic: route({
    ...writeJson,
    id: 'intake.generic',
    path: '/in/generic',
    summary: 'Any JSON object as one signal. Answered once it is durable.',
    policy: 'intake',
    audit: 'event',
    limit: intakeLimit,
    takes: 'bytes',
    body: z.unknown(),
    answer: z.strictObject({ accepted: z.literal(true) }),
    status: 202,
  }),
  mapped: route({
    ...writeJson,
    id: 'intake.mapped',
    path: '/in/generic/:name',
    summary: 'Any JSON object as one signal, read by the mapping of that name. Answered once it is durable.',
    policy: 'intake',
    audit: 'event',
    limit: intakeLimit,
    takes: 'bytes',
    params: oneMapping,
    body: z.unknown(),
    answer: z.strictObject({ accepted: z.literal(true) }),
    status: 202,
  }),
  list: route({
    ...readJson,
    id: 'signal.list',
    path: '/api/v1/signals',
    summary: 'Groups of signals, the newest first.',
    policy: 'person',
    audit: 'access',
    page: { most: 200 },
    query: pageQuery,
    answer: pageOf(signalGroup),
  }),
  show: route({
    ...readJson,
    id: 'signal.show',
    path: '/api/v1/signals/:group',
    summary: 'One group with its signals as they came.',
    policy: 'person',
    audit: 'access',
    params: one,
    answer: signalGroup.extend({ members: z.array(signal) }),
  }),
  attachment: route({
    ...readJson,
    id: 'signal.attachment',
    path: '/api/v1/signals/:group/attachments/:content',
    summary: 'A file that came with a report, as inert bytes.',
    policy: 'person',
    audit: 'access',
    gives: 'bytes',
    params: z.strictObject({ group: id, content: z.uuid() }),
    answer: z.unknown(),
  }),
  redact: route({
    ...writeJson,
    id: 'signal.redact',
    path: '/api/v1/signals/:group/contents/:content/redact',
    summary: 'Destroy what a signal, a reason or an attachment says. The proof that it was there remains.',
    policy: 'person',
    audit: 'event',
    params: z.strictObject({ group: id, content: z.uuid() }),
    body: z.strictObject({ reason }),
    answer: none,
  }),
  triage: route({
    ...writeJson,
    id: 'signal.triage',
    path: '/api/v1/signals/:group/triage',
    summary: 'Say that you look at these signals.',
    policy: 'person',
    audit: 'event',
    params: one,
    body: none,
    answer: none,
  }),
  snooze: route({
    ...writeJson,
    id: 'signal.snooze',
    path: '/api/v1/signals/snooze',
    summary: 'Put groups off until then, for seven days at most: all of them, or none. A worse signal brings one back.',
    policy: 'person',
    audit: 'event',
    body: z.strictObject({ groups: z.array(id).min(1).max(100), until: instant }),
    answer: none,
  }),
  decline: route({
    ...writeJson,
    id: 'signal.decline',
    path: '/api/v1/signals/:group/decline',
    summary: 'No incident, and why; with a ticket for engineering where that is all it needs.',
    policy: 'person',
    audit: 'event',
    params: one,
    body: z.strictObject({ reason, nearMiss: z.boolean().default(false), ticket: reason.nullable().default(null) }),
    answer: none,
  }),
  previewTicket: route({
    ...writeJson,
    id: 'signal.ticket-preview',
    path: '/api/v1/signals/:group/ticket/preview',
    summary: 'What a ticket about these signals would say, and where it would go. Nothing leaves.',
    policy: 'person',
    audit: 'access',
    params: one,
    body: ticketWords,
    answer: z.strictObject({ tracker: trackerName, where: z.string(), title: z.string(), text: z.string() }),
  }),
  ticket: route({
    ...writeJson,
    id: 'signal.ticket',
    path: '/api/v1/signals/:group/ticket',
    summary: 'No incident, but work for engineering: a ticket leaves, with your words, numbers, times and a link back.',
    policy: 'person',
    audit: 'event',
    params: one,
    body: ticketWords.extend({ reason }),
    answer: z.strictObject({ ticket: z.string() }),
    status: 201,
  }),
} as const;
