import { afterAll, expect, test } from 'vitest';
import { printable } from '../output/printable.ts';
import { sampleClock } from '../testkit/sample-clock.ts';
import { testIo } from '../testkit/test-io.ts';
import { incidentClockLines } from './incident-clock-lines.ts';

const { io, remove } = testIo({ now: '2026-11-23T09:12:00Z' });
afterAll(remove);
const anchor = (text: string) => ({
  fact: 'aware_at',
  at: '2026-11-23T09:00:00.000Z',
  presumed: true,
  saidLater: '2026-11-23T10:00:00.000Z',
  asked: { to: '2026-11-23T10:00:00.000Z', by: { person: 'p', name: text }, reason: text },
});

test('the clocks of an incident say what is due, from which moment, and what came of it', () => {
  expect(incidentClockLines(io, [sampleClock()], [anchor('Another alert')])).toEqual([
    'eu-gdpr-33.example-ireland.controller  GDPR Art. 33',
    '  applies, because Personal data reached others; unverified; suspended until 30 Nov 09:00 · privacy-counsel · clocks.law.eu-gdpr-33',
    '  supervisory_authority: 26 Nov 09:00 (in 2 days), by law until 26 Nov 23:59, from 09:00 (presumed)',
    '    reported 09:00, Personal data reached others, late: Personal data reached others',
    '    waived: Personal data reached others',
    '    Within 72 hours. Art. 33(1)',
    '  Confirm with counsel: Whether it counts so',
    '',
    'aware_at counts from 09:00 (presumed); asked to be 10:00, because Another alert',
  ]);
  expect(incidentClockLines(io, [], [])).toEqual(['No clock runs in this incident.']);
});

test('no text of people moves the terminal', () => {
  const text = 'Leak\u001B[2J\u202E';
  const lines = incidentClockLines(io, [sampleClock(text)], [anchor(text)]);
  expect(lines).toEqual(lines.map(printable));
});
