import type { RuleCases } from '../testkit/rule-cases.ts';
import { noHitPolicy, rulesOf } from '../testkit/severity-edits.ts';

export const sev02Cases: RuleCases = {
  failing: {
    'three levels speak of the same incident': {
      edits: [noHitPolicy],
      finds: [
        { at: 'atLeast(customer_impact, "limited")', says: 'critical' },
        { at: 'atLeast(customer_impact, "limited")', says: 'high' },
        { at: 'atLeast(exposed_data, "confidential")', says: 'critical' },
      ],
    },
    'two levels ask different questions': {
      edits: [
        noHitPolicy,
        rulesOf('medium', 'used_in_decision'),
        rulesOf('high', 'critical_process_stopped'),
        rulesOf('critical', 'material && !used_in_decision && !critical_process_stopped'),
      ],
      finds: [{ at: 'used_in_decision', says: 'critical_process_stopped is yes, used_in_decision is yes' }],
    },
    'ranges of a number overlap by one': {
      edits: [
        noHitPolicy,
        rulesOf('medium', 'people_affected >= 1 && people_affected <= 100'),
        rulesOf('high', 'people_affected >= 100 && people_affected < 1000'),
        rulesOf('critical', 'people_affected >= 1000'),
      ],
      finds: [{ at: 'people_affected <= 100', says: 'people_affected is 100' }],
    },
    'one type is told twice': {
      edits: [
        noHitPolicy,
        rulesOf('medium', 'type == "vendor-outage"'),
        rulesOf('high', 'type in ["vendor-outage", "prompt-injection"]'),
        rulesOf('critical', 'type == "sensitive-data-exposure"'),
      ],
      finds: [{ at: 'type == "vendor-outage"', says: 'type is vendor-outage' }],
    },
    'two words of one set are asked for by two levels': {
      edits: [
        noHitPolicy,
        { under: 'facts', add: '  grounds: { ask: Which?, any_of: [age, origin, sex], answered_by: [legal] }' },
        rulesOf('medium', '"age" in grounds'),
        rulesOf('high', '"origin" in grounds'),
        rulesOf('critical', 'people_affected > 9 && people_affected < 8'),
      ],
      finds: [{ at: '"age" in grounds', says: 'grounds is age, origin' }],
    },
  },
  passing: {
    'the plan says that the highest decides': [],
    'each answer has one level': [
      noHitPolicy,
      rulesOf('medium', 'customer_impact == "limited"'),
      rulesOf('high', 'customer_impact == "widespread"'),
      rulesOf('critical', 'customer_impact == "none" && material'),
    ],
    'ranges that touch and do not overlap': [
      noHitPolicy,
      rulesOf('medium', 'people_affected >= 1 && people_affected < 100'),
      rulesOf('high', 'people_affected >= 100 && people_affected < 1000'),
      rulesOf('critical', 'people_affected >= 1000'),
    ],
    'two rules of one level': [
      noHitPolicy,
      rulesOf('medium', 'type == "vendor-outage"', 'type != "prompt-injection" && type != "incorrect-output"'),
      rulesOf('high', 'type == "prompt-injection"'),
      rulesOf('critical', 'type == "incorrect-output"'),
    ],
    'what always holds is the floor under the others': [
      noHitPolicy,
      rulesOf('medium', 'true'),
      rulesOf('high', 'used_in_decision'),
      rulesOf('critical', 'material && !used_in_decision'),
    ],
  },
};
