import type { RuleCases } from '../testkit/rule-cases.ts';
import { soundPlan } from '../testkit/sound-plan.ts';
import type { Edit } from '../testkit/sound-plan.ts';

/** Other words in the gate that regulators are told behind. */
function regulators(from: string, to: string): Edit {
  const [gate = ''] = /  notify-regulator:\n[^]*?\n\n/.exec(soundPlan) ?? [];
  return [gate, gate.replace(from, to)];
}
const standing = (until: string, template = 'authority-notice'): Edit =>
  regulators(
    '{ approve:',
    `{ standing: { template: ${template}, released_by: legal, until: "${until}", at_most: 3 },\n      approve:`,
  );
const tight: Edit = ['gate: notify-regulator, margin: 4 h }', 'gate: notify-regulator, margin: 6 h }'];
const contract = 'from: aware_at, within: 48 h';

export const clk02Cases: RuleCases = {
  failing: {
    'the margin takes the hours that approving needs': {
      edits: [tight],
      finds: [{ at: 'National Cyber', says: 'Writing 60 min, approving 18 h, margin 6 h' }],
    },
    'approvers have two days': {
      edits: [regulators('within: 12 h', 'within: 3 days')],
      finds: [
        { at: 'eu-gdpr-33', says: 'supervisory_authority has 3 days' },
        { at: 'National Cyber', says: 'early_warning has 24 h' },
      ],
    },
    'a contract of six hours': {
      edits: [[contract, 'from: aware_at, within: 12 h']],
      finds: [{ at: 'Enterprise customers', says: 'Enterprise customers has 12 h' }],
    },
    'the standing authority has run out': {
      edits: [tight, standing('2026-11-25')],
      finds: [{ at: 'National Cyber', says: 'eu-nis2-23' }],
    },
    'the standing authority is for another text': {
      edits: [tight, standing('2027-11-25', 'vendor-notice')],
      finds: [{ at: 'National Cyber', says: 'eu-nis2-23' }],
    },
    'a limit in business days over Christmas': {
      edits: [regulators('within: 12 h', 'within: 1 business day')],
      finds: [
        { at: 'eu-gdpr-33', says: 'can be missed' },
        { at: 'National Cyber', says: 'can be missed' },
      ],
    },
  },
  passing: {
    'everything fits': [],
    'a standing authority goes around the approval': [tight, standing('2026-11-26')],
    'approvers are faster': [tight, regulators('within: 12 h', 'within: 8 h')],
    'silence is noticed sooner': [tight, regulators('after: 6 h', 'after: 2 h')],
    'a contract of a day': [[contract, 'from: aware_at, within: 24 h']],
  },
};
