import { addMilliseconds, parseInstant } from '@muster/clocks';
import { beforeEach, expect, test } from 'vitest';
import type { Directory } from '../incident/context.ts';
import { decidePaging, evolvePaging, pagingTimer } from '../paging/paging.ts';
import type { Paging, PagingCommand, RecordedPagingEvent } from '../paging/paging.ts';
import { recordEvents } from '../record/record-events.ts';
import { eventReader } from '../record/read-event.ts';
import { pagingEvents } from '../events/all-events.ts';
import { declaredIncident } from '../testkit/run-incident.ts';
import { pageDeviations } from './page-deviations.ts';

const { plan } = declaredIncident('sensitive-data-exposure');
const start = parseInstant('2026-11-23T09:00:00Z');
const minutes = 60_000;
const read = eventReader(pagingEvents);
let now = start;
let drawn = 0;
let pages: RecordedPagingEvent[] = [];
let state: Paging | null = null;

beforeEach(() => {
  now = start;
  pages = [];
  state = null;
});

function does(command: PagingCommand, directory: Directory): void {
  const decided = decidePaging(state, command, { now, directory });
  if (!decided.ok) throw new Error(decided.refusal.message);
  const envelope = { organisation: 'example', actor: { kind: 'clock' } as const, command: 'c', plan: null, now };
  const head = { version: pages.length, hash: '0'.repeat(64) };
  const { recorded } = recordEvents('paging/i.security-lead', head, decided.value, {
    ...envelope,
    newId: () => `id-${++drawn}`,
  });
  for (const event of recorded.map(read)) {
    pages.push(event);
    state = evolvePaging(state, event);
  }
}

/** Two calls five minutes apart, and nobody answers. */
function ringsInVain(directory: Directory): void {
  const target = { kind: 'seat', seat: 'security-lead' } as const;
  const steps = [0, 5].map((after) => ({ at: addMilliseconds(now, after * minutes), to: target }));
  const page = { incident: 'i', reference: 'INC-1', about: 'task:triage', again: false, target, steps };
  does({ type: 'page', message: `m-${++drawn}`, ...page }, directory);
  for (let timer = waits(); timer !== null; timer = waits()) {
    now = timer.dueAt;
    does({ type: 'call-next', timer: timer.id, isNeeded: true }, directory);
  }
}

const waits = () => (state === null ? null : pagingTimer(state));
const staffed: Directory = { people: ['a-person'], holders: { 'security-lead': 'a-person' } };

test('a page in vain is told with its calls, its clause and its events, and without the person', () => {
  ringsInVain(staffed);
  const [found, ...others] = pageDeviations(plan, pages);
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    kind: 'page-unanswered',
    subject: 'task:triage',
    what: 'Nobody answered the page of security-lead: 2 calls in 15 min.',
    standing: false,
  });
  expect(found?.clause).toMatch(/^on_call\./);
  expect(found?.events.map(({ type }) => type)).toEqual(['paging-began', 'paging-unanswered']);
  expect(JSON.stringify(found)).not.toContain('a-person');
});

test('each time it rang in vain counts, and answering later does not undo it', () => {
  ringsInVain(staffed);
  now = addMilliseconds(now, 60 * minutes);
  ringsInVain(staffed);
  does({ type: 'acknowledge', person: 'a-person' }, staffed);
  expect(pageDeviations(plan, pages)).toHaveLength(2);
});

test('a vacant seat is told as one', () => {
  ringsInVain({ ...staffed, holders: {} });
  expect(pageDeviations(plan, pages)).toMatchObject([
    { what: 'Nobody sat in a seat that the page of security-lead could call.' },
  ]);
});

test('a page that somebody answered is no deviation', () => {
  const target = { kind: 'seat', seat: 'security-lead' } as const;
  const page = { incident: 'i', reference: 'INC-1', about: 'task:triage', again: false, target };
  does({ type: 'page', message: 'm', ...page, steps: [{ at: now, to: target }] }, staffed);
  does({ type: 'acknowledge', person: 'a-person' }, staffed);
  expect(pageDeviations(plan, pages)).toEqual([]);
});
