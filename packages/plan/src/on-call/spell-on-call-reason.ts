import type { OnCallSchedule } from '../compiled-parts.ts';
import type { OnCallReason } from './segment.ts';

/** Why a seat is called, or why none is, in a sentence. */
export function spellOnCallReason(why: OnCallReason, schedule: OnCallSchedule | undefined): string {
  switch (why.kind) {
    case 'rotation':
      return 'It is their turn.';
    case 'holiday':
      return `They take the holiday of ${why.day}.`;
    case 'override': {
      const because = schedule?.overrides[why.override]?.because ?? null;
      return because === null ? 'They stand in.' : `They stand in: ${because}`;
    }
    case 'nobody':
      return 'Nobody is on call at that hour.';
    case 'no-holiday-table':
      return `The calendar ${why.calendar} has no table for ${why.year}: nobody can tell who is on call.`;
  }
}
