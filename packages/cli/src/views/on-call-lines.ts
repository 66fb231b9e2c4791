import type { AnswerOf, routes } from '@muster/api';
import type { Io } from '../io.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';
import { clockTime } from '../output/when.ts';

type Schedule = AnswerOf<typeof routes.onCall.show>['schedules'][number];
type Who = Schedule['seats'][number]['person'];

/** A schedule with its shifts, those who stand in, and its gaps, as lines of text. */
export function onCallLines(io: Io, schedule: Schedule): readonly string[] {
  const { id, zone, layers, covers, gaps, handovers } = schedule;
  const shifts = layers.flatMap(({ layer, spans }) => spans.map((span) => ({ layer, ...span })));
  type Shift = (typeof shifts)[number];
  const columns = [
    { title: 'layer', cell: ({ layer }: Shift) => layer },
    { title: 'from', cell: ({ from }: Shift) => clockTime(io, from) },
    { title: 'to', cell: ({ to }: Shift) => clockTime(io, to) },
    { title: 'seat', cell: ({ seat }: Shift) => seat ?? 'nobody' },
    { title: 'who', cell: ({ seat, person }: Shift) => (seat === null ? '' : spell(person)) },
    { title: 'why', cell: ({ why, isCover }: Shift) => (isCover ? `${why} (agreed)` : why) },
  ];
  return [
    `${id} (${zone})`,
    ...table(io, columns, shifts, 'It has no layers.'),
    ...covers.map(
      (cover) =>
        `  cover ${cover.id}: ${cover.seat} (${spell(cover.person)}) from ${clockTime(io, cover.from)} to ${clockTime(io, cover.to)}, ${cover.state}`,
    ),
    ...handovers
      .filter(({ heardAt }) => heardAt === null)
      .map(
        ({ layer, seat, person, at }) =>
          `  NOT CONFIRMED in ${layer}: ${seat} (${spell(person)}) is on call since ${clockTime(io, at)} and has not said so`,
      ),
    ...gaps.map(
      (gap) => `  GAP in ${gap.layer} from ${clockTime(io, gap.from)} to ${clockTime(io, gap.to)}: ${whyOf(gap)}`,
    ),
    '',
  ];
}

function whyOf({ why, seat, isWhole }: Schedule['gaps'][number]): string {
  const rest = isWhole ? ' Nobody else is on call either.' : '';
  switch (why) {
    case 'vacant':
      return `nobody sits in ${seat}.${rest}`;
    case 'nobody':
      return `no seat is on call.${rest}`;
    case 'no-holiday-table':
      return `the calendar does not reach that year.${rest}`;
  }
}

function spell(who: Who): string {
  return who === null ? 'vacant' : printable(who.name ?? who.person);
}
