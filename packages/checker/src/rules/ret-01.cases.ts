import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const logs = 'title: System and application logs, keep: 2 years after closure,';
const atMost = (keep: string, most: string): Edit => [
  logs,
  `title: System and application logs, keep: ${keep},\n      at_most: ${most},`,
];
const basis = 'lawful_basis: Holds no personal data';

export const ret01Cases: RuleCases = {
  failing: {
    'kept longer than allowed': {
      edits: [atMost('2 years', '18 months')],
      finds: [{ at: 'at_most: 18 months', says: 'longer than it may be kept' }],
    },
    'kept in days longer than the months have': {
      edits: [atMost('100 days', '3 months')],
      finds: [{ at: 'at_most: 3 months', says: 'application-logs' }],
    },
    'nobody has decided on the legal basis': {
      edits: [[basis, 'lawful_basis: TBD']],
      finds: [{ at: 'lawful_basis: TBD', says: '"TBD" names none' }],
    },
    'a purpose that is none': {
      edits: [['purpose: Reproduce what the system was when it failed', 'purpose: unknown']],
      finds: [{ at: 'purpose: unknown', says: 'kept for no purpose' }],
    },
    'the recorder has no legal basis': {
      edits: [['lawful_basis: GDPR Art. 6(1)(f), notice', 'lawful_basis: n/a, notice']],
      finds: [{ at: 'lawful_basis: n/a', says: 'The recorder of support-assistant has no legal basis' }],
    },
    'two categories': {
      edits: [atMost('2 years', '1 year'), [basis, 'lawful_basis: to be decided']],
      finds: [
        { at: 'at_most: 1 year', says: 'application-logs' },
        { at: 'to be decided', says: 'model-configuration' },
      ],
    },
  },
  passing: {
    'no longest time': [],
    'as long as it may': [atMost('2 years', '24 months')],
    'two months fit into 100 days': [atMost('2 months', '100 days')],
    'words that say why there is no basis': [[basis, 'lawful_basis: None needed - it holds no personal data']],
    'a longer longest time': [atMost('30 days', '6 months')],
  },
};
