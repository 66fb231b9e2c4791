import type { AnswerOf, routes } from '@muster/api';
import type { Io } from '../io.ts';
import { paintFor } from '../output/paint.ts';
import { printable } from '../output/printable.ts';
import { ago, clockTime } from '../output/when.ts';

type ShownGroup = AnswerOf<typeof routes.signals.show>;

/** A group of signals and each of its signals, with what came as it came. */
export function signalLines(io: Io, group: ShownGroup): readonly string[] {
  const { strong } = paintFor(io);
  const { title, source, system, triage, incident, reference, firing, signals, firstReceivedAt, lastReceivedAt } =
    group;
  return [
    strong(printable(title)),
    printable(`group   ${group.id} from ${source}${system === null ? '' : ` about ${system}`}`),
    printable(
      `triage  ${triage}${wentTo(triage, reference ?? incident)}${group.until === null ? '' : ` until ${group.until}`}`,
    ),
    ...ticketLines(group),
    ...suggestionLines(group),
    `signals ${firing} of ${signals} firing, first ${clockTime(io, firstReceivedAt)}, last ${clockTime(io, lastReceivedAt)} (${ago(io, lastReceivedAt)})`,
    ...group.members.flatMap(({ startsAt, resolvedAt, sightings, content }) => [
      '',
      printable(
        `since ${startsAt}, ${resolvedAt === null ? 'firing' : `resolved ${resolvedAt}`}, told ${sightings} times`,
      ),
      ...(JSON.stringify(content, null, 2) ?? 'null').split('\n').map((line) => `  ${printable(line)}`),
    ]),
  ];
}

/** ` as INC-3`, ` to INC-3`. */
function wentTo(triage: ShownGroup['triage'], incident: string | null): string {
  if (incident === null) return '';
  return triage === 'attached' ? ` to ${incident}` : ` as ${incident}`;
}

/** What became of the latest ticket for engineering. */
function ticketLines({ ticket }: ShownGroup): readonly string[] {
  if (ticket === null) return [];
  const { id, tracker, state, key, url, because, nextAt } = ticket;
  if (state === 'made') return [printable(`ticket  ${key ?? ''} in ${tracker}: ${url ?? ''}`)];
  const why = because === null ? '' : `: ${because}`;
  return [printable(`ticket  ${id} in ${tracker} is ${state}${why}${nextAt === null ? '' : `, again ${nextAt}`}`)];
}

/** What it looks like by rules, each with its reasons. */
function suggestionLines({ suggestion }: ShownGroup): readonly string[] {
  if (suggestion === null) return [];
  const { type, severity } = suggestion;
  return [
    `looks like ${printable(type === null ? 'no type of the plan' : type.id)}, ${severity.level}`,
    ...[...(type?.because ?? []), ...severity.because].map((reason) => `  ${printable(reason)}`),
  ];
}
