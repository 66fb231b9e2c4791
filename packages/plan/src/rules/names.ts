import { gatedActIds } from '../compile/gated-acts.ts';
import { celReserved, contextNames } from '../condition/vocabulary.ts';
import type { FoundFault } from '../fault.ts';
import { factIdShape, idShape, longestName } from '../schema/words.ts';
import type { PlainValue } from '../yaml/read-yaml.ts';
import { keysAt, valuesAt } from './raw-plan.ts';

/** Where a plan gives names to things. */
const places = [
  'definition.types',
  'systems',
  'systems.*.switches',
  'systems.*.contain',
  'systems.*.evidence',
  'approvals',
  'evidence',
  'notifications',
  'organisation.entities',
  'organisation.calendars',
  'definition.thresholds',
  'seats',
  'people',
  'channels',
  'compartments',
  'on_call',
  'systems.*.tools',
  'systems.*.guardrails',
  'systems.*.retrieval',
  'systems.*.roles',
  'organisation.entities.*.roles',
  'vendors',
  'stores',
  'holds',
  'templates',
  'continuity.processes',
  'clocks.law',
  'clocks.ruled_out',
  'clocks.contracts',
  'clocks.internal',
  'exercises.gaps',
];

/** Names are ids: they go into addresses, flags and digests. Facts are also names in conditions. */
export function nameFaults(plan: PlainValue): FoundFault[] {
  const things = places.flatMap((place) => valuesAt(plan, `${place}.*`)).flatMap(({ path }) => badId(path));
  const facts = valuesAt(plan, 'facts.*').flatMap(({ path }) => badFactId(path));
  return [...things, ...facts, ...repeatedTasks(plan), ...repeatedLayers(plan)];
}

function badId(path: FoundFault['path']): FoundFault[] {
  const name = String(path.at(-1));
  if (idShape.test(name) && name.length <= longestName && name !== 'constructor' && name !== 'none') return [];
  return [bad(path, 'Write it in lower case with hyphens, like "support-assistant".')];
}

function badFactId(path: FoundFault['path']): FoundFault[] {
  const name = String(path.at(-1));
  if ([...celReserved, ...contextNames, 'constructor'].includes(name))
    return [bad(path, 'Conditions use this word for something else.')];
  if (factIdShape.test(name) && name.length <= longestName) return [];
  return [bad(path, 'Facts are names in conditions: write lower case with underscores, like "exposed_data".')];
}

function bad(path: FoundFault['path'], how: string): FoundFault {
  const message = `"${String(path.at(-1)).slice(0, longestName)}" cannot be a name here. ${how} At most ${longestName} characters.`;
  return { code: 'bad-name', path, at: 'key', message };
}

/** Tasks and decisions are named once in the whole workflow: records refer to them by name alone. */
function repeatedTasks(plan: PlainValue): FoundFault[] {
  const seen = new Set<string>();
  const named = [...valuesAt(plan, 'workflow.*.do.*.task'), ...valuesAt(plan, 'workflow.*.decide.*.decision')];
  return named.flatMap(({ path, value }): FoundFault[] => {
    if (value === 'evidence')
      return [
        { code: 'bad-name', path, message: '"evidence" means the evidence list in leave_when. Choose another name.' },
      ];
    if (typeof value !== 'string' || !seen.has(value)) {
      if (typeof value === 'string') seen.add(value);
      return [];
    }
    return [
      { code: 'duplicate', path, message: `"${value}" names another task or decision already. Choose another name.` },
    ];
  });
}

/** A layer stands once in its schedule: overrides, holidays and escalation name it. */
function repeatedLayers(plan: PlainValue): FoundFault[] {
  return valuesAt(plan, 'on_call.*').flatMap((schedule) => {
    const seen = new Set<string>();
    return valuesAt(schedule.value, 'layers.*.layer').flatMap(({ path, value }): FoundFault[] => {
      if (typeof value !== 'string') return [];
      if (!seen.has(value)) {
        seen.add(value);
        return [];
      }
      const message = `"${value.slice(0, longestName)}" names another layer of this schedule already. Choose another name.`;
      return [{ code: 'duplicate', path: [...schedule.path, ...path], message }];
    });
  });
}

/** Seats exist by being the lead or a deputy of a function, or by standing under `seats`. */
export function seatsOf(plan: PlainValue): string[] {
  const found = [...valuesAt(plan, 'functions.*.lead'), ...valuesAt(plan, 'functions.*.deputies.*')];
  const named = found.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  return [...new Set([...named, ...keysAt(plan, 'seats')])];
}

/** `<system>.<step>` for each containment step, and the acts that every organisation has. */
export function actionIdsOf(plan: PlainValue): string[] {
  const steps = valuesAt(plan, 'systems.*.contain.*').map(({ path }) => `${String(path[1])}.${String(path[3])}`);
  return [...steps, ...gatedActIds];
}
