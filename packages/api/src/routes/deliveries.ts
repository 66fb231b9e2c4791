import { z } from 'zod';
import { readJson, writeJson, route } from '../route.ts';
import { id, none, outsideFaults, pageOf, pageQuery } from '../shapes.ts';
import { channelName } from './contacts.ts';
import { who } from './incident-view.ts';

export const deliveryFault = z.enum([...outsideFaults, 'no-channel', 'no-contact']);

const delivery = z.strictObject({
  id: z.string(),
  purpose: z.enum(['page', 'code', 'check', 'shift', 'reminder', 'canary']),
  /** The incident that it is about, as `INC-12`. */
  reference: z.string().nullable(),
  person: who,
  channel: channelName.nullable(),
  provider: z.string().nullable(),
  /** `accepted`: the provider took it. `arrived`: the person came by it. */
  state: z.enum(['queued', 'deferred', 'accepted', 'arrived', 'failed', 'dropped']),
  /** Why it did not get through, or is not needed any more. */
  because: z.union([deliveryFault, z.enum(['answered', 'contact-removed'])]).nullable(),
  /** The number that the provider gave as its reason. */
  status: z.int().nullable(),
  receipt: z.string().nullable(),
  attempts: z.int().min(0),
  queuedAt: z.string(),
  /** When it leaves, or is tried again; null where it does not. */
  nextAt: z.string().nullable(),
  /** It waits for the end of quiet hours. */
  held: z.boolean(),
  /** When it came to its end. */
  endedAt: z.string().nullable(),
  again: z.string().nullable(),
});

const one = z.strictObject({ delivery: id });

/** What was sent to whom, over what, and what became of it. */
export const deliveryRoutes = {
  list: route({
    ...readJson,
    id: 'delivery.list',
    path: '/api/v1/deliveries',
    summary: 'Messages to people, the latest first, and what became of each.',
    policy: 'person',
    audit: 'access',
    page: { most: 200 },
    query: pageQuery.extend({ whose: z.enum(['mine', 'all']).default('mine') }),
    answer: pageOf(delivery),
  }),
  preview: route({
    ...readJson,
    id: 'delivery.preview',
    path: '/api/v1/deliveries/:delivery/preview',
    summary: 'What such a message says. A code is not shown.',
    policy: 'person',
    audit: 'access',
    params: one,
    answer: z.strictObject({ channel: channelName.nullable(), text: z.string() }),
  }),
  redeliver: route({
    ...writeJson,
    id: 'delivery.redeliver',
    path: '/api/v1/deliveries/:delivery/redeliver',
    summary: 'Send a message again, as a delivery of its own: to oneself, or as an administrator to anybody.',
    policy: 'person',
    audit: 'event',
    params: one,
    body: none,
    answer: z.strictObject({ delivery: z.string() }),
    status: 201,
  }),
  channels: route({
    ...readJson,
    id: 'channel.list',
    path: '/api/v1/channels',
    summary: 'The channels of this server, and whether they get through.',
    policy: 'person',
    audit: 'access',
    answer: z.strictObject({
      channels: z.array(
        z.strictObject({
          channel: channelName,
          provider: z.string(),
          perMinute: z.int(),
          /** Of the latest deliveries: when the provider took one last, and since when it takes none. */
          acceptedAt: z.string().nullable(),
          failing: z.strictObject({ since: z.string(), because: deliveryFault, count: z.int() }).nullable(),
        }),
      ),
      /** The latest message that was sent to prove arrival; null where none is set up, or none has left yet. */
      canary: z.strictObject({ sentAt: z.string(), arrivedAt: z.string().nullable(), late: z.boolean() }).nullable(),
    }),
  }),
  canaryCame: route({
    ...writeJson,
    id: 'canary.came',
    path: '/api/v1/canary',
    summary: 'Give the word of a canary back: the message arrived. For what stands at the other end of its address.',
    policy: 'public',
    audit: 'event',
    limit: { bodyBytes: 1_024, perMinute: 30 },
    body: z.strictObject({ word: z.string().min(1).max(200) }),
    answer: none,
  }),
} as const;
