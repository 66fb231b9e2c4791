import type { Instant } from '@muster/clocks';
import { page } from './effect.ts';
import type { Unnumbered } from './effect.ts';
import type { Incident } from './incident.ts';
import type { RecordedIncidentEvent } from './incident-event.ts';
import { callsForHelp, deliveryOf } from './mailing-rules.ts';
import type { Mailing, Notice } from './written.ts';

type MailingEvent = Extract<
  RecordedIncidentEvent,
  {
    type:
      | 'notice-released'
      | 'notice-leaving'
      | 'notice-held-back'
      | 'letter-deferred'
      | 'letter-refused'
      | 'letters-sent-again';
  }
>;

/** What leaves, or is tried again; and whoever had it sent is called where it does not get through. */
export function mailingEffects(event: MailingEvent, after: Incident): readonly Unnumbered[] {
  const notice = after.notices.find(({ number }) => number === event.data.number);
  const mailing = notice?.mailing ?? null;
  if (notice === undefined || mailing === null) return [];
  switch (event.type) {
    case 'notice-released':
      return [{ kind: 'send-notice', incident: after.id, notice: notice.number, release: mailing.release }];
    case 'notice-leaving':
      return mailing.letters.map((_, index) => letter(after, notice, mailing, index + 1, null));
    case 'letters-sent-again':
      return event.data.letters.map(({ letter: number }) => letter(after, notice, mailing, number, null));
    case 'letter-deferred': {
      const again = letter(after, notice, mailing, event.data.letter, event.data.until);
      const calls = callsForHelp(mailing.letters[event.data.letter - 1]);
      return calls ? [again, tellSender(after, notice, mailing)] : [again];
    }
    case 'letter-refused':
    case 'notice-held-back':
      return [tellSender(after, notice, mailing)];
  }
}

function letter(
  { id: incident }: Incident,
  { number: notice }: Notice,
  { letters }: Mailing,
  number: number,
  notBefore: Instant | null,
): Unnumbered {
  const attempt = letters[number - 1]?.attempts ?? 0;
  return { kind: 'send-letter', incident, notice, letter: number, attempt, notBefore };
}

function tellSender(incident: Incident, notice: Notice, { by: person }: Mailing): Unnumbered {
  return page(incident, { kind: 'person', person }, deliveryOf(notice));
}
