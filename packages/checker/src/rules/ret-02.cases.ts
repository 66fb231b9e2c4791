import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const atMost = (title: string): Edit => [title, `${title}\n      at_most: 10 years,`];
const configuration = atMost("title: 'Model version, configuration and deployment history',");
const decisions = atMost('title: Timestamped incident notes and decision records,');
const review = (every: string): Edit => ['review_every: 3 months }', `review_every: ${every} }`];
const gone: readonly Edit[] = [
  { under: 'people', add: '  p-9: { active: false }' },
  { under: 'seats', add: '  general-counsel: { title: Counsel, held_by: p-9 }' },
];
const scope = 'scope: [prompts-and-outputs, application-logs, access-logs]';

export const ret02Cases: RuleCases = {
  failing: {
    'who ends the hold has left': {
      edits: gone,
      finds: [{ at: 'resolved_by: general-counsel', says: 'Nobody can end legal-claim' }],
    },
    'it is looked at every two years': {
      edits: [review('2 years')],
      finds: [{ at: 'review_every: 2 years', says: 'less than once a year' }],
    },
    'what is destroyed by a day is in no hold': {
      edits: [configuration],
      finds: [{ at: 'at_most: 10 years', says: 'model-configuration is destroyed by a day, and no hold covers it' }],
    },
    'two categories are in no hold': {
      edits: [configuration, decisions],
      finds: [
        { at: 'at_most: 10 years', says: 'model-configuration' },
        { at: 'at_most: 10 years', says: 'decision-records' },
      ],
    },
    'a hold without end and without anybody': {
      edits: [...gone, review('400 days')],
      finds: [
        { at: 'resolved_by', says: 'general-counsel has left' },
        { at: 'review_every: 400 days', says: 'legal-claim' },
      ],
    },
  },
  passing: {
    'three months, and counsel is here': [],
    'a review once a year': [review('1 year')],
    'the hold covers what is destroyed': [atMost('title: System and application logs,')],
    'a second hold covers it': [
      configuration,
      {
        under: 'holds',
        add: '  recall: { title: A recall, because: Law, scope: [model-configuration], resolved_by: ml-lead, review_every: 1 month }',
      },
    ],
    'a wider scope': [configuration, [scope, scope.replace(']', ', model-configuration]')]],
  },
};
