import type { FoundFault } from '../fault.ts';
import { gatedActIds } from '../compile/gated-acts.ts';
import { planSource } from '../schema/plan-source.ts';
import type { PlanSource } from '../schema/plan-source.ts';
import type { PlainValue } from '../yaml/read-yaml.ts';
import { isMap } from './raw-plan.ts';

/** What earns money is not stopped or throttled without approval; whatever has no gate says why. */
export function bypassFaults(plan: PlainValue): FoundFault[] {
  if (!isMap(plan)) return [];
  const systems = planSource.shape.systems.safeParse(plan['systems']);
  const notifications = planSource.shape.notifications.safeParse(plan['notifications']);
  return [
    ...(systems.success ? Object.entries(systems.data).flatMap(([id, system]) => systemFaults(id, system)) : []),
    ...(notifications.success
      ? Object.entries(notifications.data).flatMap(([id, rule]) => notificationFaults(id, rule))
      : []),
    ...noSystem(plan['systems']),
  ];
}

type System = PlanSource['systems'][string];
type Step = System['contain'][string];
type Notification = PlanSource['notifications']['customers'];

function systemFaults(id: string, system: System): FoundFault[] {
  const steps = Object.entries(system.contain);
  const stops = steps.filter(([, step]) => takesServiceAway(step));
  const stopSwitches = new Set(stops.flatMap(([, step]) => (step.hold === undefined ? [] : [step.hold])));
  const ungated = steps.filter(([, step]) => step.gate === 'none');
  const bypasses = ungated.filter(
    ([, step]) => system.revenue && (takesServiceAway(step) || stopSwitches.has(step.hold ?? '')),
  );
  return [
    ...bypasses.map(([name]) => bypass(id, name)),
    ...steps.flatMap(([name, step]) => becauseFaults(step, ['systems', id, 'contain', name])),
    ...(stops.some(([, step]) => step.does === 'stop') ? [] : [noStop(id)]),
  ];
}

function takesServiceAway(step: Step): boolean {
  return step.does === 'stop' || step.does === 'throttle';
}

function bypass(system: string, step: string): FoundFault {
  const message = `"${step}" stops or throttles a system that earns revenue, without approval. Write gate: stop-revenue-feature.`;
  return { code: 'gate-bypassed', path: ['systems', system, 'contain', step, 'gate'], message };
}

function noStop(system: string): FoundFault {
  const message = `"${system}" has no step with \`does: stop\`. Say how it is shut down.`;
  return { code: 'missing', path: ['systems', system, 'contain'], at: 'key', message };
}

function becauseFaults(
  step: { readonly gate: string; readonly because?: string | undefined },
  path: FoundFault['path'],
): FoundFault[] {
  if (step.gate === 'none' && step.because === undefined) {
    return [
      {
        code: 'no-because',
        path: [...path, 'gate'],
        message: 'Without a gate this needs a reason. Add `because:` with why no approval is needed.',
      },
    ];
  }
  if (step.gate === 'none' || step.because === undefined) return [];
  return [
    {
      code: 'unknown-key',
      path: [...path, 'because'],
      at: 'key',
      message: 'A reason belongs to `gate: none` only. Remove `because`, or the gate.',
    },
  ];
}

/** Customers and regulators are told behind the gate of that name; no other gate sends a notice. */
function notificationFaults(id: string, rule: Notification): FoundFault[] {
  const path = ['notifications', id];
  const needed = id === 'customers' ? 'notify-customers' : id === 'regulators' ? 'notify-regulator' : null;
  const faults = becauseFaults(rule, path);
  if (needed !== null && rule.gate !== needed) {
    return [
      ...faults,
      {
        code: 'gate-bypassed',
        path: [...path, 'gate'],
        message: `${id} are told only after approval. Write gate: ${needed}.`,
      },
    ];
  }
  if (rule.gate === 'none' || gatedActIds.includes(rule.gate)) return faults;
  return [
    ...faults,
    {
      code: 'unknown-value',
      path: [...path, 'gate'],
      message: `No notice goes through "${rule.gate}". Write ${gatedActIds.join(', ')} or none.`,
    },
  ];
}

function noSystem(systems: PlainValue | undefined): FoundFault[] {
  if (systems === undefined || !isMap(systems) || Object.keys(systems).length > 0) return [];
  return [
    {
      code: 'missing',
      path: ['systems'],
      at: 'key',
      message: 'The register is empty. Declare at least one AI system.',
    },
  ];
}
