import { entry } from '../../entry.ts';
import { personOf } from '../../actor.ts';
import type { HappenedIncidentEvent } from '../incident-event.ts';
import type { Incident } from '../incident.ts';
import { dueOf } from './incident-clock.ts';
import type { ClockStage, IncidentClock } from './incident-clock.ts';

type Clocks = Pick<Incident, 'clocks' | 'anchors'>;

export type ClockEvent = Extract<HappenedIncidentEvent, { type: `clock-${string}` }>;

/** Clocks and the moments that they count from, after one more event about them. */
export function evolveClocks(was: Clocks, event: ClockEvent): Clocks {
  const [by, at] = [personOf(event.actor), event.recordedAt];
  switch (event.type) {
    case 'clock-opened': {
      const { clock: key, byPlan, ...named } = event.data;
      const applicability = { kind: byPlan ? 'by-plan' : 'undecided' } as const;
      const opened = { ...named, key, openedAt: at, applicability, stages: {}, suspended: null, displacedBy: null };
      return { ...was, clocks: { ...was.clocks, [key]: opened } };
    }
    case 'clock-anchor-set': {
      const { fact, to, presumed } = event.data;
      return { ...was, anchors: { ...was.anchors, [fact]: { at: to, presumed, asked: null } } };
    }
    case 'clock-later-anchor-asked': {
      const { fact, to, reason } = event.data;
      const anchor = entry(was.anchors, fact);
      if (anchor === undefined) return was;
      return { ...was, anchors: { ...was.anchors, [fact]: { ...anchor, asked: { to, by, reason } } } };
    }
    case 'clock-due-set':
      return withStage(was, event.data, (stage) => {
        const { clock: _, stage: __, ...due } = event.data;
        const same = stage.history.at(-1)?.strictDue === due.strictDue;
        return { ...stage, history: [...stage.history, { ...due, at, by }], alarmed: same ? stage.alarmed : [] };
      });
    case 'clock-applicability-decided': {
      const { answer: kind, rationale } = event.data;
      return withClock(was, event.data.clock, { applicability: { kind, by, at, rationale } });
    }
    case 'clock-stage-reported':
      return withStage(was, event.data, (stage) => {
        const { sentAt, reference, proof, lateBecause } = event.data;
        return { ...stage, reports: [...stage.reports, { sentAt, reference, proof, lateBecause, by, at }] };
      });
    case 'clock-stage-waived':
      return withStage(was, event.data, (stage) => ({ ...stage, waived: { by, at, reason: event.data.reason } }));
    case 'clock-suspended': {
      const { clock, authority, reference, until } = event.data;
      return withClock(was, clock, { suspended: { authority, reference, until, by, at } });
    }
    case 'clock-resumed': {
      // It ends now: what was due meanwhile is due at once.
      const suspended = entry(was.clocks, event.data.clock)?.suspended ?? null;
      return withClock(was, event.data.clock, { suspended: suspended && { ...suspended, until: at } });
    }
    case 'clock-displaced':
      return withClock(was, event.data.clock, { displacedBy: event.data.by });
    case 'clock-alarmed':
      return withStage(was, event.data, (stage) => ({ ...stage, alarmed: alarmedAfter(stage, event.data.percent) }));
  }
}

/** Those before it are past as well: nobody is called for half of the time after four fifths. */
function alarmedAfter(stage: ClockStage, percent: number): readonly number[] {
  return dueOf(stage).alarms.flatMap((alarm) => (alarm.percent <= percent ? [alarm.percent] : []));
}

function withClock(was: Clocks, key: string, change: Partial<IncidentClock>): Clocks {
  const clock = entry(was.clocks, key);
  return clock === undefined ? was : { ...was, clocks: { ...was.clocks, [key]: { ...clock, ...change } } };
}

const unbegun: ClockStage = { history: [], alarmed: [], reports: [], waived: null };

function withStage(
  was: Clocks,
  { clock: key, stage }: { readonly clock: string; readonly stage: string },
  change: (stage: ClockStage) => ClockStage,
): Clocks {
  const clock = entry(was.clocks, key);
  if (clock === undefined) return was;
  const stages = { ...clock.stages, [stage]: change(entry(clock.stages, stage) ?? unbegun) };
  return withClock(was, key, { stages });
}
