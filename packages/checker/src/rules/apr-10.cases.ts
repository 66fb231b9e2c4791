import { allHeldBy, gone, heldBy } from '../testkit/people-edits.ts';
import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const change = (within: string, after: string): readonly Edit[] => [
  ['approve: [1 of legal, 1 of executive], within: 2 days', `approve: [1 of legal, 1 of executive], within: ${within}`],
  ['on_silence: { after: 1 day,', `on_silence: { after: ${after},`],
];

export const apr10Cases: RuleCases = {
  failing: {
    'two business days are more than two days, over a weekend': {
      edits: change('2 days', '2 business days'),
      finds: [{ at: 'after: 2 business days', says: 'change-plan are silent' }],
    },
    'a month is more than four weeks': {
      edits: change('4 weeks', '1 month'),
      finds: [{ at: 'after: 1 month', says: 'only when the time to approve is over' }],
    },
    'the evening of the next business day is later than a day': {
      edits: change('24 h', '"18:00 of the same business day, never later than 30 h"'),
      finds: [{ at: '18:00 of the same business day', says: 'Asked at' }],
    },
    'whoever is asked next has left': {
      edits: [gone, heldBy('chief-executive', 'p-9')],
      finds: [{ at: 'escalate_to: [chief-executive]', says: 'chief-executive has left' }],
    },
    'both who are asked next have left': {
      edits: [gone, ...allHeldBy('p-9', ['privacy-counsel', 'chief-executive'])],
      finds: [
        ...['notify-customers', 'public-statement', 'notify-regulator'].map((gate) => ({
          at: 'escalate_to: [privacy-counsel, chief-executive]',
          says: gate,
        })),
        { at: 'escalate_to: [chief-executive]', says: 'change-plan' },
      ],
    },
  },
  passing: {
    'one of two has left': [gone, heldBy('privacy-counsel', 'p-9')],
    'a business day is less than two': change('2 business days', '1 business day'),
    'hours are less than a business day from any evening but a late one': change('2 business days', '12 h'),
    'weeks are less than a month': change('1 month', '2 weeks'),
    'at six, but in a day at the latest': change('2 days', '"18:00 of the same business day, never later than 24 h"'),
  },
};
