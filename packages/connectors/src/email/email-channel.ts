import { accepted } from '../kit/channel.ts';
import type { Channel } from '../kit/channel.ts';
import { textOf, wordsOf } from '../kit/message.ts';
import { checkEmailAddress } from './check-address.ts';
import { composeMail } from './compose-mail.ts';
import { maskAddress } from './mask-address.ts';
import { createSmtpPost } from './smtp-post.ts';
import type { SmtpOptions } from './smtp-post.ts';

export interface EmailOptions extends SmtpOptions {
  /** The address that messages come from. */
  readonly from: string;
}

/** E-mail through an SMTP server (RFC 5321), over TLS. */
export function createEmailChannel(options: EmailOptions): Channel {
  const { from } = options;
  const post = createSmtpPost(options);
  return {
    name: 'email',
    provider: `smtp ${post.host}`,
    signs: false,
    checkAddress: checkEmailAddress,
    mask: maskAddress,
    preview: textOf,
    async send(message, { address: to }, { idempotencyKey, signal }) {
      const { bytes, messageId } = await composeMail({
        from: { name: 'Muster', address: from },
        to,
        subject: wordsOf(message).title,
        text: textOf(message),
        key: idempotencyKey,
        isAutomatic: true,
      });
      const handed = await post.hand({ from, to, bytes }, signal);
      return handed.kind === 'accepted' ? accepted(messageId) : handed;
    },
  };
}
