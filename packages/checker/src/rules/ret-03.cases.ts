import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const recorder: Edit = [', hold: An incident preserves its slice }', ' }'];
const logStore: Edit = [', hold: The lifecycle rule of the bucket is suspended }', ' }'];
const scope = 'scope: [prompts-and-outputs, application-logs, access-logs]';
const wider: Edit = [scope, scope.replace(']', ', model-configuration]')];

export const ret03Cases: RuleCases = {
  failing: {
    'the recorder goes on deleting': {
      edits: [recorder],
      finds: [{ at: 'The flight recorder', says: 'recorder deletes' }],
    },
    'the log store goes on deleting': {
      edits: [logStore],
      finds: [{ at: 'The log store', says: 'log-store deletes' }],
    },
    'two stores go on deleting': {
      edits: [recorder, logStore],
      finds: [
        { at: 'The flight recorder', says: 'deletes by itself' },
        { at: 'The log store', says: 'deletes by itself' },
      ],
    },
    'where the sign-on log lies is not described': {
      edits: [['kept_there: 90 days, store: sign-on-log }', 'kept_there: 90 days }']],
      finds: [{ at: 'sign-on log, kept_there', says: 'sign-on log, where support-assistant keeps it' }],
    },
    'the hold is widened to a place that is not described': {
      edits: [wider],
      finds: [{ at: 'deployment history', says: 'A hold covers model-configuration' }],
    },
  },
  passing: {
    'each store says how a hold stops it': [],
    'a store that deletes nothing': [
      [
        'recorder: { title: The flight recorder, deletes_after: 14 days, hold: An incident preserves its slice }',
        'recorder: { title: The flight recorder }',
      ],
    ],
    'no hold covers it, so it need not be described': [
      ['kept_there: 90 days, store: sign-on-log }', 'kept_there: 90 days }'],
      [scope, 'scope: [prompts-and-outputs, application-logs]'],
    ],
    'the hold is widened and the place is described': [
      wider,
      ['deployment history, kept_there: 1 year }', 'deployment history, kept_there: 1 year, store: history }'],
      { under: 'stores', add: '  history: { title: The deployment history }' },
    ],
    'a store more, with a hold': [
      { under: 'stores', add: '  archive: { title: An archive, deletes_after: 1 year, hold: A legal lock }' },
    ],
  },
};
