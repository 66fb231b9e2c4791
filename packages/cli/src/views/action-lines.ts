import type { Io } from '../io.ts';
import { paintFor } from '../output/paint.ts';
import { printable } from '../output/printable.ts';
import { clockTime, dueIn } from '../output/when.ts';
import type { ActionView } from './exact-action.ts';

/** One action: what, why, and who is still needed. */
export function actionLines(io: Io, action: ActionView): readonly string[] {
  const { number, undoes, title, progress, requester, reason, digest, milliseconds } = action;
  const what = undoes === null ? title : `Undo A-${undoes}: ${title}`;
  const proven = milliseconds === null ? '' : `, in effect after ${(milliseconds / 1000).toFixed(1)} s`;
  return [
    printable(`A-${number} ${what} [${action.action}]: ${progress}${proven}`),
    printable(`  asked by ${requester.name ?? requester.person}: ${reason ?? '(destroyed)'}`),
    ...(progress === 'waiting' ? gateLines(io, action) : []),
    ...effectLines(io, action),
    ...(progress === 'waiting' ? [`  digest ${printable(digest)}`] : []),
  ];
}

/** What it waits for before it runs, what its clients were served since, and who else holds its switch. */
function effectLines(io: Io, { progress, preserving, probe, stillHeldBy }: ActionView): readonly string[] {
  const seen = probe?.seen.map(({ title, at }) => `${title} at ${clockTime(io, at)}`) ?? [];
  return [
    ...(preserving === null
      ? []
      : [
          `captured first: ${preserving.waitingFor.join(', ')}; it runs at ${clockTime(io, preserving.until)} at the latest`,
        ]),
    ...(probe === null || progress !== 'executed' ? [] : waitingLines(probe)),
    ...(seen.length === 0 ? [] : [`served to ${seen.join(', ')}`]),
    ...(stillHeldBy.length === 0 || progress === 'waiting'
      ? []
      : [`the switch is held by ${stillHeldBy.join(', ')} too`]),
  ].map((line) => printable(`  ${line}`));
}

function waitingLines({ waitingFor, seen, overdueAt }: NonNullable<ActionView['probe']>): readonly string[] {
  const late = overdueAt === null ? '' : '; people were called';
  if (waitingFor.length > 0) return [`not proven yet: waiting for ${waitingFor.join(', ')}${late}`];
  return seen.length > 0 ? [] : [`not proven: no client has asked for its switch${late}`];
}

function gateLines(io: Io, { gate }: ActionView): readonly string[] {
  const paint = paintFor(io);
  if (gate === null) return ['  needs no approval: it can be executed'];
  const given = gate.approvals.map(({ name, person, as }) => `${name ?? person} for ${as}`);
  const by = `${clockTime(io, gate.due)} (${dueIn(io, gate.due)})`;
  const open = gate.missing.length === 0;
  return [
    printable(`  gate ${gate.gate}: ${gate.needs.map(({ count, of }) => `${count} of ${of}`).join(', ')}, by ${by}`),
    ...(given.length === 0 ? [] : [printable(`  approved by ${given.join(', ')}`)]),
    ...(gate.released === null
      ? []
      : [printable(`  released under the standing authority by ${gate.released.name ?? gate.released.person}`)]),
    ...(open || gate.released !== null ? [] : [paint.strong(printable(`  still needed: ${gate.missing.join(', ')}`))]),
    ...(gate.runBy === null ? [] : [`  approved: run it by ${clockTime(io, gate.runBy)} (${dueIn(io, gate.runBy)})`]),
  ];
}
