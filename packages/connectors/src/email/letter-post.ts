import { hash } from 'node:crypto';
import type { CheckedAddress, Failed, SendOptions } from '../kit/channel.ts';
import { plainLine } from '../kit/message.ts';
import { checkEmailAddress } from './check-address.ts';
import { composeMail } from './compose-mail.ts';
import { maskAddress } from './mask-address.ts';
import { createSmtpPost } from './smtp-post.ts';
import type { SmtpOptions } from './smtp-post.ts';

export interface LetterOptions extends SmtpOptions {
  /** The address that letters come from. */
  readonly from: string;
}

/** What somebody wrote and others approved, word for word. */
export interface Letter {
  /** Who writes: the organisation. */
  readonly sender: string;
  readonly subject: string;
  readonly text: string;
}

export type LetterSent =
  | {
      readonly kind: 'accepted';
      readonly messageId: string;
      /** What the server calls it in its queue, where it said so in a way that is known. */
      readonly queueId: string | null;
      /** SHA-256 in hex over all bytes that were handed over, and how many they were. */
      readonly digest: string;
      readonly bytes: number;
    }
  | Failed;

/**
 * Takes approved texts to addresses outside, by e-mail: one message for each, to nobody else, with the words as they
 * are. Never throws for what a mail server does, and gives back neither address nor text.
 */
export interface LetterPost {
  checkAddress(given: string): CheckedAddress;
  mask(address: string): string;
  send(letter: Letter, address: string, options: SendOptions): Promise<LetterSent>;
}

export function createLetterPost(options: LetterOptions): LetterPost {
  const { from } = options;
  const post = createSmtpPost(options);
  return {
    checkAddress: checkEmailAddress,
    mask: maskAddress,
    async send({ sender, subject, text }, to, { idempotencyKey: key, signal }) {
      const name = plainLine(sender);
      const mail = { from: { name, address: from }, to, subject: plainLine(subject), text, key, isAutomatic: false };
      const { bytes, messageId } = await composeMail(mail);
      const handed = await post.hand({ from, to, bytes }, signal);
      if (handed.kind !== 'accepted') return handed;
      const digest = hash('sha256', bytes, 'hex');
      return { kind: 'accepted', messageId, queueId: queueIdOf(handed.reply), digest, bytes: bytes.length };
    },
  };
}

/** `250 2.0.0 Ok: queued as 4F3xYz`, as Postfix says it, and `250 OK id=1tG…`, as Exim does. */
function queueIdOf(reply: string): string | null {
  return /(?:queued as |\bid=)([A-Za-z0-9.-]{4,64})\b/.exec(reply)?.[1] ?? null;
}
