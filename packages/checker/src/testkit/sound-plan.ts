import { readFileSync } from 'node:fs';
import { parseInstant } from '@muster/clocks';

const starter = readFileSync(new URL('../../../plan/starters/saas-chatbot.yaml', import.meta.url), 'utf8');

/** What a starter cannot say and a plan in use does, in place of the waivers for it. */
const waivers = /\n# What only you can do[^]*$/;

/** When everything was last exercised. */
const lastExercised = `  last:
    scenarios:
      { chatbot-leaks-account-data: "2026-10-01", wrong-compliance-guidance: "2026-10-02",
        vendor-outage-stops-approvals: "2026-10-03", discriminatory-output: "2026-10-04" }
    gates:
      { notify-customers: "2026-09-01", public-statement: "2026-09-02", retain-outside-counsel: "2026-09-03",
        stop-revenue-feature: "2026-09-04", notify-regulator: "2026-09-05", change-plan: "2026-09-06" }
    kill_switches: { support-assistant.stop: "2026-11-10" }
    clocks:
      { eu-gdpr-33: "2026-06-01", eu-gdpr-34: "2026-06-02", eu-nis2-23: "2026-06-03", eu-aia-26-5-deployer: "2026-06-04",
        us-ca-1798-82: "2026-06-05", enterprise-customers: "2026-06-06" }
`;

/** A plan in which no rule finds anything: the starter for a company with a chatbot, as one that is in use. */
export const soundPlan = starter
  .replace(waivers, '\n')
  .replace('  clocks_every: 1 year\n', `  clocks_every: 1 year\n${lastExercised}`)
  .replace('    status_page: https', '    last_test: "2026-10-15"\n    status_page: https');

/** The moment that plans are checked at in tests: a Thursday morning. */
export const checkedAt = parseInstant('2026-11-26T09:00:00.000Z');

/** A text that stands exactly once in the plan and what comes in its place; or lines more under a key of the top. */
export type Edit = readonly [from: string, to: string] | { readonly under: string; readonly add: string };

/** The sound plan with parts of it replaced or added. Throws where an edit names what is not there once. */
export function planWith(...edits: readonly Edit[]): string {
  return edits.reduce(edited, soundPlan);
}

function edited(plan: string, edit: Edit): string {
  if ('under' in edit) return added(plan, edit.under, edit.add);
  const [from, to] = edit;
  const count = plan.split(from).length - 1;
  if (count !== 1) throw new Error(`The plan has this ${count} times, not once: ${JSON.stringify(from)}`);
  return plan.replace(from, () => to);
}

/** Lines under a key of the top, in block style; the key is made where the plan does not have it. */
function added(plan: string, key: string, lines: string): string {
  const head = `\n${key}:\n`;
  const at = plan.indexOf(head);
  if (at < 0) return `${plan}${head}${lines}\n`;
  return `${plan.slice(0, at + head.length)}${lines}\n${plan.slice(at + head.length)}`;
}
