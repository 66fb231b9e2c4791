import { z } from 'zod';
import { readJson, writeJson, route } from '../route.ts';
import { id, none, pageOf, pageQuery } from '../shapes.ts';

export const channelName = z.enum(['email', 'sms', 'voice', 'webhook', 'slack', 'teams', 'pagerduty', 'push']);

const contact = z.strictObject({
  id: z.string(),
  channel: channelName,
  /** Who carries it; null where this server has no such channel any more. */
  provider: z.string().nullable(),
  /** Enough to recognise the address by; null where it cannot be read. */
  masked: z.string().nullable(),
  /** `gone`: its provider says that nobody is reached there any more. */
  state: z.enum(['new', 'code-sent', 'verified', 'gone']),
  addedAt: z.string(),
  verifiedAt: z.string().nullable(),
  /** Until when the code counts that was sent. */
  codeUntil: z.string().nullable(),
  signed: z.boolean(),
});

const quietHours = z.strictObject({
  from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day, as 22:00'),
  to: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day, as 07:00'),
  zone: z.string().min(1).max(100),
});

/** The secret is shown once: whoever receives the messages checks their signature with it. */
const withSecret = z.strictObject({ contact: z.string(), secret: z.string().nullable() });

const one = z.strictObject({ contact: id });
/** Codes and addresses are what somebody might try out: fewer than other changes. */
const limit = { bodyBytes: 16_384, perMinute: 30 } as const;
const mine = { ...writeJson, policy: 'person', audit: 'event', limit } as const;

/** How whoever asks is reached: their own contact methods, and nobody else's. */
export const contactRoutes = {
  list: route({
    ...readJson,
    id: 'contact.list',
    path: '/api/v1/contacts',
    summary: 'The contact methods of whoever asks, in the order in which they are called, and the channels there are.',
    policy: 'person',
    audit: 'access',
    answer: z.strictObject({
      contacts: z.array(contact),
      quiet: quietHours.nullable(),
      channels: z.array(
        z.strictObject({
          channel: channelName,
          provider: z.string(),
          /** What a browser subscribes with, where the channel reaches browsers; else null. */
          key: z.string().nullable(),
        }),
      ),
    }),
  }),
  add: route({
    ...mine,
    id: 'contact.add',
    path: '/api/v1/contacts',
    summary: 'Add a contact method: a code of six digits is sent to it.',
    body: z.strictObject({ channel: channelName, address: z.string().min(1).max(4_000) }),
    answer: withSecret,
    status: 201,
  }),
  code: route({
    ...mine,
    id: 'contact.code',
    path: '/api/v1/contacts/:contact/code',
    summary: 'Send another code to a contact method.',
    params: one,
    body: none,
    answer: none,
  }),
  verify: route({
    ...mine,
    id: 'contact.verify',
    path: '/api/v1/contacts/:contact/verify',
    summary: 'Give the code that came: from then on the contact method is used.',
    params: one,
    body: z.strictObject({ code: z.string().regex(/^\d{6}$/, 'Six digits') }),
    answer: none,
  }),
  remove: route({
    ...mine,
    id: 'contact.remove',
    path: '/api/v1/contacts/:contact/remove',
    summary: 'Take a contact method away. Its address is destroyed.',
    params: one,
    body: none,
    answer: none,
  }),
  rotate: route({
    ...mine,
    id: 'contact.rotate',
    path: '/api/v1/contacts/:contact/secret',
    summary:
      'A new secret for the signatures of a webhook. For a day messages carry a signature by the former one too.',
    params: one,
    body: none,
    answer: withSecret,
    status: 201,
  }),
  order: route({
    ...mine,
    id: 'contact.order',
    method: 'PUT',
    path: '/api/v1/contacts/order',
    summary: 'In which order the contact methods are called.',
    body: z.strictObject({ contacts: z.array(id).max(20) }),
    answer: none,
  }),
  quietHours: route({
    ...mine,
    id: 'contact.quiet-hours',
    method: 'PUT',
    path: '/api/v1/contacts/quiet-hours',
    summary: 'When whoever asks is not to be woken, unless it is critical or could be; null for never.',
    body: z.strictObject({ hours: quietHours.nullable() }),
    answer: none,
  }),
  reach: route({
    ...readJson,
    id: 'contact.reach',
    path: '/api/v1/reach',
    summary: 'Who of those in a seat can be reached: by how many verified contact methods, through how many providers.',
    policy: 'person',
    audit: 'access',
    page: { most: 200 },
    query: pageQuery,
    answer: pageOf(
      z.strictObject({
        person: z.string(),
        name: z.string().nullable(),
        seats: z.array(z.string()),
        methods: z.int().min(0),
        providers: z.int().min(0),
        /** Methods whose owner did not answer the monthly question in time. */
        unconfirmed: z.int().min(0),
      }),
    ),
  }),
} as const;
