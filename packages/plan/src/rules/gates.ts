import type { FoundFault } from '../fault.ts';
import { gatedActIds } from '../compile/gated-acts.ts';
import { planSource } from '../schema/plan-source.ts';
import type { PlanSource } from '../schema/plan-source.ts';
import type { PlainValue } from '../yaml/read-yaml.ts';
import { isMap } from './raw-plan.ts';

type Approvals = PlanSource['approvals'];
type Functions = PlanSource['functions'];

/** Every gate can be passed without the person who asks, is asked again in time, and cannot be broken outwards. */
export function gateFaults(plan: PlainValue): FoundFault[] {
  if (!isMap(plan)) return [];
  const approvals = planSource.shape.approvals.safeParse(plan['approvals']);
  if (!approvals.success) return [];
  const functions = planSource.shape.functions.safeParse(plan['functions']);
  return Object.entries(approvals.data).flatMap(([id, gate]) => [
    ...(functions.success ? quorumFaults(id, gate, functions.data) : []),
    ...repeatedFunctions(id, gate),
    ...silenceFaults(id, gate),
    ...breakGlassFaults(id, gate),
  ]);
}

type Gate = Approvals[keyof Approvals];

/** A simple count: the seats of the functions, less the one person who asks. */
function quorumFaults(id: string, gate: Gate, functions: Functions): FoundFault[] {
  const needed = gate.approve.reduce((total, { count }) => total + count, 0);
  const all = new Set(gate.approve.flatMap(({ of }) => seatsOf(functions, of)));
  const short = gate.approve.flatMap(({ count, of }, index): FoundFault[] => {
    const seats = seatsOf(functions, of).length;
    if (seats === 0 || seats - 1 >= count) return [];
    const message = `${count} of ${of} cannot be reached: ${of} has ${seats} seats, and the one who asks never approves. Add a deputy or ask for fewer.`;
    return [{ code: 'gate-quorum', path: ['approvals', id, 'approve', index], message }];
  });
  if (short.length > 0 || all.size === 0 || all.size - 1 >= needed) return short;
  const message = `${needed} different people must approve; ${all.size} seats are there, and the one who asks never approves. Add deputies or ask for fewer.`;
  return [{ code: 'gate-quorum', path: ['approvals', id, 'approve'], message }];
}

function seatsOf(functions: Functions, of: keyof Functions): string[] {
  const definition = functions[of];
  return definition === undefined ? [] : [...new Set([definition.lead, ...definition.deputies])];
}

function repeatedFunctions(id: string, gate: Gate): FoundFault[] {
  const named = gate.approve.map(({ of }) => of);
  return named.flatMap((of, index): FoundFault[] => {
    if (named.indexOf(of) === index) return [];
    return [
      {
        code: 'duplicate',
        path: ['approvals', id, 'approve', index],
        message: `${of} is asked twice. Write one entry, like "2 of ${of}".`,
      },
    ];
  });
}

function silenceFaults(id: string, { within, on_silence }: Gate): FoundFault[] {
  if (within.kind !== 'elapsed' || on_silence.after.kind !== 'elapsed' || on_silence.after.seconds < within.seconds)
    return [];
  const message = 'Others are asked only after the time to approve is over. Escalate earlier than `within`.';
  return [{ code: 'gate-silence', path: ['approvals', id, 'on_silence', 'after'], message }];
}

/** What has left the house cannot be called back, so nobody may do it alone and explain later. */
function breakGlassFaults(id: string, gate: Gate): FoundFault[] {
  if (gate.break_glass === undefined || !gatedActIds.includes(id)) return [];
  const message = `"${id}" reaches the outside and cannot be undone: nobody may go ahead alone. Remove break_glass.`;
  return [{ code: 'gate-break-glass', path: ['approvals', id, 'break_glass'], at: 'key', message }];
}
