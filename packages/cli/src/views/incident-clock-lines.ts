import type { IncidentView } from '@muster/api';
import type { Io } from '../io.ts';
import { paintFor } from '../output/paint.ts';
import { printable } from '../output/printable.ts';
import { clockTime, dueIn } from '../output/when.ts';

type Clock = IncidentView['clocks'][number];
type Stage = Clock['stages'][number];

/** The clocks of an incident for a person: what is due, from which moment, by which text. Each line is safe to show. */
export function incidentClockLines(
  io: Io,
  clocks: readonly Clock[],
  anchors: IncidentView['anchors'],
): readonly string[] {
  if (clocks.length === 0) return ['No clock runs in this incident.'];
  return [...clocks.flatMap((clock) => clockLines(io, clock)), ...anchorLines(io, anchors)];
}

function clockLines(io: Io, clock: Clock): readonly string[] {
  const { strong, quiet } = paintFor(io);
  const { applicability, suspended, displacedBy, verified } = clock;
  const why = applicability.rationale === null ? '' : `, because ${applicability.rationale}`;
  const marks = [
    `${applicability.kind}${why}`,
    ...(verified ? [] : ['unverified']),
    ...(suspended === null || suspended.over
      ? []
      : [`suspended until ${suspended.until === null ? 'further notice' : clockTime(io, suspended.until)}`]),
    ...(displacedBy === null ? [] : [`gave way to ${displacedBy}`]),
  ];
  return [
    strong(printable(`${clock.clock}  ${clock.title}`)),
    printable(`  ${marks.join('; ')} · ${clock.owner ?? 'legal'} · ${clock.clause}`),
    ...clock.stages.flatMap((stage) => stageLines(io, stage)),
    ...clock.unsettled.map((line) => quiet(printable(`  Confirm with counsel: ${line}`))),
    '',
  ];
}

function stageLines(io: Io, stage: Stage): readonly string[] {
  const { quiet } = paintFor(io);
  const sent = stage.reports.map(
    ({ sentAt, reference, lateBecause }) =>
      `    reported ${clockTime(io, sentAt)}${reference === null ? '' : `, ${reference}`}${lateBecause === null ? '' : `, late: ${lateBecause}`}`,
  );
  const waived = stage.waived === null ? [] : [`    waived: ${stage.waived.reason ?? '(destroyed)'}`];
  return [
    `  ${printable(stage.stage)}: ${dueText(io, stage)}`,
    ...[...sent, ...waived].map(printable),
    quiet(printable(`    ${[stage.words, stage.citation].filter(Boolean).join(' ')}`)),
  ];
}

function dueText(io: Io, stage: Stage): string {
  const { alarm } = paintFor(io);
  const { strictDue, legalLatest, anchoredAt, presumed, target, state, anchor } = stage;
  const from = anchoredAt === null ? '' : `, from ${clockTime(io, anchoredAt)}${presumed ? ' (presumed)' : ''}`;
  if (strictDue === null) {
    const wish = target === null ? '' : `, wanted by ${clockTime(io, target)}`;
    return printable(`${state.replaceAll('-', ' ')}${anchoredAt === null ? ` (${anchor})` : ''}${wish}${from}`);
  }
  const due = `${clockTime(io, strictDue)} (${dueIn(io, strictDue)})`;
  const latest =
    legalLatest === null || legalLatest === strictDue ? '' : `, by law until ${clockTime(io, legalLatest)}`;
  return `${stage.overdue ? alarm(due) : due}${printable(`${latest}${from}`)}`;
}

function anchorLines(io: Io, anchors: IncidentView['anchors']): readonly string[] {
  return anchors.flatMap(({ fact, at, presumed, saidLater, asked }) => {
    const mark = presumed ? ' (presumed)' : '';
    const later =
      asked !== null
        ? `; asked to be ${clockTime(io, asked.to)}, because ${asked.reason ?? '(destroyed)'}`
        : saidLater === null
          ? ''
          : `; the fact says ${clockTime(io, saidLater)}, which counts when two of legal say so`;
    return [printable(`${fact} counts from ${clockTime(io, at)}${mark}${later}`)];
  });
}
