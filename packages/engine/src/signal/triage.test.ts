import { addMilliseconds, parseInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { Severity } from '@muster/plan';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { said } from '../testkit/run-incident.ts';
import { decideSignalGroup } from './decide-signal-group.ts';
import type { SignalCommand } from './decide-signal-group.ts';
import { evolveSignalGroup, signalTimer } from './signal-group.ts';
import type { RecordedSignalEvent, SignalGroup } from './signal-group.ts';

const hour = 3_600_000;
const nine = parseInstant('2026-11-23T09:00:00Z');
const responder: Actor = { kind: 'person', person: 'security-lead' };
const source: Actor = { kind: 'service', service: 'intake' };
const clock: Actor = { kind: 'clock' };

let group: SignalGroup | null;
let now: Instant;

beforeEach(() => {
  group = null;
  now = nine;
  receive('first', null);
});

function does(actor: Actor, command: SignalCommand): string | null {
  const decided = decideSignalGroup(group, command, { actor, now });
  if (!decided.ok) return decided.refusal.code;
  for (const event of decided.value)
    group = evolveSignalGroup(group, {
      ...event,
      stream: 'signal/g-1',
      version: (group?.version ?? 0) + 1,
      recordedAt: now,
    } as RecordedSignalEvent);
  return null;
}

function receive(key: string, level: Severity | null) {
  const told = { source: 'alertmanager', key, group: 'g-1', system: null, startsAt: now, receivedAt: now };
  return does(source, { type: 'receive-signal', ...told, content: said(key), level });
}

const snooze = (hours: number, level: Severity | null = null) =>
  does(responder, { type: 'snooze-signals', until: addMilliseconds(now, hours * hour), level });
const wake = () => does(clock, { type: 'wake-signals', timer: group === null ? '' : (signalTimer(group)?.id ?? '') });

describe('a group that is put off', () => {
  test('comes back by itself at its time, and not before', () => {
    expect(snooze(4)).toBeNull();
    expect(group?.triage).toMatchObject({ kind: 'snoozed', by: 'security-lead', until: '2026-11-23T13:00:00.000Z' });
    expect(wake()).toBe('timer/not-due');
    now = addMilliseconds(nine, 4 * hour);
    expect(wake()).toBeNull();
    expect(group?.triage).toEqual({ kind: 'new', woken: { because: 'time', at: now } });
    expect(wake(), 'its timer is spent').toBe('timer/not-current');
  });

  test('comes back at once for a signal that is worse than all before, and for no other', () => {
    snooze(4, 'medium');
    receive('the same again', 'medium');
    receive('nobody says how bad', null);
    expect(group?.triage.kind).toBe('snoozed');
    receive('worse', 'high');
    expect(group?.triage).toMatchObject({ kind: 'new', woken: { because: 'worse' } });
  });

  test('comes back when a signal of it changes for the worse', () => {
    snooze(4);
    const told = { source: 'alertmanager', key: 'first', receivedAt: now, content: said('much worse') };
    does(source, { type: 'change-signal', ...told, level: 'critical' });
    expect(group?.triage.kind).toBe('new');
  });

  test('can be put off for seven days at most, and not into the past', () => {
    expect(snooze(7 * 24)).toBeNull();
    expect(snooze(7 * 24 + 1)).toBe('signal/impossible-time');
    expect(snooze(0)).toBe('signal/impossible-time');
  });

  test('is looked at again by whoever takes it, and then waits for no time', () => {
    snooze(4);
    expect(does(responder, { type: 'begin-triage' })).toBeNull();
    expect(group === null ? null : signalTimer(group)).toBeNull();
  });

  test('can be declared, attached and declined without waking it first', () => {
    const snoozed = (snooze(4), group);
    const ends: readonly SignalCommand[] = [
      { type: 'declare-from-signals', incident: 'incident-1' },
      { type: 'attach-signals', incident: 'incident-1' },
      { type: 'decline-signals', reason: said('A test'), nearMiss: false, ticket: null },
    ];
    for (const end of ends) {
      group = snoozed;
      expect(does(responder, end)).toBeNull();
      expect(group === null ? null : signalTimer(group)).toBeNull();
    }
  });
});

describe('a group that is attached', () => {
  test('names its incident and is triaged no more', () => {
    expect(does(responder, { type: 'attach-signals', incident: 'incident-3' })).toBeNull();
    expect(group?.triage).toMatchObject({ kind: 'attached', incident: 'incident-3', by: 'security-lead' });
    expect(does(responder, { type: 'declare-from-signals', incident: 'incident-4' })).toBe('signal/already-triaged');
    expect(snooze(1)).toBe('signal/already-triaged');
  });

  test('is attached by a person alone', () => {
    expect(does(source, { type: 'attach-signals', incident: 'incident-3' })).toBe('actor/not-a-person');
    expect(does(clock, { type: 'snooze-signals', until: addMilliseconds(now, hour), level: null })).toBe(
      'actor/not-a-person',
    );
  });
});

describe('a group that engineering works on', () => {
  const ticket = (id: string, level: Severity | null = null) =>
    does(responder, {
      type: 'ticket-signals',
      ticket: id,
      tracker: 'github',
      reason: said('A slip'),
      text: said('The ticket'),
      level,
    });

  test('names its ticket, stays where it is for the same again, and comes back for worse', () => {
    expect(ticket('t-1', 'medium')).toBeNull();
    expect(group?.triage).toMatchObject({ kind: 'ticketed', by: 'security-lead', ticket: 't-1' });
    receive('the same again', 'medium');
    expect(group?.triage.kind).toBe('ticketed');
    receive('worse', 'high');
    expect(group).toMatchObject({ triage: { kind: 'new', woken: { because: 'worse' } }, tickets: [{ id: 't-1' }] });
  });

  test('gets one ticket at a time, and another once somebody has looked again', () => {
    ticket('t-1');
    expect(ticket('t-2')).toBe('signal/already-triaged');
    does(responder, { type: 'begin-triage' });
    expect(ticket('t-2')).toBeNull();
    expect(group?.tickets.map(({ id }) => id)).toEqual(['t-1', 't-2']);
  });

  test('can still become an incident, and is handed over by a person alone', () => {
    expect(does(source, { type: 'begin-triage' })).toBe('actor/not-a-person');
    ticket('t-1');
    expect(does(responder, { type: 'declare-from-signals', incident: 'incident-1' })).toBeNull();
    expect(ticket('t-2')).toBe('signal/already-triaged');
  });
});
