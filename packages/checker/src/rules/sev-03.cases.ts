import type { RuleCases } from '../testkit/rule-cases.ts';
import { rulesOf } from '../testkit/severity-edits.ts';

export const sev03Cases: RuleCases = {
  failing: {
    'no number is both': {
      edits: [rulesOf('medium', 'used_in_decision', 'people_affected > 5 && people_affected < 3')],
      finds: [{ at: 'people_affected > 5', says: 'holds for no incident' }],
    },
    'a higher level says the same': {
      edits: [rulesOf('medium', 'used_in_decision', 'critical_process_stopped')],
      finds: [{ at: 'critical_process_stopped', says: 'gives high' }],
    },
    'several rules of a higher level cover it together': {
      edits: [
        rulesOf('medium', 'customer_impact == "limited"'),
        rulesOf('high', 'customer_impact == "limited" && harmful_output', '!harmful_output'),
      ],
      finds: [{ at: 'customer_impact == "limited"', says: 'a higher level is given' }],
    },
    'the same rule twice in one level': {
      edits: [rulesOf('medium', 'used_in_decision', 'customer_impact == "limited"', 'used_in_decision')],
      finds: [{ at: 'used_in_decision', says: 'severity.medium.rules[2] never decides' }],
    },
    'a narrow rule stands before the wide one of its level': {
      edits: [rulesOf('medium', 'used_in_decision && people_affected >= 10', 'used_in_decision')],
      finds: [{ at: 'people_affected >= 10', says: 'severity.medium.rules[1] says the same' }],
    },
    'a whole level is never given': {
      edits: [rulesOf('medium', 'harmful_output', 'critical_process_stopped')],
      finds: [
        { at: 'harmful_output', says: 'gives high' },
        { at: 'critical_process_stopped', says: 'gives high' },
      ],
    },
  },
  passing: {
    'each rule has an incident of its own': [],
    'a rule beside the one that always holds says why': [rulesOf('low', 'true', 'type == "vendor-outage"')],
    'a higher level takes a part of it': [rulesOf('medium', 'atLeast(exposed_data, "none") && used_in_decision')],
    'two rules of one level overlap': [
      rulesOf('medium', 'used_in_decision || customer_impact == "limited"', 'used_in_decision || people_affected > 5'),
    ],
    'a rule for an incident whose system is named': [
      rulesOf('medium', 'system.revenue && used_in_decision', 'people_affected > 5'),
    ],
  },
};
