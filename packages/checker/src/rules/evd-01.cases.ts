import type { RuleCases } from '../testkit/rule-cases.ts';
import { soundPlan } from '../testkit/sound-plan.ts';
import type { Edit } from '../testkit/sound-plan.ts';

/** The type without one of its categories. */
function without(type: string, category: string): Edit {
  const [from = ''] = new RegExp(`    ${type}:\n[^]*?evidence: \\[[^\\]]*`).exec(soundPlan) ?? [];
  return [from, from.replace(`${category}, `, '').replace(`, ${category}`, '')];
}

export const evd01Cases: RuleCases = {
  failing: {
    'an outage without the messages of the vendor': {
      edits: [without('vendor-outage', 'vendor-correspondence')],
      finds: [{ at: 'evidence: [', says: 'messages of the vendor (vendor-messages)' }],
    },
    'an exposure without access logs, an injection without prompts': {
      edits: [without('sensitive-data-exposure', 'access-logs'), without('prompt-injection', 'prompts-and-outputs')],
      finds: [
        { at: 'evidence: [', says: 'The evidence of sensitive-data-exposure does not cover access and administration' },
        { at: 'evidence: [', says: 'prompts and outputs (prompts, outputs); retrieval (retrieval-sources)' },
      ],
    },
    'the configuration is asked for, and does not hold the settings of policies': {
      edits: [
        [
          'covers: [model-version, configuration, deployment-history, policy-settings]',
          'covers: [model-version, configuration, deployment-history]',
        ],
      ],
      finds: [
        {
          at: 'evidence: [',
          says: 'sensitive-data-exposure does not cover model version and configuration (policy-settings)',
        },
        { at: 'evidence: [', says: 'incorrect-output' },
        { at: 'evidence: [', says: 'prompt-injection' },
        { at: 'evidence: [', says: 'unauthorised-behaviour' },
        { at: 'evidence: [', says: 'vendor-outage' },
        { at: 'evidence: [', says: 'harmful-or-biased-output' },
      ],
    },
    'a type of its own asks for notes alone': {
      edits: [
        [
          '  types:\n',
          '  types:\n    theft: { title: The model was taken, dimensions: [security], evidence: [decision-records] }\n',
        ],
      ],
      finds: [{ at: 'theft:', says: 'system logs (system-logs); prompts and outputs' }],
    },
    'harmful output without notes and decisions': {
      edits: [without('harmful-or-biased-output', 'decision-records')],
      finds: [{ at: 'evidence: [', says: 'notes and decisions (incident-notes, decisions)' }],
    },
  },
  passing: {
    'each type asks for all six': [],
    'no tools, so no calls': [
      ['    tools: { refunds: { title: Pays back an order, changes: true, switch: refunds } }\n', ''],
      ['does: disable-tool, hold: refunds, tool: refunds,', 'does: disable-tool, hold: refunds,'],
      ['covers: [system-logs, tool-calls]', 'covers: [system-logs]'],
    ],
    'no retrieval, so no sources': [
      ['    retrieval: { help-pages: { title: Help pages and order history, data: [personal, order-history] } }\n', ''],
      ['covers: [prompts, outputs, retrieval-sources]', 'covers: [prompts, outputs]'],
    ],
    'another category holds the calls': [
      ['covers: [system-logs, tool-calls]', 'covers: [system-logs]'],
      ['covers: [prompts, outputs, retrieval-sources]', 'covers: [prompts, outputs, retrieval-sources, tool-calls]'],
    ],
    'one category covers twice what another does': [
      ['covers: [vendor-messages]', 'covers: [vendor-messages, decisions]'],
    ],
  },
};
