import { allHeldBy, gone, heldBy, here, person } from '../testkit/people-edits.ts';
import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const asked = 'approve: [1 of operations, 1 of security]';
const twoOfSecurity: Edit = [asked, 'approve: [2 of security]'];
const operations = ['operations-lead', 'support-lead', 'service-manager'];
const security = ['security-lead', 'security-deputy', 'security-analyst'];

export const apr01Cases: RuleCases = {
  failing: {
    'three seats, two people, two approvals: one of them asks': {
      edits: [twoOfSecurity, here, ...allHeldBy('p-1', ['security-deputy', 'security-analyst'])],
      finds: [{ at: '2 of security', says: 'security-lead asks' }],
    },
    'of three people one has left': {
      edits: [twoOfSecurity, gone, heldBy('security-lead', 'p-9')],
      finds: [{ at: '2 of security', says: 'security-deputy asks' }],
    },
    'one person holds every seat of operations': {
      edits: [here, ...allHeldBy('p-1', operations)],
      finds: [{ at: asked, says: 'p-1 asks, and never approves what they asked for. That leaves nobody' }],
    },
    'the same two people are operations and security': {
      edits: [
        here,
        person('p-2', true),
        ...allHeldBy('p-1', ['operations-lead', 'security-deputy', 'security-analyst']),
        ...allHeldBy('p-2', ['security-lead', 'support-lead', 'service-manager']),
      ],
      finds: [{ at: asked, says: 'for 2 of the places' }],
    },
    'everybody of security has left': {
      edits: [gone, ...allHeldBy('p-9', security)],
      finds: [{ at: asked, says: 'Places: 1. People: nobody.' }],
    },
    'two gates hang on two people each': {
      edits: [
        twoOfSecurity,
        ['approve: [1 of legal], within', 'approve: [2 of legal], within'],
        here,
        person('p-2', true),
        ...allHeldBy('p-1', ['security-deputy', 'security-analyst']),
        ...allHeldBy('p-2', ['privacy-counsel', 'deputy-counsel']),
      ],
      finds: [
        { at: '2 of legal', says: 'retain-outside-counsel' },
        { at: '2 of security', says: 'stop-revenue-feature' },
      ],
    },
  },
  passing: {
    'three people for two approvals': [twoOfSecurity],
    'one of three has left, and one approval is asked': [gone, heldBy('security-analyst', 'p-9')],
    'one person leads two functions, and each has deputies': [
      here,
      ...allHeldBy('p-1', ['security-lead', 'operations-lead']),
    ],
    'three functions are asked': [[asked, 'approve: [1 of operations, 1 of security, 1 of engineering]']],
    'two seats of legal are one person, and there is another': [
      here,
      ...allHeldBy('p-1', ['privacy-counsel', 'deputy-counsel']),
    ],
  },
};
