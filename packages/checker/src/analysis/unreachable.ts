import { onCallSpans } from '@muster/plan';
import type { CompiledPlan, OnCallSchedule, SeatDetail } from '@muster/plan';
import type { CheckedPlan } from '../rule.ts';
import { layersAhead, namedSchedules, personCalled } from './call-chain.ts';
import { gapsIn, instantOf, timeAhead } from './moments.ts';
import type { Interval } from './moments.ts';
import { entryOf, personIn } from './people.ts';

const kept = new WeakMap<CheckedPlan, Map<string, readonly Interval[]>>();

/**
 * When a person cannot be reached in the time ahead: outside the hours of their seats, unless they are on call. Somebody
 * of whose hours the plan says nothing can be reached always.
 */
export function unreachable(checked: CheckedPlan, person: string): readonly Interval[] {
  const ofPlan = kept.get(checked) ?? new Map<string, readonly Interval[]>();
  kept.set(checked, ofPlan);
  const known = ofPlan.get(person);
  if (known !== undefined) return known;
  const hours = hoursOf(checked.plan, person);
  const reached = hours.flatMap((each) => spansOfHours(checked, each));
  const gaps = hours.length === 0 ? [] : gapsIn(timeAhead(checked), [...reached, ...spansOnCall(checked, person)]);
  ofPlan.set(person, gaps);
  return gaps;
}

type SeatHours = NonNullable<SeatDetail['hours']>;

function hoursOf(plan: CompiledPlan, person: string): readonly SeatHours[] {
  return plan.seats.flatMap((seat) => {
    const hours = personIn(plan, seat) === person ? entryOf(plan.seatDetails, seat)?.hours : null;
    return hours ? [hours] : [];
  });
}

/** Hours of the week are those of a rotation with one seat, and are spread over the calendar in the same way. */
function spansOfHours(checked: CheckedPlan, { zone, windows }: SeatHours): readonly Interval[] {
  const { from, until } = timeAhead(checked);
  const since = instantOf(from - 14 * 86_400_000).slice(0, 10);
  const rotation = { zone, everyDays: 7, at: '00:00', since, through: ['holder'], only: windows };
  const hours: OnCallSchedule = {
    title: null,
    zone,
    layers: [{ id: 'hours', rotations: [rotation] }],
    overrides: [],
    holidays: [],
    escalation: [],
  };
  const [layer] = onCallSpans({ ...checked.plan, onCall: { hours } }, 'hours', instantOf(from), instantOf(until));
  return layer?.spans.filter(({ seat }) => seat !== null) ?? [];
}

function spansOnCall(checked: CheckedPlan, person: string): readonly Interval[] {
  const named = namedSchedules(checked.plan).flatMap(({ id, schedule }) => [
    id,
    ...schedule.escalation.flatMap(({ to }) => (to.kind === 'layer' ? [to.schedule] : [])),
  ]);
  const layers = [...new Set(named)].flatMap((id) => layersAhead(checked, id));
  return layers.flatMap(({ spans }) => spans.filter((span) => personCalled(checked.plan, span) === person));
}
