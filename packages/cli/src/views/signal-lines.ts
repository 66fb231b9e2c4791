import type { AnswerOf, routes } from '@muster/api';
import type { Io } from '../io.ts';
import { paintFor } from '../output/paint.ts';
import { printable } from '../output/printable.ts';
import { ago, clockTime } from '../output/when.ts';

type ShownGroup = AnswerOf<typeof routes.signals.show>;

/** A group of signals and each of its signals, with what came as it came. */
export function signalLines(io: Io, group: ShownGroup): readonly string[] {
  const { strong } = paintFor(io);
  const { title, source, system, triage, incident, firing, signals, firstReceivedAt, lastReceivedAt } = group;
  return [
    strong(printable(title)),
    printable(`group   ${group.id} from ${source}${system === null ? '' : ` about ${system}`}`),
    printable(`triage  ${triage}${incident === null ? '' : ` as ${incident}`}`),
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
