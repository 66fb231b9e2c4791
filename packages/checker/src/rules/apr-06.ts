import type { ActionDefinition, CompiledPlan } from '@muster/plan';
import { actionPath, actionsThrough, isFinal, isRisky } from '../analysis/gated.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * No path leads to a risky action without the approval of several people. Risky is what reaches the outside, what cannot
 * be taken back (but for a key that is replaced), and the stop or throttle of a system that earns money.
 *
 * Every way past an approval is followed to every action: a step without a gate; one that holds a switch which another
 * step holds behind a gate; a standing authority, which is for notices and released by legal or privacy; broken glass,
 * which is for what can be taken back; an incident owner who may settle the gate alone; a notice without a gate to
 * somebody outside. Leadership is inside, and a vendor gets a technical ticket. No step depends on another, so what one
 * of these ways does not reach, several do not either.
 *
 * That the five gates are there, and that no stop of a system which earns money has `gate: none`, is seen before the
 * plan compiles.
 */
export const apr06: Rule = {
  id: 'APR-06',
  layer: 'L2',
  severity: 'error',
  title: 'No path leads to a risky action without an approval',
  fix: 'Put the action behind a gate, and take the way round it out.',
  *check(checked: CheckedPlan): Iterable<Found> {
    const { plan } = checked;
    for (const [id, action] of Object.entries(plan.actions)) yield* withoutGate(plan, id, action);
    for (const id of Object.keys(plan.gates)) yield* pastGate(plan, id);
    yield* unapprovedNotices(plan);
  },
};

function* withoutGate(plan: CompiledPlan, id: string, action: ActionDefinition): Iterable<Found> {
  if (action.gate !== null) return;
  const found = { path: [...actionPath(id, action), 'gate'], subject: id };
  const { adapter, system } = action;
  if (isRisky(plan, action)) {
    yield {
      ...found,
      message: `${id} cannot be taken back and needs no approval.`,
      counterexample: `Somebody asks for ${id}, and does it.`,
    };
    return;
  }
  if (adapter.kind !== 'switch') return;
  const [twin, guarded] =
    Object.entries(plan.actions).find(
      ([, other]) =>
        other.gate !== null &&
        other.system === system &&
        other.adapter.kind === 'switch' &&
        other.adapter.switch === adapter.switch,
    ) ?? [];
  if (guarded === undefined) return;
  yield {
    ...found,
    message: `${id} does without approval what ${twin} does behind ${guarded.gate}.`,
    counterexample: `Both hold the switch ${adapter.switch}.`,
  };
}

function* pastGate(plan: CompiledPlan, id: string): Iterable<Found> {
  const gate = plan.gates[id];
  const risky = actionsThrough(plan, id).filter(([, action]) => isRisky(plan, action));
  const [first] = risky;
  if (gate === undefined || first === undefined) return;
  const { standing, breakGlass } = gate;
  const notices = new Set(Object.values(plan.notifications).map(({ action }) => action));
  const beyond = risky.find(([action]) => !notices.has(action));
  if (standing !== null && beyond !== undefined)
    yield {
      path: ['approvals', id, 'standing'],
      subject: id,
      message: `The standing authority of ${id} approves beforehand what is no notice.`,
      counterexample: `One of ${standing.releasedBy} releases ${beyond[0]}, alone.`,
    };
  if (standing !== null && standing.releasedBy !== 'legal' && standing.releasedBy !== 'privacy')
    yield {
      path: ['approvals', id, 'standing', 'released_by'],
      subject: id,
      message: `A notice under the standing authority of ${id} goes out without a lawyer.`,
      counterexample: `One of ${standing.releasedBy} releases ${first[0]}, alone.`,
    };
  const final = risky.find(([, action]) => isFinal(action));
  if (breakGlass !== null && final !== undefined)
    yield {
      path: ['approvals', id, 'break_glass'],
      subject: id,
      message: `Whoever breaks the glass of ${id} does alone what cannot be taken back.`,
      counterexample: `${breakGlass.by} goes ahead with ${final[0]}, and it is reviewed when it is done.`,
    };
  const at = plan.incidentOwner.mayDecide.indexOf(id);
  if (at >= 0)
    yield {
      path: ['incident_owner', 'may_decide', at],
      subject: id,
      message: `The incident owner may settle ${id} alone.`,
      counterexample: `${plan.incidentOwner.normally} asks for ${first[0]} and settles it.`,
    };
}

/** Those whom a notice without a gate may reach. */
const insideOrVendor: ReadonlySet<string> = new Set(['leadership', 'vendors']);

function* unapprovedNotices(plan: CompiledPlan): Iterable<Found> {
  for (const [audience, { action, to }] of Object.entries(plan.notifications)) {
    if (action !== null || insideOrVendor.has(audience)) continue;
    yield {
      path: ['notifications', audience, 'gate'],
      subject: audience,
      message: `${audience} are told without approval.`,
      counterexample: `One person writes to: ${to}.`,
    };
  }
}
