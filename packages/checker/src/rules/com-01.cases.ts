import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const customers = 'customer-correction, through: [sms, mail] }';
const regulators = 'retraction: customer-correction, through: [phone] }';
const text = 'We know about it and are on it. Please send no personal data.';
const written = (words: string): Edit => [text, words];

export const com01Cases: RuleCases = {
  failing: {
    'customers are told through our own paging': {
      edits: [[customers, 'customer-correction, through: [push] }']],
      finds: [
        { at: 'atLeast(customer_impact, "limited")', says: 'The notice to customers lacks a channel out of band' },
      ],
    },
    'what an authority is told cannot be taken back': {
      edits: [[regulators, 'through: [phone] }']],
      finds: [{ at: 'material', says: 'The notice to regulators lacks a text that takes it back' }],
    },
    'vendors get no text': {
      edits: [['gate: none, template: vendor-notice,', 'gate: none,']],
      finds: [{ at: 'vendor-outage', says: 'The notice to vendors lacks a text (template)' }],
    },
    'counsel does not see what customers are told': {
      edits: [
        [
          '  notify-customers:\n    { approve: [1 of legal, 1 of executive]',
          '  notify-customers:\n    { approve: [1 of communications, 1 of executive]',
        ],
      ],
      finds: [{ at: 'atLeast(customer_impact, "limited")', says: 'somebody of legal who approves (notify-customers)' }],
    },
    'two texts are not finished': {
      edits: [
        written('We know about it. Call [number of the desk].'),
        ['We will say more as soon as we know more.', 'Next: tbd.'],
      ],
      finds: [
        { at: 'Next: tbd', says: 'holding-statement is not finished: "tbd"' },
        { at: '[number of the desk]', says: '"[number of the desk]" is still to be filled in' },
      ],
    },
    'the phone hangs on the assistant': {
      edits: [['phone: { kind: phone,', 'phone: { kind: phone, needs: support-assistant,']],
      finds: [
        { at: 'material', says: 'The notice to regulators' },
        { at: 'vendor-outage', says: 'The notice to vendors' },
      ],
    },
  },
  passing: {
    'each audience has its own': [],
    'one of two channels is out of band': [[customers, 'customer-correction, through: [push, sms] }']],
    'leadership needs no text': [
      [
        'because: Nobody outside is addressed, through: [phone, sms] }',
        'because: Nobody outside is addressed, through: [phone] }',
      ],
    ],
    'a text that names facts': [written('On {aware_at} we learned of it.')],
    'legal approves twice': [
      [
        '  notify-customers:\n    { approve: [1 of legal, 1 of executive]',
        '  notify-customers:\n    { approve: [2 of legal, 1 of executive]',
      ],
    ],
    'vendors need no approval': [
      ["because: 'A technical ticket under the contract, without personal data'", 'because: A ticket'],
    ],
  },
};
