import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const nis2: Edit = [
  `    eu-nis2-23:
      { tell: National Cyber Security Centre, template: authority-notice, gate: notify-regulator, margin: 4 h }\n`,
  '',
];
const nis2Exercised: Edit = ['eu-nis2-23: "2026-06-03", ', ''];
const dora = 'eu-dora-19: No financial entity';
const gdpr33 = 'eu-gdpr-33: { tell: Data Protection Commission, template: authority-notice, gate: notify-regulator }';
const role = (law: string): Edit => ['nis2: important-entity }', `nis2: important-entity, ${law} }`];

export const clk01Cases: RuleCases = {
  failing: {
    'an important entity without the clock of NIS2': {
      edits: [nis2, nis2Exercised],
      finds: [{ at: 'eu-gdpr-33', says: 'eu-nis2-23' }],
    },
    'nobody says whether it is a financial entity': {
      edits: [[`${dora}, `, '']],
      finds: [{ at: 'eu-gdpr-33', says: 'Say whether the entity is dora/financial-entity' }],
    },
    'it also acts in Singapore and in India': {
      edits: [['jurisdictions: [IE, EU, US-CA]', 'jurisdictions: [IE, EU, US-CA, SG, IN]']],
      finds: [
        { at: 'eu-gdpr-33', says: 'in-cert-in' },
        { at: 'eu-gdpr-33', says: 'sg-pdpa-26d' },
      ],
    },
    'the clock has no text and no recipient': {
      edits: [[gdpr33, 'eu-gdpr-33: { gate: notify-regulator }']],
      finds: [{ at: 'eu-gdpr-33', says: 'a recipient (tell); a text (template)' }],
    },
    'owner and deputy are one person': {
      edits: [
        { under: 'people', add: '  p-1: { active: true }' },
        {
          under: 'seats',
          add: '  our-counsel: { title: Counsel, held_by: p-1 }\n  their-counsel: { title: Counsel, held_by: p-1 }',
        },
        [gdpr33, gdpr33.replace(' }', ', owner: our-counsel, deputy: their-counsel }')],
      ],
      finds: [{ at: 'eu-gdpr-33', says: 'a deputy who is another person' }],
    },
    'what it counts from is no fact of the plan': {
      edits: [[', anchors: { high_risk_determined_at: aware_at } }', ' }']],
      finds: [{ at: 'The people concerned', says: 'a time fact for high_risk_determined_at' }],
    },
    'a regime that is in no law pack is ruled out, and one has a clock all the same': {
      edits: [[dora, 'eu-dora-91: No financial entity, eu-dora-19: No financial entity, eu-gdpr-33: No personal data']],
      finds: [
        { at: 'eu-dora-91', says: 'No law pack has a regime eu-dora-91' },
        { at: 'eu-gdpr-33: No personal data', says: 'has a clock all the same' },
      ],
    },
    'a contract names nobody to tell': {
      edits: [['within: 48 h, tell: Account owners of the contract register,', 'within: 48 h,']],
      finds: [{ at: 'Enterprise customers', says: 'enterprise-customers lacks a recipient' }],
    },
  },
  passing: {
    'each regime has a clock or a reason': [],
    'a clock of its own owner and deputy': [
      [gdpr33, gdpr33.replace(' }', ', owner: general-counsel, deputy: privacy-counsel }')],
    ],
    'the entity says that it has no role under a law': [role('dora: none'), [`${dora}, `, '']],
    'a law that is not in force yet': [
      [
        '      { tell: The provider of the model, template: vendor-notice, systems: [support-assistant],\n        anchors: { serious_incident_identified_at: aware_at } }\n',
        '',
      ],
      ['    eu-aia-26-5-deployer:\n', ''],
      [', eu-aia-26-5-deployer: "2026-06-04"', ''],
    ],
    'an internal clock needs no text': [
      [
        '  contracts:\n    enterprise',
        '  internal: { board: { title: Tell the board, from: declaration, within: 24 h, tell: Its chair } }\n  contracts:\n    enterprise',
      ],
    ],
    "a time fact of the anchor's own name": [
      [', anchors: { high_risk_determined_at: aware_at } }', ' }'],
      { under: 'facts', add: '  high_risk_determined_at: { ask: When?, time: true, answered_by: [legal] }' },
    ],
  },
};
