import { allHeldBy, here } from '../testkit/people-edits.ts';
import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const secondOfLegal =
  'layer: second, rotate: [{ every: 1 week, at: Mon 09:00, through: [privacy-counsel, general-counsel] }]';
const legalSecond = (turns: string): Edit => [secondOfLegal, `layer: second, rotate: [{ ${turns} }]`];
const securityStep = (seat: string): Edit => ['[{ after: 5 min, to: operations-lead', `[{ after: 5 min, to: ${seat}`];
const lastOfSecurity = (seat: string): Edit => [
  '{ after: 10 min, to: chief-operating-officer',
  `{ after: 10 min, to: ${seat}`,
];
const sameExecutives: Edit = [
  'through: [chief-executive, chief-operating-officer] }',
  'through: [chief-operating-officer, chief-executive] }',
];
const legalStep = 'after: 10 min, layer: second, by: [phone] }, { after: 15 min, to: chief-executive';

export const esc04Cases: RuleCases = {
  failing: {
    'whoever is called next is on call every third week': {
      edits: [securityStep('security-deputy')],
      finds: [{ at: 'to: security-deputy', says: 'Europe/Dublin: security-deputy' }],
    },
    'both layers take turns in the same order': {
      edits: [legalSecond('every: 1 week, at: Mon 09:00, through: [general-counsel, privacy-counsel]')],
      finds: [{ at: legalStep, says: 'Thu 2026-11-26 09:00 Europe/Dublin' }],
    },
    'the second layer hands over an hour later': {
      edits: [legalSecond('every: 1 week, at: Mon 10:00, through: [privacy-counsel, general-counsel]')],
      finds: [{ at: legalStep, says: 'Mon 2026-11-30 09:00 Europe/Dublin' }],
    },
    'two seats are held by one person': {
      edits: [here, ...allHeldBy('p-1', ['operations-lead', 'support-lead'])],
      finds: [{ at: 'after: 5 min, layer: second', says: ': p-1' }],
    },
    'the last two steps call one seat': {
      edits: [lastOfSecurity('operations-lead')],
      finds: [
        { at: 'after: 10 min, to: operations-lead', says: 'as seat operations-lead and as seat operations-lead' },
      ],
    },
    'legal and the executives call the same person twice': {
      edits: [legalSecond('every: 1 week, at: Mon 09:00, through: [general-counsel]'), sameExecutives],
      finds: [
        { at: legalStep, says: 'general-counsel' },
        { at: 'after: 15 min, layer: second', says: 'layer second of executive' },
      ],
    },
  },
  passing: {
    'one seat comes back after another was called': [lastOfSecurity('security-lead')],
    'the second layer is one person who is not in the first': [
      legalSecond('every: 1 week, at: Mon 09:00, through: [deputy-counsel]'),
    ],
    'one person holds seats of two schedules': [here, ...allHeldBy('p-1', ['general-counsel', 'security-deputy'])],
    'the second hands over at the same time in another zone': [
      legalSecond('every: 1 week, at: Mon 10:00, zone: Europe/Paris, through: [privacy-counsel, general-counsel]'),
    ],
    'the second layer is empty at night: that is no second call': [
      legalSecond('every: 1 week, at: Mon 09:00, only: ["09:00-17:00"], through: [privacy-counsel, general-counsel]'),
    ],
  },
};
