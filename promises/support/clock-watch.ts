import type { CompiledPlan } from '@muster/plan';
import type { Incident } from '@muster/engine';
import type { RecordedIncidentEvent } from '../../packages/engine/src/incident/incident-event.ts';

type Told = Extract<RecordedIncidentEvent, { type: 'clock-due-set' }>['data'];
type Moment = 'strictDue' | 'legalLatest';

/** What a watch saw, for the counts of the suite. */
export interface ClockSights {
  readonly counts: number;
  readonly later: number;
  readonly earlier: number;
  readonly alarms: number;
}

/** Looks at one incident from outside, by its events: is any moment of a clock another one without a record that allows it? */
export interface ClockWatch {
  /** What one command or timer recorded. A sentence of what must not be, or null. */
  hear(recorded: readonly RecordedIncidentEvent[]): string | null;
  /** What a state says that the record does not; once time has passed, also what should have rung on the way. */
  look(incident: Incident, hasTimePassed: boolean): string | null;
  readonly seen: ClockSights;
}

/** What somebody of legal asked for: the moment that shall count, until another one confirms it. */
interface Asked {
  readonly to: string;
  readonly by: string;
}

/**
 * Knows what was told last of each stage, and who asked for what. A moment becomes later, or goes away, only by: a later
 * anchor that one of legal asked for with a reason and another one confirmed; silence that an authority asked for, and then
 * no later than its end; silence that ended; a report from which the next one counts.
 */
export function watchClocks(plan: CompiledPlan): ClockWatch {
  const told = new Map<string, Told>();
  /** The greatest part of the time at which somebody was called: those before it are past as well. */
  const rung = new Map<string, number>();
  const asked = new Map<string, Asked>();
  /** Until when an authority asked that a clock is silent: nobody is called meanwhile. */
  const silence = new Map<string, string>();
  const seen = { counts: 0, later: 0, earlier: 0, alarms: 0 };
  const legal = plan.functions.legal;
  const counsel = legal === undefined ? [] : [legal.lead, ...legal.deputies];

  function change(now: Told, recorded: readonly RecordedIncidentEvent[]): string | null {
    const id = `${now.clock}/${now.stage}`;
    const before = told.get(id);
    seen.counts += 1;
    if (now.strictDue !== null && now.legalLatest !== null && now.legalLatest < now.strictDue)
      return `${id} alarms after its end.`;
    if (before === undefined) return null;
    const moved = moments.filter((moment) => isLater(before[moment], now[moment]));
    if (moved.length > 0) {
      seen.later += 1;
      const why = warrant(before, now, recorded);
      if (why !== null) return `${id} became later (${moved.join(', ')}): ${why}`;
    } else if (moments.some((moment) => isLater(now[moment], before[moment]))) seen.earlier += 1;
    return moved.length > 0 ? null : laterCall(id, before, now, recorded[0]?.recordedAt ?? '');
  }

  /** Why the change is not allowed; null where it is. */
  function warrant(before: Told, now: Told, recorded: readonly RecordedIncidentEvent[]): string | null {
    if (now.cause !== 'reported' && now.reason === null) return `for "${now.cause}" and no reason`;
    for (const { type, data, actor } of recorded) {
      const by = actor.kind === 'person' ? actor.person : actor.kind;
      if (type === 'clock-anchor-set' && data.later !== null) {
        const was = asked.get(data.fact);
        if (was === undefined || was.to !== data.to) return 'nobody had asked for that moment';
        if (was.by === by || was.by !== data.later.askedBy) return 'one person alone moved it';
        return counsel.includes(by) && counsel.includes(was.by) ? null : 'they are not of legal';
      }
      if (type === 'clock-suspended' && data.clock === now.clock) {
        const most = (moment: Moment) =>
          data.until === null ? null : (before[moment] ?? '') > data.until ? before[moment] : data.until;
        return moments.every((moment) => now[moment] === most(moment)) ? null : 'it lies beyond the end of the silence';
      }
      if (type === 'clock-resumed' && data.clock === now.clock) return null;
      if (type === 'clock-stage-reported' && data.clock === now.clock) return null;
    }
    return 'nothing on record allows it';
  }

  /** A count that is not later calls nobody later than the one before would have. */
  function laterCall(id: string, before: Told, now: Told, at: string): string | null {
    const had = nextCall(before, rung.get(id));
    const has = nextCall(now, before.strictDue === now.strictDue ? rung.get(id) : undefined);
    if (had === null || (has !== null && has <= (had > at ? had : at))) return null;
    const until = silence.get(now.clock);
    return until !== undefined && until >= had ? null : `${id} calls at ${has}, not at ${had} any more.`;
  }

  function note({ type, data, actor, recordedAt }: RecordedIncidentEvent): string | null {
    if (type === 'clock-later-anchor-asked' && actor.kind === 'person')
      asked.set(data.fact, { to: data.to, by: actor.person });
    if (type === 'clock-due-set') {
      const set = `${data.clock}/${data.stage}`;
      // For one moment nobody is called twice.
      if (told.get(set)?.strictDue !== data.strictDue) rung.delete(set);
      told.set(set, data);
    }
    if (type !== 'clock-alarmed') return null;
    const id = `${data.clock}/${data.stage}`;
    const promised = told.get(id)?.alarms.find(({ percent }) => percent === data.percent);
    seen.alarms += 1;
    rung.set(id, data.percent);
    if (promised?.at !== data.dueAt) return `${id} rang at ${data.dueAt}, which nobody was told.`;
    return recordedAt < promised.at ? `${id} rang before ${promised.at}.` : null;
  }

  function hear(recorded: readonly RecordedIncidentEvent[]): string | null {
    for (const { type, data } of recorded) {
      if (type === 'clock-suspended') silence.set(data.clock, data.until ?? '~');
      if (type === 'clock-resumed') silence.delete(data.clock);
    }
    for (const event of recorded) {
      const fault = event.type === 'clock-due-set' ? change(event.data, recorded) : null;
      const other = note(event);
      if (fault !== null || other !== null) return fault ?? other;
    }
    return null;
  }

  return {
    seen,
    hear,
    look: (incident, hasTimePassed) =>
      unrecorded(incident, told) ?? (hasTimePassed ? silent(incident, told, rung) : null),
  };
}

const moments: readonly Moment[] = ['strictDue', 'legalLatest'];

function isLater(was: string | null, is: string | null): boolean {
  return was !== null && (is === null || is > was);
}

function nextCall({ alarms }: Told, rung = 0): string | null {
  return (
    alarms
      .filter(({ percent }) => percent > rung)
      .map(({ at }) => at)
      .toSorted()[0] ?? null
  );
}

/** The state says what the newest event said, of every stage that there ever was. */
function unrecorded({ clocks }: Incident, told: ReadonlyMap<string, Told>): string | null {
  for (const [id, { clock, stage, ...said }] of told) {
    const is = clocks[clock]?.stages[stage]?.history.at(-1);
    if (is === undefined) return `${id} is gone, and no event says so.`;
    const other = moments.find((moment) => is[moment] !== said[moment]);
    if (other !== undefined) return `${id} is due ${is[other]}, and the record says ${said[other]}.`;
  }
  return null;
}

/** Every alarm whose time has come was rung, where the stage still asks for a report. */
function silent(
  { clocks, updatedAt }: Incident,
  told: ReadonlyMap<string, Told>,
  rung: ReadonlyMap<string, number>,
): string | null {
  for (const [id, { clock, stage, alarms }] of told) {
    const here = clocks[clock];
    const found = here?.stages[stage];
    const asksNothing =
      here?.applicability.kind === 'does-not-apply' || here?.displacedBy !== null || found?.waived !== null;
    if (asksNothing || found === undefined || found.reports.length > 0) continue;
    const missed = alarms.find(({ percent, at }) => at < updatedAt && percent > (rung.get(id) ?? 0));
    if (missed !== undefined) return `${id} did not call at ${missed.at}, and it is ${updatedAt}.`;
  }
  return null;
}
