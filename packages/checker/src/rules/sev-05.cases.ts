import type { RuleCases } from '../testkit/rule-cases.ts';
import { rulesOf } from '../testkit/severity-edits.ts';

export const sev05Cases: RuleCases = {
  failing: {
    'nobody has to acknowledge a critical incident': {
      edits: [['    acknowledge: 15 min\n', '']],
      finds: [{ at: 'posture: Executives', says: 'critical lacks a time to acknowledge it' }],
    },
    'nobody is called in': {
      edits: [['    calls: [security]\n', '']],
      finds: [{ at: 'posture: Contain', says: 'functions that are called in' }],
    },
    'nobody is told, and nothing is opened': {
      edits: [['    tells: [leadership]\n    opens: [support-assistant.stop, support-assistant.fallback]\n', '']],
      finds: [{ at: 'posture: Security', says: 'somebody who is told (tells); actions that are thought of' }],
    },
    'two levels have no time to acknowledge': {
      edits: [
        ['    acknowledge: 4 h\n', ''],
        ['    acknowledge: 30 min\n', ''],
      ],
      finds: [
        { at: 'posture: Contain', says: 'medium lacks' },
        { at: 'posture: Security', says: 'high lacks' },
      ],
    },
    'legal has more time for a critical review than for a high one': {
      edits: [
        [
          'owner: legal\n        within: { critical: 30 min of declaration',
          'owner: legal\n        within: { critical: 30 h of declaration',
        ],
      ],
      finds: [
        {
          at: 'critical: 30 h of declaration',
          says: 'legal-review has more time at critical than at high. 30 h at critical, 60 min at high.',
        },
      ],
    },
    'nobody says when a critical process goes on': {
      edits: [['within: { critical: 30 min, high: 1 h, medium: 4 h }', 'within: { medium: 4 h, high: 1 h }']],
      finds: [
        {
          at: 'within: { medium: 4 h, high: 1 h }',
          says: 'continuity has a time limit at medium, and none at critical',
        },
      ],
    },
    'a critical incident may be acknowledged later': {
      edits: [['    acknowledge: 15 min\n', '    acknowledge: 15 h\n']],
      finds: [{ at: 'acknowledge: 15 h', says: 'acknowledge has more time at critical than at high' }],
    },
    'an outage of the vendor is never more than low': {
      edits: [
        rulesOf('medium', 'type != "vendor-outage" && used_in_decision'),
        rulesOf('high', 'type != "vendor-outage" && critical_process_stopped'),
        rulesOf('critical', 'type != "vendor-outage" && material'),
      ],
      finds: [{ at: 'Vendor model unavailable', says: 'No incident of vendor-outage is ever more than low' }],
    },
    'harmful output in a regulated decision is never more than low': {
      edits: [
        ['use: customer-facing', 'use: regulated-decision'],
        rulesOf('medium', 'type != "harmful-or-biased-output" && used_in_decision'),
        rulesOf('high', 'type == "sensitive-data-exposure" && critical_process_stopped'),
        rulesOf('critical', 'type != "harmful-or-biased-output" && material'),
      ],
      finds: [
        { at: 'Harmful, biased', says: 'No incident of harmful-or-biased-output' },
        { at: 'use: regulated-decision', says: 'regulated decisions, is never more than low' },
      ],
    },
  },
  passing: {
    'every level has its own': [],
    'low needs nobody': [rulesOf('low', 'true', 'type == "vendor-outage"')],
    'all levels have the same time': [
      ['within: { critical: 30 min, high: 1 h, medium: 4 h }', 'within: { critical: 1 h, high: 1 h, medium: 1 h }'],
    ],
    'medium tells nobody': [['    calls: [security]\n', '    calls: [security, operations]\n']],
    'one rule raises each type': [
      rulesOf('medium', 'type in ["vendor-outage", "prompt-injection", "incorrect-output", "unauthorised-behaviour"]'),
      rulesOf('high', 'type in ["sensitive-data-exposure", "harmful-or-biased-output"]'),
    ],
    'harmful output of a regulated use is high': [
      ['use: customer-facing', 'use: regulated-decision'],
      rulesOf('high', 'system.use == "regulated-decision" && harmful_output'),
    ],
  },
};
