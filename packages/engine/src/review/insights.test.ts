import { parseInstant } from '@muster/clocks';
import { expect, test } from 'vitest';
import { insights } from './insights.ts';
import type { ReviewedIncident } from './insights.ts';
import { notYet } from './measure.ts';
import type { Measure, Metric } from './measure.ts';

const minute = 60_000;
const at = parseInstant('2026-11-23T09:00:00Z');
const event = { stream: 'incident/1', version: 1, id: 'e', type: 'x', at };

const took = (minutes: number, margin: number | null = null): Measure => ({
  kind: 'measured',
  milliseconds: minutes * minute,
  start: at,
  end: at,
  from: event,
  to: event,
  margin: margin === null ? null : margin * minute,
});
const metric = (name: Metric['name'], measure: Measure): Metric => ({ name, subject: null, measure });

function incident(month: string, metrics: readonly Metric[], over: Partial<ReviewedIncident> = {}): ReviewedIncident {
  const review = { metrics, deviations: [] };
  return { type: 'prompt-injection', system: null, severity: 'low', month, isOpen: false, review, ...over };
}

test('a median and a 90th percentile are values that were measured', () => {
  const measured = [5, 1, 3, 2, 4, 6, 8, 7, 10, 9].map((minutes) =>
    incident('2026-11', [metric('triage', took(minutes))]),
  );
  const { whole } = insights([...measured, incident('2026-11', [metric('triage', notYet('Not yet.'))])], 'type');
  expect(whole.metrics.find(({ name }) => name === 'triage')).toEqual({
    name: 'triage',
    count: 10,
    median: 5 * minute,
    p90: 9 * minute,
  });
  expect(whole.metrics.find(({ name }) => name === 'recover')).toEqual({
    name: 'recover',
    count: 0,
    median: null,
    p90: null,
  });
});

test('margins tell what was missed, and the least of them', () => {
  const { whole } = insights(
    [
      incident(
        '2026-11',
        [took(1, 30), took(1, -10), took(1, 5), took(1)].map((each) => metric('notify', each)),
      ),
    ],
    'type',
  );
  expect(whole.margins).toEqual({ count: 3, missed: 1, least: -10 * minute, median: 5 * minute });
});

test('approvals are counted as asked, answered and late', () => {
  const asked = [took(1, 10), took(9, -1), notYet('They wait.')].map((each) => metric('approval', each));
  expect(insights([incident('2026-11', asked)], 'severity').whole.approvals).toEqual({
    asked: 3,
    answered: 2,
    late: 1,
  });
});

test('groups come the greatest first; what has no system is a group of its own', () => {
  const of = (system: string | null) => incident('2026-11', [], { system });
  const { groups } = insights([of('b'), of(null), of('a'), of('b')], 'system');
  expect(groups.map(({ key, incidents }) => [key, incidents])).toEqual([
    ['b', 2],
    [null, 1],
    ['a', 1],
  ]);
});

test('a month without incidents is there between those with some, over the turn of the year too', () => {
  const { months } = insights([incident('2026-11', []), incident('2027-02', [], { severity: 'critical' })], 'type');
  expect(months.map(({ month, low, critical }) => [month, low, critical])).toEqual([
    ['2026-11', 1, 0],
    ['2026-12', 0, 0],
    ['2027-01', 0, 0],
    ['2027-02', 0, 1],
  ]);
});

test('of nothing there is nothing to see', () => {
  expect(insights([], 'type')).toMatchObject({ groups: [], months: [], whole: { incidents: 0, open: 0 } });
});
