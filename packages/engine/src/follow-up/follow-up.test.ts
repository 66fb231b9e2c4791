import { addMilliseconds, parseInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { parsePlan } from '@muster/plan';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import type { FollowUpOwner } from '../events/follow-up-fields.ts';
import { noPrevious } from '../record/recorded.ts';
import { said, starterPlan } from '../testkit/run-incident.ts';
import { decideFollowUp } from './decide-follow-up.ts';
import type { FollowUpCommand } from './decide-follow-up.ts';
import { evolveFollowUp } from './follow-up.ts';
import type { FollowUp, RecordedFollowUpEvent } from './follow-up.ts';
import { followUpTimer } from './reminders.ts';

const parsed = parsePlan(starterPlan, 'plan.yaml');
if (!parsed.ok) throw new Error('The starter plan is faulty.');
const { plan } = parsed;
const start = parseInstant('2026-11-23T09:00:00Z');
const hours = (count: number) => addMilliseconds(start, count * 3_600_000);
const days = (count: number) => hours(count * 24);

let now: Instant;
let state: FollowUp | null;
let people: string[];
let holders: Record<string, string>;
/** Who was reminded, step by step. */
let reminded: string[];

beforeEach(() => {
  now = start;
  state = null;
  reminded = [];
  people = [...plan.seats];
  holders = Object.fromEntries(plan.seats.map((seat) => [seat, seat]));
});

/** The code of the refusal; null when it was done. */
function doesAs(actor: Actor, command: FollowUpCommand): string | null {
  const decided = decideFollowUp(state, command, { now, actor, plan, directory: { holders, people } });
  if (!decided.ok) return decided.refusal.code;
  for (const event of decided.value) {
    const version = (state?.version ?? 0) + 1;
    const at = { occurredAt: now, knownAt: now, recordedAt: now, previous: noPrevious };
    const envelope = { id: `event-${version}`, organisation: 'example', stream: 'follow-up/1', version, schema: 1 };
    const recorded: RecordedFollowUpEvent = { ...event, ...envelope, ...at, actor, command: 'c', plan: null };
    state = evolveFollowUp(state, recorded);
    if (event.type === 'follow-up-reminded') {
      const { step, to } = event.data;
      reminded.push(`${step}: ${to === null ? 'nobody' : to.kind === 'seat' ? to.seat : to.person}`);
    }
  }
  return null;
}
const does = (person: string, command: FollowUpCommand) => doesAs({ kind: 'person', person }, command);

function opened(owner: FollowUpOwner = { kind: 'person', person: 'ml-lead' }, due = days(10), by = 'operations-lead') {
  return does(by, {
    type: 'open-follow-up',
    reference: 'F-1',
    incident: 'incident-1',
    incidentReference: 'INC-1',
    kind: 'control',
    factor: null,
    title: said('A filter for account numbers'),
    owner,
    due,
  });
}

/** Time passes; every reminder on the way fires at its instant. */
function passes(until: Instant): void {
  for (
    let timer = state && followUpTimer(state);
    timer && timer.dueAt <= until;
    timer = state && followUpTimer(state)
  ) {
    now = timer.dueAt;
    expect(doesAs({ kind: 'clock' }, { type: 'remind-follow-up', timer: timer.id })).toBeNull();
  }
  now = until;
}

const done = { type: 'do-follow-up', how: said('Filtered'), planVersion: null } as const;
const validate = { type: 'validate-follow-up', how: said('Replayed') } as const;

describe('a follow-up', () => {
  test('is opened by people of the plan, for somebody there is, for a day that is to come', () => {
    expect(opened({ kind: 'person', person: 'somebody' })).toBe('seat/person-unknown');
    expect(opened({ kind: 'function', function: 'privacy' })).toBe('follow-up/no-function');
    expect(opened(undefined, start)).toBe('follow-up/past');
    expect(opened(undefined, days(1), 'a-stranger')).toBe('follow-up/not-yours');
    expect(state).toBeNull();
    expect(opened()).toBeNull();
    expect(opened()).toBe('follow-up/there');
  });

  test('is done by whoever owes it, and closed by another person', () => {
    opened({ kind: 'function', function: 'engineering' });
    expect(does('general-counsel', done)).toBe('follow-up/not-yours');
    expect(does('platform-lead', validate)).toBe('follow-up/not-done');
    expect(does('ml-lead', done)).toBeNull();
    expect(does('ml-lead', done)).toBe('follow-up/not-open');
    expect(does('ml-lead', validate)).toBe('follow-up/own-work');
    expect(does('a-stranger', validate)).toBe('follow-up/not-yours');
    expect(does('platform-lead', validate)).toBeNull();
    expect(state?.state).toMatchObject({ kind: 'validated', by: 'platform-lead', done: { by: 'ml-lead' } });
  });

  test('that changes the plan names the version that carries it', () => {
    opened();
    if (state) state = { ...state, kind: 'plan-change' };
    expect(does('ml-lead', done)).toBe('follow-up/no-version');
    expect(does('ml-lead', { ...done, planVersion: 'a'.repeat(64) })).toBeNull();
  });

  test('gets more time from those who own the review, and never from who owes it', () => {
    opened();
    const move = (due: Instant) => ({ type: 'move-follow-up', due, reason: said('The vendor is late') }) as const;
    expect(does('ml-lead', move(days(20)))).toBe('follow-up/not-yours');
    expect(does('ml-lead', move(days(5)))).toBeNull();
    expect(does('support-lead', move(days(20)))).toBeNull();
    expect(state?.moves.map(({ from, by }) => [from, by])).toEqual([
      [days(10), 'ml-lead'],
      [days(5), 'support-lead'],
    ]);
    // Also where it is their own, although they own the review.
    expect(
      does('operations-lead', { type: 'assign-follow-up', owner: { kind: 'person', person: 'operations-lead' } }),
    ).toBeNull();
    expect(does('operations-lead', move(days(30)))).toBe('follow-up/not-yours');
    expect(does('support-lead', move(start))).toBe('follow-up/past');
  });

  test('reminds its owner before, then, and after, and then another: the lead', () => {
    opened({ kind: 'person', person: 'platform-lead' });
    passes(days(30));
    expect(reminded).toEqual([
      'before: platform-lead',
      'due: platform-lead',
      'overdue: platform-lead',
      'lead: ml-lead',
    ]);
    expect(state && followUpTimer(state)).toBeNull();
  });

  test('of a lead goes to those who own the review at last; of a function first to its lead', () => {
    opened({ kind: 'person', person: 'ml-lead' });
    passes(days(30));
    expect(reminded.at(-1)).toBe('lead: operations-lead');
    does('operations-lead', { type: 'move-follow-up', due: days(40), reason: said('Later') });
    does('operations-lead', { type: 'assign-follow-up', owner: { kind: 'function', function: 'engineering' } });
    delete holders['ml-lead'];
    passes(days(50));
    expect(reminded.slice(4)).toEqual([
      'before: platform-lead',
      'due: platform-lead',
      'overdue: platform-lead',
      'lead: operations-lead',
    ]);
  });

  test('does not remind of what lies before the day was set, nor once it is done, nor of a former day', () => {
    opened(undefined, hours(5));
    const first = state && followUpTimer(state);
    expect(first).toMatchObject({ step: 'due', dueAt: hours(5) });
    expect(doesAs({ kind: 'clock' }, { type: 'remind-follow-up', timer: first?.id ?? '' })).toBe('timer/not-due');
    does('ml-lead', { type: 'move-follow-up', due: hours(4), reason: said('Sooner') });
    now = hours(6);
    expect(doesAs({ kind: 'clock' }, { type: 'remind-follow-up', timer: first?.id ?? '' })).toBe('timer/not-current');
    does('ml-lead', done);
    passes(days(9));
    expect(reminded).toEqual([]);
    expect(
      does('general-counsel', { type: 'reopen-follow-up', due: days(12), reason: said('It leaks again') }),
    ).toBeNull();
    passes(days(12));
    expect(reminded).toEqual(['before: ml-lead', 'due: ml-lead']);
    expect(state?.reopenings).toHaveLength(1);
  });

  test('tells nobody where nobody is left, and says so', () => {
    opened({ kind: 'person', person: 'platform-lead' });
    people = people.filter((each) => each !== 'platform-lead');
    passes(days(8));
    expect(reminded).toEqual(['before: nobody']);
  });

  test('lets legal destroy its words, and nobody else', () => {
    opened();
    const redact = { type: 'redact-follow-up', content: state?.title.id ?? '', reason: said('A name') } as const;
    expect(does('ml-lead', redact)).toBe('follow-up/not-yours');
    expect(does('general-counsel', { ...redact, content: 'other' })).toBe('content/unknown');
    expect(does('general-counsel', redact)).toBeNull();
    expect(does('general-counsel', redact)).toBe('content/unknown');
  });
});
