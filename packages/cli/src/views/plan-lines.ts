import type { AnswerOf, routes } from '@muster/api';
import type { Io } from '../io.ts';
import { printable } from '../output/printable.ts';
import { clockTime, dueIn } from '../output/when.ts';

type PlanDecided = AnswerOf<typeof routes.plans.add>;

/** As many characters of a version as people read and type. */
export const shortVersion = (version: string): string => version.slice(0, 12);

/** Where a version stands after a command, and what comes next. */
export function planLines(io: Io, decided: PlanDecided): readonly string[] {
  return [`${shortVersion(decided.version)} is ${spellState(decided.state)}.`, ...next(io, decided)].map(printable);
}

export function spellState(state: PlanDecided['state']): string {
  switch (state) {
    case 'in-force':
      return 'in force';
    case 'proposed':
    case 'approved':
    case 'superseded':
    case 'refused':
    case 'void':
      return state;
  }
}

function next(io: Io, { version, state, missing, due, findings }: PlanDecided): readonly string[] {
  const by = due === null ? '' : ` by ${clockTime(io, due)} (${dueIn(io, due)})`;
  const short = shortVersion(version);
  switch (state) {
    case 'proposed':
      return [`Still needed: ${missing.join(', ')}${by}.`, `They approve with: muster plan approve ${short}`];
    case 'approved':
      return [`Put it in force${by}: muster plan activate ${short}`];
    case 'in-force':
      return [`The checker found ${findings.warnings} warnings; ${findings.waived} findings are waived.`];
    case 'superseded':
    case 'refused':
    case 'void':
      return [];
  }
}
