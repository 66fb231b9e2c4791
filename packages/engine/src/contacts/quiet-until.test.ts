import { parseInstant } from '@muster/clocks';
import { expect, test } from 'vitest';
import { quietUntil } from './quiet-until.ts';

const until = (hours: [string, string, string], now: string) =>
  quietUntil({ from: hours[0], to: hours[1], zone: hours[2] }, parseInstant(now));

// Berlin is an hour ahead of UTC in winter, two in summer; the clocks change on 29 March and 25 October 2026, at 01:00 UTC.
test.each([
  ['within a day', ['12:00', '14:00', 'Europe/Berlin'], '2026-01-10T11:30:00Z', '2026-01-10T13:00:00.000Z'],
  ['at their first minute', ['12:00', '14:00', 'Europe/Berlin'], '2026-01-10T11:00:00Z', '2026-01-10T13:00:00.000Z'],
  ['at their end', ['12:00', '14:00', 'Europe/Berlin'], '2026-01-10T13:00:00Z', null],
  ['before midnight', ['22:00', '07:00', 'Europe/Berlin'], '2026-01-10T22:30:00Z', '2026-01-11T06:00:00.000Z'],
  ['after midnight', ['22:00', '07:00', 'Europe/Berlin'], '2026-01-11T02:00:00Z', '2026-01-11T06:00:00.000Z'],
  ['by day', ['22:00', '07:00', 'Europe/Berlin'], '2026-01-11T12:00:00Z', null],
  [
    'over the night that is an hour shorter',
    ['22:00', '07:00', 'Europe/Berlin'],
    '2026-03-28T22:00:00Z',
    '2026-03-29T05:00:00.000Z',
  ],
  [
    'over the night that is an hour longer',
    ['22:00', '07:00', 'Europe/Berlin'],
    '2026-10-24T22:00:00Z',
    '2026-10-25T06:00:00.000Z',
  ],
  [
    'that end in the hour that is not there',
    ['22:00', '02:30', 'Europe/Berlin'],
    '2026-03-28T23:00:00Z',
    '2026-03-29T01:30:00.000Z',
  ],
  ['in another zone', ['22:00', '07:00', 'Asia/Tokyo'], '2026-01-10T14:00:00Z', '2026-01-10T22:00:00.000Z'],
  ['that are none', ['08:00', '08:00', 'Europe/Berlin'], '2026-01-10T07:00:00Z', null],
] as const)('quiet hours %s', (_, [from, to, zone], now, end) => expect(until([from, to, zone], now)).toBe(end));
