import { z } from 'zod';
import { route } from '../route.ts';
import { actionNumber, id, instant, line, reason, text } from '../shapes.ts';
import { deliveryFault } from './deliveries.ts';
import { after, at, command, one, read } from './incident-command.ts';
import { opened, who } from './incident-view.ts';

const noticeKind = z.enum(['holding', 'support-script', 'full', 'update', 'retraction']);
const oneNotice = z.strictObject({ incident: id, number: actionNumber });
const number = z.int().min(1);

/** Its way out by e-mail: a letter to each address. */
const mailing = z.strictObject({
  by: who,
  at: z.string(),
  through: z.string(),
  state: z.enum(['waiting', 'leaving', 'held-back']),
  /** The code of what stood against it just before it would have left. */
  because: z.string().nullable(),
  letters: z.array(
    z.strictObject({
      letter: number,
      address: opened,
      state: z.enum(['waiting', 'deferred', 'accepted', 'refused']),
      /** Tries in vain. */
      attempts: z.int(),
      because: deliveryFault.nullable(),
      /** What the mail server gave as its number. */
      status: z.int().nullable(),
      until: z.string().nullable(),
      at: z.string().nullable(),
      messageId: z.string().nullable(),
      queueId: z.string().nullable(),
      /** SHA-256 of what was handed over. */
      proof: opened,
    }),
  ),
});

const noticeView = z.strictObject({
  number,
  notification: z.string(),
  to: z.string(),
  kind: noticeKind,
  template: z.string().nullable(),
  revision: number,
  text: opened,
  /** What the text asked for, and which answer it was filled in with; null for what is no fact, or was not known. */
  used: z.array(z.strictObject({ name: z.string(), revision: z.int().nullable() })),
  /** What stands in it unanswered, and who may answer. */
  open: z.array(z.strictObject({ name: z.string(), answeredBy: z.array(z.string()) })),
  draftedBy: who,
  draftedAt: z.string(),
  languageApproved: z.strictObject({ by: who, at: z.string() }).nullable(),
  /** What it waits for. */
  next: z.enum(['answers', 'language', 'gate', 'approval', 'sending', 'leaving', 'delivery', 'nothing']),
  /** The action that asks its gate. */
  action: z.strictObject({ number, digest: z.string(), progress: z.string(), missing: z.array(z.string()) }).nullable(),
  /** The channel of the plan by which Muster can send it by e-mail; null where there is none, or no mail server. */
  byMail: z.string().nullable(),
  mailing: mailing.nullable(),
  sent: z
    .strictObject({
      how: z.enum(['sent', 'recorded-as-sent']),
      sentAt: z.string(),
      knownAt: z.string(),
      by: who,
      recipients: opened,
      through: z.string().nullable(),
      proof: z.int().nullable(),
    })
    .nullable(),
  retracts: z.int().nullable(),
  retractedBy: z.int().nullable(),
});

const audience = z.strictObject({
  notification: z.string(),
  to: z.string(),
  owner: z.string(),
  gate: z.string().nullable(),
  /** The plan wants them told now. */
  wanted: z.boolean(),
  due: z.string().nullable(),
  through: z.array(z.string()),
  /** Kinds for which the plan has a text ready, in the order in which they are said. */
  ready: z.array(z.strictObject({ kind: noticeKind, template: z.string(), title: z.string() })),
});

const afterNotice = after.extend({
  number,
  revision: number,
  /** Names that stand in the text unanswered: it cannot leave while there is one. */
  open: z.array(z.string()),
  /** The action that asks its gate, once it was asked. */
  action: z.int().nullable(),
});

/** Whom to write to where the text says `{contact}`. */
const contact = line.nullable().default(null);

export const noticeRoutes = {
  notices: route({
    ...read,
    id: 'notice.list',
    path: `${at}/notices`,
    summary: 'The notices of an incident, and the audiences of its plan.',
    answer: z.strictObject({ notices: z.array(noticeView), audiences: z.array(audience), canSend: z.boolean() }),
  }),
  draftNotice: route({
    ...command,
    id: 'notice.draft',
    path: `${at}/notices`,
    summary:
      'Write a notice: from the text that the plan has ready, or another. What nobody knows yet stays open in it.',
    params: one,
    body: z.strictObject({
      notification: id,
      kind: noticeKind,
      /** Null: the plan's own. */
      text: text.nullable().default(null),
      contact,
      retracts: number.nullable().default(null),
    }),
    answer: afterNotice,
    status: 201,
  }),
  reviseNotice: route({
    ...command,
    id: 'notice.revise',
    path: `${at}/notices/:number/revise`,
    summary: 'Change its wording, or fill it in again from what is known now. What was approved of it is void.',
    params: oneNotice,
    body: z.strictObject({ revision: number, text, contact, reason }),
    answer: afterNotice,
  }),
  approveNoticeLanguage: route({
    ...command,
    id: 'notice.approve-language',
    path: `${at}/notices/:number/language`,
    summary: 'Legal approves the wording as it is.',
    params: oneNotice,
    body: z.strictObject({ revision: number }),
    answer: afterNotice,
  }),
  proposeNotice: route({
    ...command,
    id: 'notice.propose',
    path: `${at}/notices/:number/propose`,
    summary: 'Ask the gate for exactly this wording.',
    params: oneNotice,
    body: z.strictObject({ revision: number, reason }),
    answer: afterNotice,
  }),
  sendNotice: route({
    ...command,
    id: 'notice.send',
    path: `${at}/notices/:number/send`,
    summary: 'Send it by e-mail, or record that it was sent, to whom and with which proof.',
    params: oneNotice,
    body: z.strictObject({
      revision: number,
      how: z.enum(['sent', 'recorded-as-sent']),
      /** Null: now. */
      sentAt: instant.nullable().default(null),
      /** To whom, in words, where it is recorded as sent. */
      recipients: text.nullable().default(null),
      /** Where it goes by e-mail: each address gets a letter of its own. */
      addresses: z.array(z.string().max(1_000)).max(100).default([]),
      through: id.nullable().default(null),
      /** The number of an evidence item. */
      proof: number.nullable().default(null),
    }),
    answer: afterNotice,
  }),
  sendLettersAgain: route({
    ...command,
    id: 'notice.send-letters-again',
    path: `${at}/notices/:number/letters`,
    summary: 'Send letters of a notice again that did not get through, to the same address or to another.',
    params: oneNotice,
    body: z.strictObject({
      letters: z
        .array(z.strictObject({ letter: number, address: z.string().max(1_000).nullable().default(null) }))
        .min(1)
        .max(100),
    }),
    answer: afterNotice,
  }),
} as const;
