import { calendarIds } from '@muster/clocks';
import { functionIds, recordAnchors } from '../plan-words.ts';
import type { FoundFault } from '../fault.ts';
import { Hints } from '../near-miss.ts';
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
  const hints = new Hints();
  const named = referencePlaces.flatMap(([place, kind]) =>
    valuesAt(plan, place).flatMap((placed) => unknown(placed, kind, known[kind], hints)),
  );
  const keyed = keyPlaces.flatMap(([place, kind]) =>
    valuesAt(plan, `${place}.*`).flatMap(({ path }) => unknownKey(path, kind, known[kind], hints)),
  );
  return [...named, ...keyed, ...unknownOwn(plan, hints), ...unknownExits(plan, hints), ...unknownLayers(plan, hints)];
}

function knownNames(plan: PlainValue): Readonly<Record<ReferenceKind, ReadonlySet<string>>> {
  const gates = keysAt(plan, 'approvals');
  const systems = keysAt(plan, 'systems');
  const decisions = valuesAt(plan, 'workflow.*.decide.*.decision').flatMap(textOf);
  const times = valuesAt(plan, 'facts.*').flatMap(({ path, value }) =>
    isMap(value) && value['time'] === true ? [String(path[1])] : [],
  );
  return {
    seat: new Set(seatsOf(plan)),
    function: new Set(keysAt(plan, 'functions')),
    'evidence category': new Set(keysAt(plan, 'evidence')),
    action: new Set(actionIdsOf(plan)),
    gate: new Set(gates),
    schedule: new Set(keysAt(plan, 'on_call')),
    channel: new Set(keysAt(plan, 'channels')),
    person: new Set(keysAt(plan, 'people')),
    entity: new Set(keysAt(plan, 'organisation.entities')),
    system: new Set(systems),
    vendor: new Set(keysAt(plan, 'vendors')),
    store: new Set(keysAt(plan, 'stores')),
    template: new Set(keysAt(plan, 'templates')),
    type: new Set(keysAt(plan, 'definition.types')),
    audience: new Set(keysAt(plan, 'notifications')),
    'decision or gate': new Set([...decisions, ...gates]),
    decision: new Set(decisions),
    'time fact': new Set(times),
    anchor: new Set([...times, ...recordAnchors]),
    scenario: new Set(valuesAt(plan, 'exercises.scenarios.*').flatMap(textOf)),
    clock: new Set(['law', 'contracts', 'internal'].flatMap((register) => keysAt(plan, `clocks.${register}`))),
    calendar: new Set([...keysAt(plan, 'organisation.calendars'), ...calendarIds]),
    'system or vendor': new Set([...systems, ...keysAt(plan, 'vendors')]),
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

function unknown({ path, value }: Placed, kind: ReferenceKind, known: ReadonlySet<string>, hints: Hints): FoundFault[] {
  if (typeof value !== 'string' || known.has(value) || isJudgedElsewhere(kind, known)) return [];
  if (kind === 'gate' && value === 'none' && (path[0] === 'systems' || path[0] === 'notifications')) return [];
  if (kind === 'function' && !functionIds.some((id) => id === value)) return [];
  const message = `There is no ${kind} "${value.slice(0, 60)}" in this plan.${hints.didYouMean(value, known)} ${remedies[kind]}`;
  return [{ code: 'unknown-reference', path, message }];
}

function unknownKey(
  path: FoundFault['path'],
  kind: ReferenceKind,
  known: ReadonlySet<string>,
  hints: Hints,
): FoundFault[] {
  const name = String(path.at(-1));
  if (known.has(name) || isJudgedElsewhere(kind, known)) return [];
  const message = `There is no ${kind} "${name.slice(0, 60)}" in this plan.${hints.didYouMean(name, known)} ${remedies[kind]}`;
  return [{ code: 'unknown-reference', path, at: 'key', message }];
}

function isJudgedElsewhere(kind: ReferenceKind, known: ReadonlySet<string>): boolean {
  return known.size === 0 && judgedElsewhere.has(kind);
}

/** What a system names of its own: switches that steps hold and tools go by, tools that steps take away, its ladder. */
function unknownOwn(plan: PlainValue, hints: Hints): FoundFault[] {
  const own = [
    ['contain.*.hold', 'switch', 'switches'],
    ['tools.*.switch', 'switch', 'switches'],
    ['contain.*.tool', 'tool', 'tools'],
    ['ladder.*', 'step', 'contain'],
  ] as const;
  return valuesAt(plan, 'systems.*').flatMap((system) =>
    own.flatMap(([place, what, register]) => {
      const known = new Set(keysAt(system.value, register));
      return valuesAt(system.value, place).flatMap(({ path, value }): FoundFault[] => {
        if (typeof value !== 'string' || known.has(value)) return [];
        const message = `This system has no ${what} "${value.slice(0, 60)}".${hints.didYouMean(value, known)} Declare it under \`${register}\` of the system.`;
        return [{ code: 'unknown-reference', path: [...system.path, ...path], message }];
      });
    }),
  );
}

/** Overrides, holidays and escalation name layers of their schedule, or of the one that a step names. */
function unknownLayers(plan: PlainValue, hints: Hints): FoundFault[] {
  const layers = new Map(
    valuesAt(plan, 'on_call.*').map(({ path, value }) => [
      String(path[1]),
      new Set(valuesAt(value, 'layers.*.layer').flatMap(textOf)),
    ]),
  );
  return valuesAt(plan, 'on_call.*').flatMap((schedule) => {
    const named = ['overrides.*', 'holidays.*', 'escalate.*'].flatMap((place) => valuesAt(schedule.value, place));
    return named.flatMap(({ path, value }): FoundFault[] => {
      if (!isMap(value) || typeof value['layer'] !== 'string') return [];
      const of = typeof value['schedule'] === 'string' ? value['schedule'] : String(schedule.path.at(-1));
      const known = layers.get(of) ?? new Set<string>();
      if (known.has(value['layer'])) return [];
      const message = `"${of}" has no layer "${value['layer'].slice(0, 60)}".${hints.didYouMean(value['layer'], known)} Name one of its \`layers\`.`;
      return [{ code: 'unknown-reference', path: [...schedule.path, ...path, 'layer'], message }];
    });
  });
}

/** A stage is left when its own tasks and decisions are done, and `evidence` is complete. */
function unknownExits(plan: PlainValue, hints: Hints): FoundFault[] {
  return valuesAt(plan, 'workflow.*').flatMap((stage) => {
    if (!isMap(stage.value)) return [];
    const own = [...valuesAt(stage.value, 'do.*.task'), ...valuesAt(stage.value, 'decide.*.decision')];
    const known = new Set(['evidence', ...own.flatMap(textOf)]);
    return valuesAt(stage.value, 'leave_when.*').flatMap(({ path, value }): FoundFault[] => {
      if (typeof value !== 'string' || known.has(value)) return [];
      const message = `This stage has no task or decision "${value.slice(0, 60)}".${hints.didYouMean(value, known)} Name one of its own, or \`evidence\`.`;
      return [{ code: 'unknown-reference', path: [...stage.path, ...path], message }];
    });
  });
}
