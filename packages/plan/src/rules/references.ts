import { functionIds } from '../compiled-plan.ts';
import type { FoundFault } from '../fault.ts';
import { didYouMean } from '../near-miss.ts';
import type { PlainValue } from '../yaml/read-yaml.ts';
import { actionIdsOf, seatsOf } from './names.ts';
import { isMap, keysAt, valuesAt } from './raw-plan.ts';
import type { Placed } from './raw-plan.ts';

type Kind = 'seat' | 'function' | 'evidence category' | 'action' | 'gate';

/** Every place of a plan that names something else, and what. */
const references: readonly (readonly [place: string, kind: Kind])[] = [
  ['definition.types.*.evidence.*', 'evidence category'],
  ['incident_owner.*', 'seat'],
  ['systems.*.contain.*.gate', 'gate'],
  ['facts.*.answered_by.*', 'function'],
  ['severity.lowered_by.*', 'function'],
  ['severity.*.opens.*', 'action'],
  ['workflow.*.owner', 'function'],
  ['workflow.*.do.*.owner', 'function'],
  ['workflow.*.decide.*.owner', 'function'],
  ['approvals.*.on_silence.escalate_to.*', 'seat'],
  ['approvals.*.break_glass.by', 'seat'],
  ['notifications.*.owner', 'function'],
  ['notifications.*.gate', 'gate'],
  ['review.owner', 'seat'],
];

/** Everything named exists. An empty register is not judged: then the missing register itself is the fault. */
export function referenceFaults(plan: PlainValue): FoundFault[] {
  const known: Readonly<Record<Kind, readonly string[]>> = {
    seat: seatsOf(plan),
    function: keysAt(plan, 'functions'),
    'evidence category': keysAt(plan, 'evidence'),
    action: actionIdsOf(plan),
    gate: keysAt(plan, 'approvals'),
  };
  const named = references.flatMap(([place, kind]) =>
    valuesAt(plan, place).flatMap((placed) => unknown(placed, kind, known[kind])),
  );
  const kept = keysAt(plan, 'evidence');
  const held = valuesAt(plan, 'systems.*.evidence.*').flatMap(({ path }) => unknownKey(path, kept));
  return [...named, ...held, ...unknownSwitches(plan), ...unknownExits(plan)];
}

function unknown({ path, value }: Placed, kind: Kind, known: readonly string[]): FoundFault[] {
  if (typeof value !== 'string' || known.length === 0 || known.includes(value)) return [];
  if (kind === 'gate' && value === 'none') return [];
  if (kind === 'function' && !functionIds.some((id) => id === value)) return [];
  const message = `There is no ${kind} "${value.slice(0, 60)}" in this plan.${didYouMean(value, known)} ${remedy[kind]}`;
  return [{ code: 'unknown-reference', path, message }];
}

const remedy: Readonly<Record<Kind, string>> = {
  seat: 'A seat exists by being the lead or a deputy of a function.',
  function: 'Declare it under `functions`.',
  'evidence category': 'Declare it under `evidence`.',
  action: 'Name a containment step as "system.step", or an act behind a mandatory gate.',
  gate: 'Declare it under `approvals`, or write `none` with a `because`.',
};

function unknownKey(path: FoundFault['path'], known: readonly string[]): FoundFault[] {
  const name = String(path.at(-1));
  if (known.length === 0 || known.includes(name)) return [];
  const message = `There is no evidence category "${name.slice(0, 60)}" in this plan.${didYouMean(name, known)} ${remedy['evidence category']}`;
  return [{ code: 'unknown-reference', path, at: 'key', message }];
}

/** A containment step holds a switch of its own system. */
function unknownSwitches(plan: PlainValue): FoundFault[] {
  return valuesAt(plan, 'systems.*').flatMap((system) => {
    const switches = keysAt(system.value, 'switches');
    return valuesAt(system.value, 'contain.*.hold').flatMap(({ path, value }): FoundFault[] => {
      if (typeof value !== 'string' || switches.includes(value)) return [];
      const message = `This system has no switch "${value.slice(0, 60)}".${didYouMean(value, switches)} Declare it under \`switches\` of the system.`;
      return [{ code: 'unknown-reference', path: [...system.path, ...path], message }];
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
