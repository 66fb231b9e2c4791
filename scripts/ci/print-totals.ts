// Adds up what the tiers of .ci/run left in a folder, and prints the sum as its last line:
//   print-totals.ts FOLDER TIER…
// A tier leaves TIER.status, and TIER.json (vitest) or TIER.txt (the guards' lines).
import { readTier, sumTotals } from './tier-totals.ts';

const [folder = '.', ...tiers] = process.argv.slice(2);
const totals = tiers.map((tier) => ({ tier, ...readTier(folder, tier) }));
for (const { tier, passed, failed, skipped, note } of totals)
  process.stdout.write(
    `${tier}: ${passed} passed, ${failed} failed, ${skipped} skipped${note === '' ? '' : ` (${note})`}\n`,
  );
const { passed, failed, skipped } = sumTotals(totals);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
process.stdout.write(`${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}\n`);
