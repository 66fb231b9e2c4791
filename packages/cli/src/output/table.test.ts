import { afterAll, describe, expect, test } from 'vitest';
import { testIo } from '../testkit/test-io.ts';
import { table } from './table.ts';
import { ago, clockTime, dueIn } from './when.ts';

const { io, remove } = testIo({ terminal: true, now: '2026-11-23T09:10:00Z' });
afterAll(remove);

const columns = [
  { title: 'name', cell: ([name]: readonly [string, string]) => name },
  { title: 'title', cell: ([, title]: readonly [string, string]) => title },
];

describe('a table', () => {
  test('aligns its columns by what is seen, wide characters and combining marks too', () => {
    const rows = [
      ['日本', 'x'],
      ['e\u0301a', 'y'],
      ['\u001B[1mz', 'w'],
    ] as const;
    expect(table(io, columns, rows, '')).toEqual(['NAME   TITLE', '日本   x', 'e\u0301a     y', '�[1mz  w']);
  });

  test('ends at the edge of the terminal, and has no edge when piped', () => {
    const long = 'x'.repeat(300);
    const [, row = ''] = table(io, columns, [['a', long]], '');
    expect(row).toHaveLength(100);
    expect(row).toMatch(/x…$/);
    const piped = { ...io, stdout: { ...io.stdout, isTTY: false } };
    expect(table(piped, columns, [['a', long]], '')[1]).toHaveLength(306);
  });

  test('says so where there is nothing', () => {
    expect(table(io, columns, [], 'There is no incident.')).toEqual(['There is no incident.']);
  });
});

describe('a time', () => {
  test('is told on the clock of the wall, with the day where it is another', () => {
    expect(clockTime(io, '2026-11-23T09:30:00.000Z')).toBe('09:30');
    expect(clockTime(io, '2026-11-24T00:05:00.000Z')).toBe('24 Nov 00:05');
    expect(clockTime({ ...io, timeZone: 'Asia/Tokyo' }, '2026-11-23T15:30:00.000Z')).toBe('24 Nov 00:30');
    expect(clockTime(io, '2027-01-02T10:00:00.000Z')).toBe('2 Jan 2027 10:00');
  });

  test('is told by how far it is away', () => {
    expect(dueIn(io, '2026-11-23T09:28:30.000Z')).toBe('in 18 min');
    expect(dueIn(io, '2026-11-23T12:15:00.000Z')).toBe('in 3 h 05');
    expect(dueIn(io, '2026-11-26T09:10:00.000Z')).toBe('in 3 days');
    expect(dueIn(io, '2026-11-23T08:30:00.000Z')).toBe('40 min late');
    expect(dueIn(io, '2026-11-23T09:09:59.000Z')).toBe('1 min late');
    expect(ago(io, '2026-11-23T08:58:00.000Z')).toBe('12 min ago');
  });
});
