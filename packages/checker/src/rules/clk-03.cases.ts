import type { RuleCases } from '../testkit/rule-cases.ts';
import { soundPlan } from '../testkit/sound-plan.ts';
import type { Edit } from '../testkit/sound-plan.ts';

/** Other words in a gate. */
function gate(id: string, ...words: readonly (readonly [from: string, to: string])[]): Edit {
  const [found = ''] = new RegExp(`\n  ${id}:\n    \\{ approve[^]*?\\] \\} \\}\n`).exec(soundPlan) ?? [];
  return [found, words.reduce((text, [from, to]) => text.replace(from, to), found)];
}
const regulators = (after: string): Edit =>
  gate('notify-regulator', ['within: 12 h', 'within: 3 days'], ['after: 6 h', `after: ${after}`]);
const customers = (after: string): Edit =>
  gate('notify-customers', ['within: 4 h', 'within: 3 days'], ['after: 2 h', `after: ${after}`]);
const contract: Edit = ['from: aware_at, within: 48 h', 'from: aware_at, within: 3 h'];
const silent = [
  { under: 'people', add: '  p-9: { active: false }' },
  {
    under: 'seats',
    add: ['chief-operating-officer', 'chief-executive', 'chief-financial-officer']
      .map((seat) => `  ${seat}: { title: Chief, held_by: p-9 }`)
      .join('\n'),
  },
] as const;

export const clk03Cases: RuleCases = {
  failing: {
    'nobody asks others for a day': {
      edits: [regulators('1 day')],
      finds: [{ at: 'National Cyber', says: 'of 2000 played approvals' }],
    },
    'silence is noticed after two days': {
      edits: [regulators('2 days')],
      finds: [{ at: 'National Cyber', says: 'of 2000 played approvals.' }],
    },
    'a contract of three hours': {
      edits: [contract],
      finds: [{ at: 'Enterprise customers', says: 'leaves 2 h for the approval' }],
    },
    'customers wait for two days': {
      edits: [customers('2 days')],
      finds: [{ at: 'Enterprise customers', says: 'enterprise-customers is missed' }],
    },
    'the executive function has nobody left': {
      edits: silent,
      finds: [
        { at: 'eu-gdpr-33', says: '100 %' },
        { at: 'National Cyber', says: '100 %' },
        { at: 'Californians', says: '100 %' },
        { at: 'Enterprise customers', says: '100 %' },
      ],
    },
  },
  passing: {
    'nine of ten answer within six hours': [],
    'answers come within an hour': [regulators('1 h')],
    'a contract of three hours, and quick answers': [contract, customers('20 min')],
    'a second approver of a function of two': [gate('notify-customers', ['1 of legal', '2 of legal'])],
    'no gate, nothing to wait for': [[', gate: notify-regulator, margin: 4 h }', ', margin: 4 h }'], regulators('8 h')],
  },
};
