import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const needs = (channel: string): Edit => [`${channel}: { kind:`, `${channel}: { needs: support-assistant, kind:`];
const provider = (from: string): Edit => [`provider: ${from}`, 'provider: The mobile carrier'];
const executive = (reachable: string, by: string): readonly Edit[] => [
  ['on_call: executive, reachable: [phone, sms]', `on_call: executive${reachable}`],
  ['{ after: 15 min, layer: second, by: [phone, sms] }', `{ after: 15 min, layer: second${by} }`],
];

export const esc03Cases: RuleCases = {
  failing: {
    'everything rings one telephone': {
      edits: executive(', reachable: [phone]', ', by: [phone]'),
      finds: [{ at: 'on_call: executive', says: 'phone is the only channel' }],
    },
    'no channel is named': {
      edits: executive('', ''),
      finds: [{ at: 'on_call: executive', says: 'no channel is named' }],
    },
    'pages and calls come from one provider': {
      edits: [provider('The paging service')],
      finds: [{ at: 'on_call: engineering', says: 'push and phone come from one provider, The mobile carrier' }],
    },
    'both channels of engineering need the assistant': {
      edits: [needs('push'), needs('phone')],
      finds: [{ at: 'on_call: engineering', says: 'no channel works without support-assistant' }],
    },
    'messages and calls come from one provider, for two functions': {
      edits: [provider('The messaging service')],
      finds: [
        { at: 'on_call: legal', says: 'phone and sms' },
        { at: 'on_call: executive', says: 'phone and sms' },
      ],
    },
  },
  passing: {
    'the escalation uses a second channel': executive(', reachable: [phone]', ', by: [sms]'),
    'steps that name no channel use those of the function': executive(', reachable: [phone, sms]', ''),
    'one channel needs the assistant, the other does not': [needs('push')],
    'a third channel comes from a provider that another uses': [
      ['sms: { kind: sms', 'pager: { kind: pager, provider: The mobile carrier }\n  sms: { kind: sms'],
    ],
    'a function without a schedule is called by nobody': [
      [
        'lead: communications-lead, deputies: [support-lead], reachable: [phone, sms]',
        'lead: communications-lead, deputies: [support-lead], reachable: [phone]',
      ],
    ],
  },
};
