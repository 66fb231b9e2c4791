import type { RuleCases } from '../testkit/rule-cases.ts';
import { soundPlan } from '../testkit/sound-plan.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const [steps = ''] = /    contain:\n      throttle:[^]*?(?=    evidence:\n)/.exec(soundPlan) ?? [];
const ladder: Edit = ['    ladder: [throttle, disable-refunds, fallback, rotate-credential, stop]\n', ''];
const opened: Edit = [
  '    opens: [support-assistant.stop, support-assistant.fallback]\n',
  '    opens: [support-assistant.stop]\n',
];
const only = (...lines: readonly string[]): readonly Edit[] => [
  [steps, `    contain:\n${lines.map((line) => `      ${line}\n`).join('')}`],
  ladder,
  opened,
];
const stop = (how: string): string => `stop: { title: Stop, does: stop, ${how}, gate: stop-revenue-feature }`;
const fallback = (more: string): string =>
  `fallback: { title: People, does: fallback, hold: mode, gate: none, because: People serve${more} }`;
const irreversible = 'by_hand: Delete the deployment, reversible: false';

export const flw03Cases: RuleCases = {
  failing: {
    'nothing can be taken back': {
      edits: only(stop(irreversible)),
      finds: [{ at: 'stop: {', says: 'lacks a containment step that can be taken back' }],
    },
    'the only stop needs the vendor': {
      edits: only(stop('hold: enabled, needs_vendor: true'), fallback('')),
      finds: [{ at: 'stop: {', says: 'a kill switch or a roll-back that works while the vendor is away' }],
    },
    'everything needs the vendor': {
      edits: only(stop('hold: enabled, needs_vendor: true'), fallback(', needs_vendor: true')),
      finds: [{ at: 'stop: {', says: 'one that can be taken back and works while the vendor is away; a kill switch' }],
    },
    'nobody knows how to stop it without Muster': {
      edits: [
        [
          "without_muster: Revoke the vendor key in the vendor's console, as on card 4 of the kit",
          'without_muster: n/a',
        ],
      ],
      finds: [{ at: 'throttle:', says: 'a way to stop it when Muster is down' }],
    },
    'two systems, one of which cannot be held and one that cannot be taken back': {
      edits: [
        ...only(stop(irreversible)),
        {
          under: 'systems',
          add: `  writer:
    { title: Writer, use: internal-workflow, autonomy: suggests, data: [], affects: staff, revenue: false,
      switches: { enabled: { normally: true, held: false } }, without_muster: unknown, evidence: {},
      contain: { stop: { title: Stop, does: stop, hold: enabled, gate: none, because: It earns nothing } } }`,
        },
      ],
      finds: [
        { at: 'contain: {', says: 'writer lacks a way to stop it when Muster is down' },
        { at: 'stop: {', says: 'support-assistant lacks a containment step' },
      ],
    },
  },
  passing: {
    'a switch stops it, and it can be released': [],
    'one switch is all': only(stop('hold: enabled')),
    'the stop needs the vendor, and the roll-back does not': only(
      stop('hold: enabled, needs_vendor: true'),
      'roll-back: { title: Back, does: roll-back, hold: mode, gate: none, because: Served, without_muster: Card 5 }',
    ),
    'it is deleted at last, and held before': only(stop(irreversible), fallback('')),
    'the step itself says how it is done without Muster': [
      [
        "without_muster: Revoke the vendor key in the vendor's console, as on card 4 of the kit",
        'without_muster: none',
      ],
      ['        does: stop\n', '        does: stop\n        without_muster: Pull the plug, as on card 4\n'],
    ],
  },
};
