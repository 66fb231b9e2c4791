import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface TierTotals extends Totals {
  /** Why a failure was counted that no test reported; else empty. */
  readonly note: string;
}

const reportShape = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/**
 * What one tier did. A tier that left no report, ran nothing, or ended badly although no test failed, counts as one
 * failure: silence is no success.
 */
export function readTier(folder: string, tier: string): TierTotals {
  const counted = countedIn(folder, tier);
  if (counted === null) return { passed: 0, failed: 1, skipped: 0, note: 'it left no report' };
  if (counted.passed + counted.failed === 0) return { ...counted, failed: 1, note: 'it ran nothing' };
  const status = existsSync(join(folder, `${tier}.status`)) ? read(folder, `${tier}.status`).trim() : 'no status';
  if (status === '0' || counted.failed > 0) return { ...counted, note: '' };
  return { ...counted, failed: 1, note: `it ended with ${status}` };
}

/** The sum over all tiers. */
export function sumTotals(totals: readonly Totals[]): Totals {
  const sum = (part: (each: Totals) => number) => totals.reduce((total, each) => total + part(each), 0);
  return {
    passed: sum((each) => each.passed),
    failed: sum((each) => each.failed),
    skipped: sum((each) => each.skipped),
  };
}

function countedIn(folder: string, tier: string): Totals | null {
  if (existsSync(join(folder, `${tier}.json`))) return testsIn(read(folder, `${tier}.json`));
  return existsSync(join(folder, `${tier}.txt`)) ? guardsIn(read(folder, `${tier}.txt`)) : null;
}

/** A file that could not be loaded has no tests to fail: it counts as one. */
function testsIn(text: string): Totals {
  const report = reportShape.parse(JSON.parse(text));
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function guardsIn(text: string): Totals {
  const passed = text.match(/^ok {3}\S/gm)?.length ?? 0;
  const failed = text.match(/^FAIL \S/gm)?.length ?? 0;
  return { passed, failed, skipped: 0 };
}

function read(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}
