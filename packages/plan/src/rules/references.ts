import { calendarIds } from '@muster/clocks';
import { functionIds, recordAnchors } from '../plan-words.ts';
import type { FoundFault } from '../fault.ts';
import { didYouMean } from '../near-miss.ts';
import type { PlainValue } from '../yaml/read-yaml.ts';
import { actionIdsOf, seatsOf } from './names.ts';
import { isMap, keysAt, valuesAt } from './raw-plan.ts';
import type { Placed } from './raw-plan.ts';
import { keyPlaces, referencePlaces, remedies } from './reference-places.ts';
import type { ReferenceKind } from './reference-places.ts';

/**
 * Everything named exists. Where a compulsory register is empty nothing is judged: then the register itself is the
 * fault.
 */
export function referenceFaults(plan: PlainValue): FoundFault[] {
  const known = knownNames(plan);
  const named = referencePlaces.flatMap(([place, kind]) =>
    valuesAt(plan, place).flatMap((placed) => unknown(placed, kind, known[kind])),
  );
  const keyed = keyPlaces.flatMap(([place, kind]) =>
    valuesAt(plan, `${place}.*`).flatMap(({ path }) => unknownKey(path, kind, known[kind])),
  );
  return [...named, ...keyed, ...unknownOwn(plan), ...unknownExits(plan), ...unknownLayers(plan)];
}

function knownNames(plan: PlainValue): Readonly<Record<ReferenceKind, readonly string[]>> {
  const gates = keysAt(plan, 'approvals');
  const systems = keysAt(plan, 'systems');
  const decisions = valuesAt(plan, 'workflow.*.decide.*.decision').flatMap(textOf);
  const times = valuesAt(plan, 'facts.*').flatMap(({ path, value }) =>
    isMap(value) && value['time'] === true ? [String(path[1])] : [],
  );
  return {
    seat: seatsOf(plan),
    function: keysAt(plan, 'functions'),
    'evidence category': keysAt(plan, 'evidence'),
    action: actionIdsOf(plan),
    gate: gates,
    schedule: keysAt(plan, 'on_call'),
    channel: keysAt(plan, 'channels'),
    person: keysAt(plan, 'people'),
    entity: keysAt(plan, 'organisation.entities'),
    system: systems,
    vendor: keysAt(plan, 'vendors'),
    store: keysAt(plan, 'stores'),
    template: keysAt(plan, 'templates'),
    type: keysAt(plan, 'definition.types'),
    audience: keysAt(plan, 'notifications'),
    'decision or gate': [...decisions, ...gates],
    decision: decisions,
    'time fact': times,
    anchor: [...times, ...recordAnchors],
    scenario: valuesAt(plan, 'exercises.scenarios.*').flatMap(textOf),
    clock: ['law', 'contracts', 'internal'].flatMap((register) => keysAt(plan, `clocks.${register}`)),
    calendar: [...keysAt(plan, 'organisation.calendars'), ...calendarIds],
    'system or vendor': [...systems, ...keysAt(plan, 'vendors')],
  };
}

function textOf({ value }: Placed): string[] {
  return typeof value === 'string' ? [value] : [];
}

/** Registers that a plan must have: an empty one is a fault of its own. `vendors` came later, so it can be left out. */
const judgedElsewhere: ReadonlySet<ReferenceKind> = new Set([
  'seat',
  'function',
  'evidence category',
  'action',
  'gate',
  'system',
  'type',
  'audience',
  'scenario',
  'vendor',
]);

function unknown({ path, value }: Placed, kind: ReferenceKind, known: readonly string[]): FoundFault[] {
  if (typeof value !== 'string' || known.includes(value) || isJudgedElsewhere(kind, known)) return [];
  if (kind === 'gate' && value === 'none' && (path[0] === 'systems' || path[0] === 'notifications')) return [];
  if (kind === 'function' && !functionIds.some((id) => id === value)) return [];
  const message = `There is no ${kind} "${value.slice(0, 60)}" in this plan.${didYouMean(value, known)} ${remedies[kind]}`;
  return [{ code: 'unknown-reference', path, message }];
}

function unknownKey(path: FoundFault['path'], kind: ReferenceKind, known: readonly string[]): FoundFault[] {
  const name = String(path.at(-1));
  if (known.includes(name) || isJudgedElsewhere(kind, known)) return [];
  const message = `There is no ${kind} "${name.slice(0, 60)}" in this plan.${didYouMean(name, known)} ${remedies[kind]}`;
  return [{ code: 'unknown-reference', path, at: 'key', message }];
}

function isJudgedElsewhere(kind: ReferenceKind, known: readonly string[]): boolean {
  return known.length === 0 && judgedElsewhere.has(kind);
}

/** What a system names of its own: switches that steps hold and tools go by, tools that steps take away, its ladder. */
function unknownOwn(plan: PlainValue): FoundFault[] {
  const own = [
    ['contain.*.hold', 'switch', 'switches'],
    ['tools.*.switch', 'switch', 'switches'],
    ['contain.*.tool', 'tool', 'tools'],
    ['ladder.*', 'step', 'contain'],
  ] as const;
  return valuesAt(plan, 'systems.*').flatMap((system) =>
    own.flatMap(([place, what, register]) => {
      const known = keysAt(system.value, register);
      return valuesAt(system.value, place).flatMap(({ path, value }): FoundFault[] => {
        if (typeof value !== 'string' || known.includes(value)) return [];
        const message = `This system has no ${what} "${value.slice(0, 60)}".${didYouMean(value, known)} Declare it under \`${register}\` of the system.`;
        return [{ code: 'unknown-reference', path: [...system.path, ...path], message }];
      });
    }),
  );
}

/** Overrides, holidays and escalation name layers of their schedule, or of the one that a step names. */
function unknownLayers(plan: PlainValue): FoundFault[] {
  return valuesAt(plan, 'on_call.*').flatMap((schedule) => {
    const named = ['overrides.*', 'holidays.*', 'escalate.*'].flatMap((place) => valuesAt(schedule.value, place));
    return named.flatMap(({ path, value }): FoundFault[] => {
      if (!isMap(value) || typeof value['layer'] !== 'string') return [];
      const of = typeof value['schedule'] === 'string' ? value['schedule'] : String(schedule.path.at(-1));
      const known = valuesAt(plan, `on_call.${of}.layers.*.layer`).flatMap(textOf);
      if (known.includes(value['layer'])) return [];
      const message = `"${of}" has no layer "${value['layer'].slice(0, 60)}".${didYouMean(value['layer'], known)} Name one of its \`layers\`.`;
      return [{ code: 'unknown-reference', path: [...schedule.path, ...path, 'layer'], message }];
    });
  });
}

/** A stage is left when its own tasks and decisions are done, and `evidence` is complete. */
function unknownExits(plan: PlainValue): FoundFault[] {
  return valuesAt(plan, 'workflow.*').flatMap((stage) => {
    if (!isMap(stage.value)) return [];
    const own = [...valuesAt(stage.value, 'do.*.task'), ...valuesAt(stage.value, 'decide.*.decision')];
    const known = ['evidence', ...own.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))];
    return valuesAt(stage.value, 'leave_when.*').flatMap(({ path, value }): FoundFault[] => {
      if (typeof value !== 'string' || known.includes(value)) return [];
      const message = `This stage has no task or decision "${value.slice(0, 60)}".${didYouMean(value, known)} Name one of its own, or \`evidence\`.`;
      return [{ code: 'unknown-reference', path: [...stage.path, ...path], message }];
    });
  });
}
