import { expect, test } from 'vitest';
import { sampleView } from '../testkit/sample-view.ts';
import { testIo } from '../testkit/test-io.ts';
import { actionLines } from './action-lines.ts';
import type { ActionView } from './exact-action.ts';

const { io } = testIo({ now: '2026-11-23T09:00:00Z' });

function lines(over: Partial<ActionView>): string {
  const [first] = sampleView('Leak').actions;
  if (first === undefined) throw new Error('The sample has an action.');
  return actionLines(io, { ...first, ...over }).join('\n');
}

test('an action that waits for evidence says for what, and when it runs at the latest', () => {
  const preserving = { until: '2026-11-23T09:01:00.000Z', waitingFor: ['access-logs', 'decision-records'] };
  expect(lines({ progress: 'preserving', preserving })).toMatch(
    /captured first: access-logs, decision-records; it runs at 09:01 at the latest/,
  );
});

test('an action that ran says whom the proof waits for, or that nobody ever asked', () => {
  const probe = (waitingFor: string[], seen: { title: string; at: string }[], overdueAt: string | null = null) =>
    lines({ progress: 'executed', probe: { waitingFor, seen, overdueAt } });
  expect(probe(['The kiosk'], [{ title: 'The assistant', at: '2026-11-23T09:00:01.000Z' }])).toMatch(
    /not proven yet: waiting for The kiosk\n +served to The assistant at 09:00/,
  );
  expect(probe(['The kiosk'], [], '2026-11-23T09:05:00.000Z')).toMatch(/waiting for The kiosk; people were called/);
  expect(probe([], [])).toMatch(/not proven: no client has asked for its switch/);
});

test('a title cannot break out of its line, and other holders are named', () => {
  const text = lines({ progress: 'executed', probe: { waitingFor: ['a\n\u001B[2J'], seen: [], overdueAt: null } });
  expect(text).not.toContain('\u001B');
  expect(lines({ progress: 'undone', stillHeldBy: ['INC-9'] })).toMatch(/the switch is held by INC-9 too/);
});
