import type { Instant } from '@muster/clocks';
import type { ContentRef } from '../content-ref.ts';
import { personOf } from '../actor.ts';
import type { FollowUpEvent } from '../events/all-events.ts';
import type { FollowUpKind, FollowUpOwner, ReminderStep } from '../events/follow-up-fields.ts';
import type { RecordedOf } from '../record/read-event.ts';

export type RecordedFollowUpEvent = RecordedOf<FollowUpEvent>;

/** Something that is owed after an incident, and where it stands. It is open until another person has validated it. */
export interface FollowUp {
  readonly id: string;
  readonly version: number;
  readonly reference: string;
  readonly incident: string;
  readonly incidentReference: string;
  readonly kind: FollowUpKind;
  readonly factor: number | null;
  readonly title: ContentRef;
  readonly owner: FollowUpOwner;
  readonly due: Instant;
  /** When that instant was set, and how often one was: reminders of a former one find nothing to fire. */
  readonly dueSetAt: Instant;
  readonly dueRevision: number;
  readonly openedBy: string;
  readonly openedAt: Instant;
  readonly state: FollowUpState;
  /** Every instant that it was due at before, with why it was moved. */
  readonly moves: readonly {
    readonly from: Instant;
    readonly by: string;
    readonly at: Instant;
    readonly reason: ContentRef;
  }[];
  readonly reminders: readonly { readonly step: ReminderStep; readonly at: Instant; readonly revision: number }[];
  readonly reopenings: readonly { readonly by: string; readonly at: Instant; readonly reason: ContentRef }[];
  readonly redacted: readonly string[];
  readonly updatedAt: Instant;
}

interface Done {
  readonly by: string;
  readonly at: Instant;
  readonly how: ContentRef;
  readonly planVersion: string | null;
}

export type FollowUpState =
  | { readonly kind: 'open' }
  | ({ readonly kind: 'done' } & Done)
  | {
      readonly kind: 'validated';
      readonly done: Done;
      readonly by: string;
      readonly at: Instant;
      readonly how: ContentRef;
    };

export function evolveFollowUp(before: FollowUp | null, event: RecordedFollowUpEvent): FollowUp {
  const { version, recordedAt: updatedAt } = event;
  if (event.type === 'follow-up-opened') {
    const id = event.stream.slice(event.stream.indexOf('/') + 1);
    const by = { openedBy: personOf(event.actor), openedAt: updatedAt, dueSetAt: updatedAt, dueRevision: 1 };
    const lists = { moves: [], reminders: [], reopenings: [], redacted: [] };
    return { id, version, ...event.data, ...by, ...lists, state: { kind: 'open' }, updatedAt };
  }
  if (before === null) throw new TypeError(`A follow-up begins with follow-up-opened, not with ${event.type}.`);
  return { ...before, ...change(before, event), version, updatedAt };
}

type Change = Exclude<RecordedFollowUpEvent, { readonly type: 'follow-up-opened' }>;

function change(was: FollowUp, event: Change): Partial<FollowUp> {
  const [by, at] = [personOf(event.actor), event.recordedAt];
  switch (event.type) {
    case 'follow-up-assigned':
      return { owner: event.data.owner };
    case 'follow-up-due-moved': {
      const { from, due, reason } = event.data;
      return { ...dueAnew(was, due, at), moves: [...was.moves, { from, by, at, reason }] };
    }
    case 'follow-up-done':
      return { state: { kind: 'done', by, at, ...event.data } };
    case 'follow-up-validated':
      return was.state.kind === 'done' ? { state: { kind: 'validated', done: was.state, by, at, ...event.data } } : {};
    case 'follow-up-reopened': {
      const { due, reason } = event.data;
      const reopenings = [...was.reopenings, { by, at, reason }];
      return { ...dueAnew(was, due, at), state: { kind: 'open' }, reopenings };
    }
    case 'follow-up-reminded': {
      const reminder = { step: event.data.step, at, revision: was.dueRevision };
      return { reminders: [...was.reminders, reminder] };
    }
    case 'content-redacted':
      return { redacted: [...was.redacted, event.data.content] };
  }
}

function dueAnew(was: FollowUp, due: Instant, at: Instant): Partial<FollowUp> {
  return { due, dueSetAt: at, dueRevision: was.dueRevision + 1 };
}
