import type { Instant } from '@muster/clocks';
import type { CompiledPlan } from '@muster/plan';
import { entry } from '../../entry.ts';
import type { IncidentEvent } from '../../events/all-events.ts';
import type { ContentRef } from '../../content-ref.ts';
import type { Incident } from '../incident.ts';
import { factsNeeded, timeOf } from './anchors-of.ts';
import { clockCases, regimeOf } from './clock-cases.ts';
import { countClock, withAlarms } from './count-clock.ts';
import type { BareCount } from './count-clock.ts';
import type { ClockCause, ClockDue, IncidentClock } from './incident-clock.ts';

/** The state as it will be once these events are written as well. */
type Preview = (events: readonly IncidentEvent[]) => Incident;

/** Clocks that open, moments that are presumed or fixed, and every instant that follows: after what was decided. */
export function settleClocks(
  plan: CompiledPlan,
  decided: readonly IncidentEvent[],
  now: Instant,
  preview: Preview,
): readonly IncidentEvent[] {
  if (preview([]).status.kind !== 'open') return [];
  const opened = opening(plan, preview([]), now);
  const anchored = [...opened, ...anchors(plan, preview(opened))];
  const displaced = [...anchored, ...displacement(preview(anchored))];
  return [...displaced, ...dues(plan, preview(displaced), [...decided, ...displaced], now)];
}

function opening(plan: CompiledPlan, incident: Incident, now: Instant): readonly IncidentEvent[] {
  return clockCases(plan, incident, now)
    .filter(({ key }) => entry(incident.clocks, key) === undefined)
    .map(({ key: clock, ...named }) => ({ type: 'clock-opened', data: { clock, ...named } }));
}

/** Presumed where nobody has said it; what is said earlier counts at once, what is said later waits for two of legal. */
function anchors(plan: CompiledPlan, incident: Incident): readonly IncidentEvent[] {
  const needed = Object.values(incident.clocks).flatMap((clock) => factsNeeded(plan, clock));
  return [...new Set(needed.map(({ fact }) => fact))].flatMap((fact): readonly IncidentEvent[] => {
    const standing = entry(incident.anchors, fact);
    const said = timeOf(incident, fact);
    const set = (to: Instant, presumed: boolean): readonly IncidentEvent[] => [
      { type: 'clock-anchor-set', data: { fact, from: standing?.at ?? null, to, presumed, later: null } },
    ];
    if (standing === undefined) {
      if (said !== null) return set(said, false);
      return needed.some((each) => each.fact === fact && each.presumable) ? set(incident.firstSignalAt, true) : [];
    }
    // An earlier signal was attached: what is presumed from the earliest one moves with it, and never back.
    if (said === null && standing.presumed && incident.firstSignalAt < standing.at)
      return set(incident.firstSignalAt, true);
    const fixes = said !== null && (said < standing.at || (said === standing.at && standing.presumed));
    return fixes ? set(said, false) : [];
  });
}

/** A general law gives way where counsel has decided that the special one applies to the same entity. */
function displacement(incident: Incident): readonly IncidentEvent[] {
  const clocks = Object.values(incident.clocks);
  return clocks.flatMap((clock): readonly IncidentEvent[] => {
    const found = (regimeOf(clock)?.relations ?? []).flatMap(({ kind, regime, citation }) => {
      const special = clocks.find(
        (each) => each.of === regime && each.source === 'law' && each.entity === clock.entity && applies(each),
      );
      return kind === 'displaced-by' && special !== undefined ? [{ by: special.key, citation }] : [];
    });
    const [first] = found;
    if ((first?.by ?? null) === clock.displacedBy || found.some(({ by }) => by === clock.displacedBy)) return [];
    const data = { clock: clock.key, by: first?.by ?? null, citation: first?.citation ?? null };
    return [{ type: 'clock-displaced', data }];
  });
}

function applies({ applicability: { kind } }: IncidentClock): boolean {
  return kind === 'applies';
}

function dues(
  plan: CompiledPlan,
  incident: Incident,
  happened: readonly IncidentEvent[],
  now: Instant,
): readonly IncidentEvent[] {
  return Object.values(incident.clocks).flatMap((clock) =>
    countClock(plan, incident, clock).flatMap((count): readonly IncidentEvent[] => {
      const before = entry(clock.stages, count.stage)?.history.at(-1);
      if (before !== undefined && isSame(before, count)) return [];
      const { stage, ...due } = withAlarms(plan, clock, count, now);
      const why = before === undefined ? opened : causeOf(clock, before, count, happened);
      if (before !== undefined && isLater(before, count) && !mayBeLater.has(why.cause)) return [];
      return [{ type: 'clock-due-set', data: { clock: clock.key, stage, ...due, alarms: [...due.alarms], ...why } }];
    }),
  );
}

interface Why {
  readonly cause: ClockCause;
  readonly reason: ContentRef | null;
}

const opened: Why = { cause: 'opened', reason: null };

/** Nothing else is a reason to be later: the law's number and the plan's are never silently lengthened. */
const mayBeLater: ReadonlySet<ClockCause> = new Set(['anchor-later', 'suspended', 'resumed', 'reported'] as const);

function causeOf(clock: IncidentClock, before: ClockDue, due: BareCount, happened: readonly IncidentEvent[]): Why {
  for (const event of happened) {
    if (event.type === 'clock-suspended' && event.data.clock === clock.key)
      return { cause: 'suspended', reason: event.data.reference };
    if (event.type === 'clock-resumed' && event.data.clock === clock.key)
      return { cause: 'resumed', reason: event.data.reason };
    if (event.type === 'clock-anchor-set' && event.data.later !== null)
      return { cause: 'anchor-later', reason: event.data.later.reason };
    if (event.type === 'clock-stage-reported' && event.data.clock === clock.key)
      return { cause: 'reported', reason: null };
  }
  if (before.anchoredAt === due.anchoredAt)
    return { cause: before.presumed && !due.presumed ? 'anchor-fixed' : 'recounted', reason: null };
  return { cause: before.anchoredAt === null ? 'anchor-fixed' : 'anchor-earlier', reason: null };
}

function isSame(before: ClockDue, due: BareCount): boolean {
  return (
    before.state === due.state &&
    before.anchoredAt === due.anchoredAt &&
    before.presumed === due.presumed &&
    before.strictDue === due.strictDue &&
    before.legalLatest === due.legalLatest
  );
}

/** An instant that was there and is later now, or gone. */
function isLater(before: ClockDue, due: BareCount): boolean {
  return after(before.strictDue, due.strictDue) || after(before.legalLatest, due.legalLatest);
}

function after(was: Instant | null, is: Instant | null): boolean {
  return was !== null && (is === null || is > was);
}
