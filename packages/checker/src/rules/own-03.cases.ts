import { gone, heldBy } from '../testkit/people-edits.ts';
import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const reached = (person: string, channels: string): readonly Edit[] => [
  { under: 'people', add: `  ${person}: { channels: { ${channels} } }` },
  heldBy(person === 'p-1' ? 'security-lead' : 'support-lead', person),
];
const by = (channel: string, day: string) => `${channel}: { verified: "${day}" }`;
const communications = (reachable: string): Edit => [
  'deputies: [support-lead], reachable: [phone, sms]',
  `deputies: [support-lead]${reachable}`,
];

export const own03Cases: RuleCases = {
  failing: {
    'a function names no channel': {
      edits: [communications('')],
      finds: [{ at: 'communications:', says: 'No channel is named' }],
    },
    'a function has one channel': {
      edits: [communications(', reachable: [phone]')],
      finds: [{ at: 'reachable: [phone] }', says: 'phone: The mobile carrier' }],
    },
    'one of two channels was verified 91 days ago': {
      edits: reached('p-1', `${by('phone', '2026-11-01')}, ${by('sms', '2026-08-27')}`),
      finds: [{ at: 'p-1: { channels', says: 'Verified since 2026-08-28: phone. Not verified since: sms.' }],
    },
    'a channel was never verified': {
      edits: reached('p-1', `${by('phone', '2026-11-01')}, sms: {}`),
      finds: [{ at: 'p-1: { channels', says: 'Not verified since: sms' }],
    },
    'a channel is verified in the future': {
      edits: reached('p-1', `${by('phone', '2026-11-01')}, ${by('sms', '2027-01-01')}`),
      finds: [{ at: 'p-1: { channels', says: 'Not verified since: sms' }],
    },
    'two people have one channel each': {
      edits: [...reached('p-1', by('phone', '2026-11-01')), ...reached('p-2', by('push', '2026-11-01'))],
      finds: [
        { at: 'p-2: { channels', says: 'push' },
        { at: 'p-1: { channels', says: 'phone' },
      ],
    },
  },
  passing: {
    'two channels of two providers, verified 90 days ago': reached(
      'p-1',
      `${by('phone', '2026-08-28')}, ${by('sms', '2026-11-26')}`,
    ),
    'a third is stale': reached(
      'p-1',
      `${by('phone', '2026-11-01')}, ${by('sms', '2026-11-01')}, ${by('push', '2026-01-01')}`,
    ),
    'who has left is not called': [gone, heldBy('security-lead', 'p-9')],
    'who sits in no function is not called': [
      { under: 'people', add: '  p-1: { active: true }' },
      heldBy('fire-warden', 'p-1'),
    ],
    'a function has two providers': [communications(', reachable: [push, phone]')],
  },
};
