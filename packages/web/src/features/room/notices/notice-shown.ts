import type { Answer } from '../../../client/route-name.ts';

export type NoticesShown = Answer<'incidents.notices'>;
export type NoticeShown = NoticesShown['notices'][number];
export type MailingShown = NonNullable<NoticeShown['mailing']>;
export type LetterShown = MailingShown['letters'][number];
export type NoticeKind = NoticeShown['kind'];

/** What is about to be written. */
export interface Drafting {
  readonly notification: string;
  readonly to: string;
  readonly kind: NoticeKind;
  readonly retracts: number | null;
}
