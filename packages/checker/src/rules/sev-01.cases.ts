import type { RuleCases } from '../testkit/rule-cases.ts';
import { rulesOf } from '../testkit/severity-edits.ts';

export const sev01Cases: RuleCases = {
  failing: {
    'the lowest level asks for an effect on customers': {
      edits: [rulesOf('low', 'customer_impact == "limited"')],
      finds: [{ at: 'customer_impact == "limited"', says: 'customer_impact is none' }],
    },
    'many people without personal data are forgotten': {
      edits: [rulesOf('low', 'people_affected < 1000')],
      finds: [{ at: 'people_affected < 1000', says: 'people_affected is 1000' }],
    },
    'one type is left out': {
      edits: [rulesOf('low', 'type != "vendor-outage"')],
      finds: [{ at: 'vendor-outage', says: 'incident of vendor-outage has no severity' }],
    },
    'two types are left out': {
      edits: [rulesOf('low', '!(type in ["prompt-injection", "vendor-outage"])')],
      finds: [
        { at: 'prompt-injection', says: 'type is prompt-injection' },
        { at: 'prompt-injection', says: 'type is vendor-outage' },
      ],
    },
    'an incident whose system nobody has named yet': {
      edits: [rulesOf('low', '!system.revenue')],
      finds: [{ at: '!system.revenue', says: 'no system is named' }],
    },
    'nothing left its boundary': {
      edits: [rulesOf('low', 'exposed_data != "none"')],
      finds: [{ at: 'exposed_data', says: 'exposed_data is none' }],
    },
  },
  passing: {
    'a rule that always holds': [],
    'the levels above take what the lowest leaves': [rulesOf('low', 'customer_impact == "none"')],
    'yes has a level, so no is enough': [rulesOf('low', '!used_in_decision')],
    'two rules that together always hold': [rulesOf('low', 'type == "vendor-outage"', 'type != "vendor-outage"')],
    'every number is at least nought': [rulesOf('low', 'people_affected >= 0')],
    'the rule that always holds stands at another level': [
      rulesOf('low', 'used_in_decision'),
      rulesOf('medium', 'true'),
    ],
  },
};
