import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const standing = (gate: string, by: string): Edit => [
  `  ${gate}:\n    { approve:`,
  `  ${gate}:\n    { standing: { template: holding-statement, released_by: ${by}, until: "2027-05-01", at_most: 3 },\n      approve:`,
];
const mayDecide = (gate: string): Edit => ['may_decide: [containment]', `may_decide: [containment, ${gate}]`];
const partners = (gate: string): Edit => ({
  under: 'notifications',
  add: `  partners:\n    { when: harmful_output, to: Partners who resell, owner: communications, ${gate} }`,
});
const fallback = "hold: mode, gate: none,\n          because: 'Customers are still served, by people' }";
const refunds = 'tool: refunds, gate: none,\n          because: Refunds go on by hand }';

export const apr06Cases: RuleCases = {
  failing: {
    'a step that cannot be taken back has no gate': {
      edits: [[fallback, fallback.replace('hold: mode,', 'by_hand: Send them on, reversible: false,')]],
      finds: [{ at: 'reversible: false, gate: none', says: 'fallback cannot be taken back' }],
    },
    'a step without a gate holds the switch that another holds behind one': {
      edits: [
        [refunds, 'tool: refunds, gate: change-plan }'],
        ['does: fallback, hold: mode', 'does: fallback, hold: refunds'],
      ],
      finds: [{ at: 'does: fallback', says: 'what support-assistant.disable-refunds does behind change-plan' }],
    },
    'a standing authority stops the system': {
      edits: [standing('stop-revenue-feature', 'legal')],
      finds: [{ at: 'standing:', says: 'releases support-assistant.throttle, alone' }],
    },
    'a standing authority retains counsel': {
      edits: [standing('retain-outside-counsel', 'legal')],
      finds: [{ at: 'standing:', says: 'approves beforehand what is no notice' }],
    },
    'a standing notice goes out without a lawyer': {
      edits: [standing('notify-customers', 'operations')],
      finds: [{ at: 'standing:', says: 'without a lawyer' }],
    },
    'glass is broken for what cannot be taken back': {
      edits: [[fallback, 'by_hand: Send them on, reversible: false, gate: stop-revenue-feature }']],
      finds: [{ at: '{ by: security-lead', says: 'security-lead goes ahead with support-assistant.fallback' }],
    },
    'the incident owner settles a gate, and partners are told without one': {
      edits: [mayDecide('stop-revenue-feature'), partners('gate: none, because: They know us')],
      finds: [
        { at: 'may_decide', says: 'may settle stop-revenue-feature alone' },
        { at: 'gate: none, because: They know us', says: 'Partners who resell' },
      ],
    },
  },
  passing: {
    'a lawyer releases a first notice that was approved beforehand': [standing('notify-customers', 'legal')],
    'the incident owner decides what no gate guards': [mayDecide('continuity')],
    'partners are told after approval': [partners('gate: notify-customers')],
    'a step that cannot be taken back is behind a gate without glass': [
      [fallback, 'by_hand: Send them on, reversible: false, gate: change-plan }'],
    ],
    'two steps hold one switch without a gate': [['does: fallback, hold: mode', 'does: fallback, hold: refunds']],
    'two steps hold one switch behind gates': [
      [refunds, 'tool: refunds, gate: change-plan }'],
      [fallback, 'hold: refunds, gate: stop-revenue-feature }'],
    ],
  },
};
