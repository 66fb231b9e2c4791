import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyMapping } from './apply-mapping.ts';
import type { Mapping } from './apply-mapping.ts';
import { atPointer } from './json-pointer.ts';

const nowhere = { at: [], values: {}, otherwise: null };
const mappingOf = (given: Partial<Mapping>): Mapping => ({
  title: nowhere,
  system: nowhere,
  key: nowhere,
  group: nowhere,
  startsAt: nowhere,
  resolved: { at: [], is: [] },
  ...given,
});
const place = (...at: string[]) => ({ at, values: {}, otherwise: null });
const systems = new Set(['assistant']);

describe('a pointer', () => {
  const document = { a: { 'b/c': [10, { '~': 'x' }] }, '': 'empty', list: ['zero'] };

  test.each([
    ['/a/b~1c/0', 10],
    ['/a/b~1c/1/~0', 'x'],
    ['/', 'empty'],
    ['/list/0', 'zero'],
    ['', document],
    ['/list/00', undefined],
    ['/list/-1', undefined],
    ['/list/length', undefined],
    ['/list/9999999999', undefined],
    ['/a/missing/deeper', undefined],
    ['/constructor', undefined],
    ['/__proto__/toString', undefined],
    ['/a/hasOwnProperty', undefined],
    ['/list/0/length', undefined],
  ])('%s', (pointer, found) => {
    expect(atPointer(document, pointer)).toEqual(found);
  });

  test('finds what a document calls __proto__ as data alone', () => {
    const hostile: unknown = JSON.parse('{"__proto__":{"admin":"yes"},"constructor":"word"}');
    expect(atPointer(hostile, '/__proto__/admin')).toBe('yes');
    expect(atPointer(hostile, '/constructor')).toBe('word');
    expect(atPointer({}, '/__proto__/admin')).toBeUndefined();
  });
});

describe('a mapping', () => {
  test('reads each value from the first place that has one, renamed, or says another', () => {
    const mapping = mappingOf({
      title: place('/alert/name', '/alert/title'),
      system: { at: ['/app'], values: { 'chat-prod': 'assistant' }, otherwise: null },
      key: place('/id'),
      group: { at: ['/missing'], values: {}, otherwise: 'all' },
      startsAt: place('/at'),
      resolved: { at: ['/state'], is: ['ok', 'false'] },
    });
    const document = { alert: { name: '  ', title: 'Leak' }, app: 'chat-prod', id: 7, at: 1_790_000_000, state: false };
    expect(applyMapping(mapping, document, systems)).toEqual({
      title: 'Leak',
      system: 'assistant',
      key: '7',
      group: 'all',
      startsAt: '2026-09-21T14:13:20.000Z',
      resolved: true,
      faults: [],
    });
  });

  test('says with its place what it does not find, and goes on', () => {
    const mapping = mappingOf({
      title: place('/nothing', '/list'),
      system: place('/app'),
      startsAt: place('/at'),
      resolved: { at: ['/list'], is: [''] },
    });
    expect(applyMapping(mapping, { list: [1], app: 'x'.repeat(500), at: 'yesterday' }, systems)).toMatchObject({
      title: null,
      system: null,
      startsAt: null,
      resolved: false,
      faults: [
        { at: '/system', message: expect.stringMatching(/^The plan has no AI system "x{59}…"\.$/) },
        { at: '/startsAt', message: '"yesterday" is no instant.' },
        { at: '/title/at', message: expect.stringContaining('"/nothing", "/list" leads to no value') },
      ],
    });
  });

  test.each([
    ['2026-11-23T09:00:00+01:00', '2026-11-23T08:00:00.000Z'],
    [1_790_000_000_123, '2026-09-21T14:13:20.123Z'],
    ['1790000000', '2026-09-21T14:13:20.000Z'],
    [-1e300, null],
    ['9'.repeat(400), null],
    [1e15, null],
  ])('reads %s as an instant, or as none', (at, instant) => {
    expect(applyMapping(mappingOf({ startsAt: place('/at') }), { at }, systems).startsAt).toBe(instant);
  });

  test('takes no value for another by what objects inherit', () => {
    const mapping = mappingOf({ title: { at: ['/t'], values: {}, otherwise: null } });
    expect(applyMapping(mapping, { t: 'toString' }, systems).title).toBe('toString');
  });

  test('never fails, whatever comes', () => {
    const pointers = fc.array(
      fc.oneof(
        fc.constantFrom('/a', '/a/0', '', '/__proto__'),
        fc.string().map((s) => `/${s}`),
      ),
    );
    fc.assert(
      fc.property(fc.jsonValue(), pointers, (document, at) => {
        const found = applyMapping(
          mappingOf({ title: place(...at), system: place(...at), startsAt: place(...at), resolved: { at, is: ['x'] } }),
          document,
          systems,
        );
        expect(typeof found.title === 'string' || found.title === null).toBe(true);
      }),
    );
  });
});
