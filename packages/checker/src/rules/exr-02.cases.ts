import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const gaps = (...lines: readonly string[]): Edit => ({ under: 'exercises', add: `  gaps:\n${lines.join('\n')}` });
const numbers = (more: string): string => `    numbers: { title: Old numbers, owner: support-lead, ${more} }`;
const key = (more: string): string => `    key: { title: A missing key, owner: ml-lead, ${more} }`;

export const exr02Cases: RuleCases = {
  failing: {
    'a gap is open beyond its day': {
      edits: [gaps(numbers('due: "2026-11-25", found: ["2026-10-01"]'))],
      finds: [{ at: 'numbers:', says: 'support-lead was to mend "Old numbers" by 2026-11-25' }],
    },
    'a gap is found again while it is open': {
      edits: [gaps(numbers('due: "2026-12-24", found: ["2026-07-01", "2026-10-01"]'))],
      finds: [{ at: 'numbers:', says: 'found again on 2026-10-01' }],
    },
    'a gap is found again after it was closed': {
      edits: [gaps(numbers('due: "2026-08-01", found: ["2026-07-01", "2026-10-01"], closed: "2026-07-20"'))],
      finds: [{ at: 'numbers:', says: 'after it was closed on 2026-07-20' }],
    },
    'one gap is late and found twice': {
      edits: [gaps(numbers('due: "2026-11-01", found: ["2026-07-01", "2026-10-01"]'))],
      finds: [
        { at: 'numbers:', says: 'found again' },
        { at: 'numbers:', says: 'still open' },
      ],
    },
    'two gaps are late': {
      edits: [
        gaps(numbers('due: "2026-11-01", found: ["2026-10-01"]'), key('due: "2026-10-30", found: ["2026-10-01"]')),
      ],
      finds: [
        { at: 'numbers:', says: 'by 2026-11-01' },
        { at: 'key:', says: 'by 2026-10-30' },
      ],
    },
  },
  passing: {
    'no gap': [],
    'due today': [gaps(numbers('due: "2026-11-26", found: ["2026-10-01"]'))],
    'closed in time': [gaps(numbers('due: "2026-10-20", found: ["2026-10-01"], closed: "2026-10-10"'))],
    'closed late, and closed': [gaps(numbers('due: "2026-10-05", found: ["2026-10-01"], closed: "2026-10-10"'))],
    'found twice, then mended': [
      gaps(numbers('due: "2026-10-20", found: ["2026-07-01", "2026-10-01"], closed: "2026-10-10"')),
    ],
    'two gaps with days to come': [
      gaps(numbers('due: "2026-12-01", found: ["2026-10-01"]'), key('due: "2026-12-02", found: ["2026-10-01"]')),
    ],
  },
};
