import type { RuleCases } from '../testkit/rule-cases.ts';
import { rulesOf } from '../testkit/severity-edits.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const people = 'number: people, answered_by: [security, operations] }';
const worse = (way: string): Edit => [people, people.replace(' }', `, worse: ${way} }`)];
const material = (level: string): Edit => ['    until_answered: high\n', `    until_answered: ${level}\n`];

export const sev04Cases: RuleCases = {
  failing: {
    'the worst word of an answer is forgotten': {
      edits: [['customer_impact == "widespread"', 'customer_impact == "limited"']],
      finds: [{ at: 'customer_impact:', says: 'then customer_impact becomes widespread' }],
    },
    'few people count more than many': {
      edits: [['people_affected >= 1000', 'people_affected < 1000']],
      finds: [{ at: 'people_affected:', says: 'then people_affected becomes 1000' }],
    },
    'no counts more than yes': {
      edits: [['when: harmful_output,', 'when: "!harmful_output",']],
      finds: [{ at: 'discriminatory output reach a person', says: 'harmful_output is no' }],
    },
    'fewer are said to be worse, and the rule asks for more': {
      edits: [worse('falling')],
      finds: [{ at: 'people_affected:', says: 'becomes 999' }],
    },
    'not knowing is the best case': {
      edits: [material('low')],
      finds: [{ at: 'until_answered: low', says: 'Not knowing material counts as its best case' }],
    },
    'two answers fall': {
      edits: [
        ['customer_impact == "widespread"', 'customer_impact == "limited"'],
        ['when: harmful_output,', 'when: "!harmful_output",'],
      ],
      finds: [
        { at: 'customer_impact:', says: 'falls from high' },
        { at: 'discriminatory output reach a person', says: 'falls from high' },
      ],
    },
  },
  passing: {
    'every rule asks for at least so much': [],
    'a number that has no better and no worse': [
      worse('neither'),
      rulesOf('medium', 'people_affected == 7', 'used_in_decision'),
    ],
    'the lower level goes on where the higher ends': [
      rulesOf('medium', 'customer_impact == "limited"'),
      rulesOf('high', 'customer_impact == "widespread"'),
    ],
    'fewer are worse, and the rule says so': [worse('falling'), ['people_affected >= 1000', 'people_affected < 1000']],
    'not knowing is worse than the floor': [material('medium')],
    'not knowing stands where every incident stands, and no answer would raise it': [
      material('low'),
      rulesOf('critical', 'atLeast(exposed_data, "personal") && people_affected >= 1000'),
    ],
  },
};
