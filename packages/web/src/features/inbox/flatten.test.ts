import { expect, test } from 'vitest';
import { flatten } from './flatten.ts';

test('nested names are joined, values stay as they came', () => {
  expect(flatten({ labels: { alertname: 'Leak' }, n: 1.5, on: true, none: null, list: ['a', { b: 'c' }] })).toEqual([
    ['labels.alertname', 'Leak'],
    ['n', '1.5'],
    ['on', 'true'],
    ['none', 'null'],
    ['list.0', 'a'],
    ['list.1.b', 'c'],
  ]);
});

test('what is too deep or too much is cut, not walked', () => {
  expect(flatten({ in: 1, x: Array.from({ length: 9_000 }, () => 1) })).toHaveLength(200);
  expect(() => flatten(JSON.parse('{"a":'.repeat(50) + '1' + '}'.repeat(50)))).not.toThrow();
});
