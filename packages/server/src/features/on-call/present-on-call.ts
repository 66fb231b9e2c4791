import { addMilliseconds, parseInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { AnswerOf, routes } from '@muster/api';
import { isAsked, personInSeat, standingCovers } from '@muster/engine';
import type { Directory, Schedule } from '@muster/engine';
import { onCallSpans, seatsOfSchedule, spellOnCallReason, withCovers } from '@muster/plan';
import type { CompiledPlan, OnCallSpan } from '@muster/plan';

export type ScheduleView = AnswerOf<typeof routes.onCall.show>['schedules'][number];
type SpanView = ScheduleView['layers'][number]['spans'][number];
type GapView = ScheduleView['gaps'][number];

export interface OnCallWorld {
  readonly from: Instant;
  readonly to: Instant;
  readonly now: Instant;
  readonly directory: Directory;
  readonly viewer: string | null;
  readonly names: ReadonlyMap<string, string | null>;
}

/** One schedule as people see it, with the hours in which nobody would come. */
export function presentSchedule(
  plan: CompiledPlan,
  id: string,
  state: Schedule | null,
  world: OnCallWorld,
): ScheduleView | null {
  const written = plan.onCall[id];
  const roster = withCovers(plan, standingCovers(state));
  const schedule = roster.onCall[id];
  if (written === undefined || schedule === undefined) return null;
  const who = (person: string | null) => (person === null ? null : { person, name: world.names.get(person) ?? null });
  const sitting = (seat: string | null) => (seat === null ? null : personInSeat(null, world.directory, seat));
  const layers = onCallSpans(roster, id, world.from, world.to);
  const spanOf = (span: OnCallSpan): SpanView => ({
    from: instantOf(span.from),
    to: instantOf(span.until),
    seat: span.seat,
    person: who(sitting(span.seat)),
    why: spellOnCallReason(span.why, schedule),
    isCover: span.why.kind === 'override' && span.why.override >= written.overrides.length,
  });
  const seats = seatsOfSchedule(plan, id);
  const open = Object.values(state?.covers ?? {}).flatMap((cover) =>
    cover.state === 'withdrawn' || cover.to <= world.now ? [] : [{ ...cover, state: cover.state }],
  );
  return {
    id,
    title: schedule.title,
    zone: schedule.zone,
    functions: Object.entries(plan.functions).flatMap(([each, { onCall }]) => (onCall === id ? [each] : [])),
    layers: layers.map(({ layer, spans }) => ({ layer, spans: joined(spans).map(spanOf) })),
    covers: open.map(({ offeredBy, ...cover }) => {
      const person = sitting(cover.seat);
      const isSitting = world.viewer !== null && person === world.viewer;
      return {
        ...cover,
        person: who(person),
        offeredBy: { person: offeredBy, name: world.names.get(offeredBy) ?? null },
        mayAccept: cover.state === 'offered' && isSitting,
        mayWithdraw: isSitting || offeredBy === world.viewer,
      };
    }),
    handovers: Object.values(state?.shifts ?? {})
      .filter((shift) => isAsked(shift, world.directory))
      .map(({ layer, seat, at, heard, steps }) => {
        const person = sitting(seat);
        const mine = world.viewer !== null && person === world.viewer;
        return { layer, seat, person: who(person), at, heardAt: heard?.at ?? null, steps: [...steps], mine };
      }),
    gaps: [...gapsOf(id, layers, sitting)],
    seats: seats.map((seat) => ({ seat, person: who(sitting(seat)) })),
    mine: world.viewer !== null && seats.some((seat) => sitting(seat) === world.viewer),
  };
}

/** Turns of one seat that follow each other are one span. */
function joined(spans: readonly OnCallSpan[]): readonly OnCallSpan[] {
  return spans.reduce<readonly OnCallSpan[]>((all, span) => {
    const last = all.at(-1);
    const goesOn = last?.until === span.from && last.seat === span.seat && last.why.kind === span.why.kind;
    return last !== undefined && goesOn ? [...all.slice(0, -1), { ...last, until: span.until }] : [...all, span];
  }, []);
}

/** Hours of a layer in which a call reaches nobody: no seat, a seat where nobody sits, or a year without holidays. */
function gapsOf(
  schedule: string,
  layers: readonly { readonly layer: string; readonly spans: readonly OnCallSpan[] }[],
  sitting: (seat: string | null) => string | null,
): readonly GapView[] {
  const empty = layers.map(({ layer, spans }) => ({
    layer,
    spans: spans.filter(({ seat }) => sitting(seat) === null),
  }));
  return empty.flatMap(({ layer, spans }) => {
    const others = empty.filter((each) => each.layer !== layer);
    const gaps = spans.map((span): GapView => {
      // Whole where every other layer is empty for all of these hours.
      const isWhole = others.every((other) => isCovered(span, other.spans));
      return {
        schedule,
        layer,
        from: instantOf(span.from),
        to: instantOf(span.until),
        seat: span.seat,
        why: whyOf(span),
        isWhole,
      };
    });
    return gaps.reduce<readonly GapView[]>((all, gap) => {
      const last = all.at(-1);
      const goesOn =
        last?.to === gap.from && last.seat === gap.seat && last.why === gap.why && last.isWhole === gap.isWhole;
      return last !== undefined && goesOn ? [...all.slice(0, -1), { ...last, to: gap.to }] : [...all, gap];
    }, []);
  });
}

function whyOf({ seat, why }: OnCallSpan): GapView['why'] {
  if (seat !== null) return 'vacant';
  return why.kind === 'no-holiday-table' ? 'no-holiday-table' : 'nobody';
}

function isCovered(span: OnCallSpan, by: readonly OnCallSpan[]): boolean {
  let from = span.from;
  for (const each of by) if (each.from <= from && each.until > from) from = each.until;
  return from >= span.until;
}

function instantOf(milliseconds: number): Instant {
  return parseInstant(Temporal.Instant.fromEpochMilliseconds(milliseconds).toString());
}

/** Milliseconds of a fortnight, which is shown where nobody says how much. */
const fortnight = 14 * 86_400_000;
/** The longest that is counted at once. */
export const longestView = 62 * 86_400_000;

/** From and to where nobody says: the fortnight that begins now. */
export function viewedSpan(from: Instant | undefined, to: Instant | undefined, now: Instant) {
  const begin = from ?? now;
  return { from: begin, to: to ?? addMilliseconds(begin, fortnight) };
}
