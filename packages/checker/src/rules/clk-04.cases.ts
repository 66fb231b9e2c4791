import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const fact = (id: string, more = ''): Edit => ({
  under: 'facts',
  add: `  ${id}: { ask: When?, time: true, answered_by: [legal]${more} }`,
});
const risk: Edit = [', anchors: { high_risk_determined_at: aware_at } }', ' }'];
const serious: Edit = ['anchors: { serious_incident_identified_at: aware_at } }', 'margin: 1 h }'];
const major: Edit = ['ruled_out:\n    { eu-dora-19: No financial entity,', 'ruled_out:\n    {'];
const dora: Edit = [
  '  law:\n',
  '  law:\n    eu-dora-19: { tell: The authority, template: authority-notice, gate: notify-customers }\n',
];
const gated = ', within: 4 h of declaration, gate: notify-regulator';

export const clk04Cases: RuleCases = {
  failing: {
    'a high risk is judged whenever somebody likes': {
      edits: [risk, fact('high_risk_determined_at')],
      finds: [{ at: 'high_risk_determined_at:', says: 'a time limit (within); an approval (gate)' }],
    },
    'it is timed, and one person judges': {
      edits: [risk, fact('high_risk_determined_at', ', within: 4 h of declaration')],
      finds: [{ at: 'high_risk_determined_at:', says: 'lacks an approval (gate)' }],
    },
    'it is approved some day': {
      edits: [risk, fact('high_risk_determined_at', ', gate: notify-regulator')],
      finds: [{ at: 'high_risk_determined_at:', says: 'lacks a time limit (within)' }],
    },
    'a bank classifies when it likes': {
      edits: [major, dora, fact('classified_major_at')],
      finds: [{ at: 'classified_major_at:', says: 'classified_major_at starts eu-dora-19' }],
    },
    'two judgements start two clocks': {
      edits: [risk, serious, fact('high_risk_determined_at'), fact('serious_incident_identified_at')],
      finds: [
        { at: 'serious_incident_identified_at:', says: 'eu-aia-26-5-deployer' },
        { at: 'high_risk_determined_at:', says: 'eu-gdpr-34' },
      ],
    },
    'the judgement has another name': {
      edits: [
        [', anchors: { high_risk_determined_at: aware_at } }', ', anchors: { high_risk_determined_at: judged_at } }'],
        fact('judged_at'),
      ],
      finds: [{ at: 'judged_at:', says: 'judged_at starts eu-gdpr-34' }],
    },
    'a contract counts from a judgement': {
      edits: [['from: aware_at, within: 48 h', 'from: determined_at, within: 48 h'], fact('determined_at')],
      finds: [{ at: 'determined_at:', says: 'enterprise-customers' }],
    },
  },
  passing: {
    'clocks start from awareness': [],
    'the judgement is timed and gated': [risk, fact('high_risk_determined_at', gated)],
    'a bank classifies in time and with approval': [major, dora, fact('classified_major_at', gated)],
    'no clock starts from it': [fact('determined_at')],
    'a contract counts from what happened': [['from: aware_at, within: 48 h', 'from: first-signal, within: 48 h']],
  },
};
