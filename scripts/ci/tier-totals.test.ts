import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTier, sumTotals } from './tier-totals.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-totals-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const left = (name: string, text: string) => writeFileSync(join(folder, name), text);
const report = (passed: number, failed: number, pending: number, testResults: readonly object[] = []) =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: 0,
    testResults,
  });

test('a tier of tests counts what passed, failed and was skipped', () => {
  left('test.json', report(3, 1, 2));
  left('test.status', '1\n');
  expect(readTier(folder, 'test')).toEqual({ passed: 3, failed: 1, skipped: 2, note: '' });
});

test('a file that could not be loaded is a failure, though no test failed', () => {
  left('test.json', report(3, 0, 0, [{ status: 'failed', assertionResults: [] }]));
  left('test.status', '1\n');
  expect(readTier(folder, 'test')).toMatchObject({ passed: 3, failed: 1 });
});

test('each guard counts as one', () => {
  left('check.txt', '\n> check\n\nok   types   12 files\nFAIL lint    9 files, 2 findings\nlint/x a.ts:1 ok   no\n');
  left('check.status', '1\n');
  expect(readTier(folder, 'check')).toEqual({ passed: 1, failed: 1, skipped: 0, note: '' });
});

test('a tier that ended badly with every test passed is a failure', () => {
  left('e2e.json', report(3, 0, 0));
  left('e2e.status', '124\n');
  expect(readTier(folder, 'e2e')).toEqual({ passed: 3, failed: 1, skipped: 0, note: 'it ended with 124' });
});

test('a tier that never ran, or ran nothing, is a failure', () => {
  expect(readTier(folder, 'promises')).toMatchObject({ failed: 1, note: 'it left no report' });
  left('promises.json', report(0, 0, 4));
  left('promises.status', '0\n');
  expect(readTier(folder, 'promises')).toMatchObject({ failed: 1, skipped: 4, note: 'it ran nothing' });
});

test('the sum is over all tiers', () => {
  const each = { passed: 2, failed: 1, skipped: 0 };
  expect(sumTotals([each, each, { passed: 1, failed: 0, skipped: 3 }])).toEqual({ passed: 5, failed: 2, skipped: 3 });
});
