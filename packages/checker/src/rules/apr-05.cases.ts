import { allHeldBy, gone, heldBy, here } from '../testkit/people-edits.ts';
import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const ownedBy = (seat: string): Edit => ['    owner: ml-lead\n    entity', `    owner: ${seat}\n    entity`];
const spokenToBy = (seat: string): Edit => ['spoken_to_by: ml-lead', `spoken_to_by: ${seat}`];
const conflict = (seat: string, about: string): Edit => ({
  under: 'seats',
  add: `  ${seat}: { title: A seat, conflicts: [${about}] }`,
});
const stop = 'approve: [1 of operations, 1 of security]';

export const apr05Cases: RuleCases = {
  failing: {
    'the owner of the system approves its stop': {
      edits: [ownedBy('operations-lead')],
      finds: [{ at: stop, says: 'operations-lead answers for support-assistant' }],
    },
    'who speaks with the vendor approves the stop of its model': {
      edits: [spokenToBy('security-deputy')],
      finds: [{ at: stop, says: 'speaks for us with example-model-vendor' }],
    },
    'the owner approves in another seat': {
      edits: [here, ...allHeldBy('p-1', ['ml-lead', 'security-lead'])],
      finds: [{ at: stop, says: 'security-lead answers for support-assistant' }],
    },
    'somebody has said not to be free about the system': {
      edits: [conflict('service-manager', 'support-assistant')],
      finds: [{ at: stop, says: 'service-manager has a conflict about support-assistant' }],
    },
    'a lawyer of the vendor approves what is said of its system': {
      edits: [conflict('deputy-counsel', 'example-model-vendor')],
      finds: ['notify-customers', 'public-statement', 'retain-outside-counsel', 'notify-regulator'].map((gate) => ({
        at: '1 of legal',
        says: gate,
      })),
    },
    'the owner and who speaks with the vendor approve the stop': {
      edits: [ownedBy('operations-lead'), spokenToBy('security-deputy')],
      finds: [
        { at: stop, says: 'operations-lead' },
        { at: stop, says: 'security-deputy' },
      ],
    },
  },
  passing: {
    'the owner approves nothing': [ownedBy('communications-lead')],
    'who is not free approves nothing': [conflict('ml-lead', 'support-assistant, example-model-vendor')],
    'the owner has left': [ownedBy('operations-lead'), gone, heldBy('operations-lead', 'p-9')],
    'who speaks with the vendor approves nothing': [spokenToBy('communications-lead')],
    'one person holds two seats, neither of them the owner': [
      here,
      ...allHeldBy('p-1', ['support-lead', 'security-lead']),
    ],
  },
};
