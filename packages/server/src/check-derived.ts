import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '@muster/clocks';
import { followUpTimer, pagingTimer, signalTimer, timers } from '@muster/engine';
import type { Recorded } from '@muster/engine';
import { followUpReminder, followUpStream } from './features/follow-ups/follow-up-stream.ts';
import { incidentStream } from './features/incidents/incident-stream.ts';
import { pagingStep, pagingStream } from './features/paging/paging-stream.ts';
import { signalStream, signalWake } from './features/signals/signal-stream.ts';
import { appendOf } from './platform/store/append-of.ts';
import type { RowChange, Store, StoreFinding, StoredRow, TimerChange } from './platform/store/store.ts';
import { createStreams, streamName } from './platform/streams/streams.ts';
import type { StreamKind } from './platform/streams/streams.ts';
import { rebuiltModels, rowsFromEvents } from './rebuild-rows.ts';
import type { PlanOf } from './rebuild-rows.ts';

const mend = 'Stop the server and run muster doctor --rebuild: it is made anew from the events.';
/** Rows that a fault names; of the rest it gives the number. */
const named = 3;

/** Whether the rows of every list are those that follow from the events. One fault for each list that differs. */
export async function checkRows(store: Store, organisation: string, planOf: PlanOf): Promise<readonly StoreFinding[]> {
  const wanted = await rowsFromEvents(store, organisation, planOf);
  const faults: StoreFinding[] = [];
  for (const model of rebuiltModels) {
    const differing = difference(
      wanted.filter((row) => row.model === model),
      await storedRows(store, organisation, model),
    );
    if (differing.length === 0) continue;
    const first = differing.slice(0, named).join(', ');
    const what = `${differing.length} rows are missing, too many or other than the events say: ${first}.`;
    faults.push({ level: 'fault', what, where: `list ${model}`, mend });
  }
  if (faults.length > 0) return faults;
  return [{ level: 'ok', what: `${wanted.length} rows follow from the events.`, where: 'read models', mend: null }];
}

/** Keys of rows that are on one side alone, or differ. */
function difference(wanted: readonly RowChange[], stored: readonly StoredRow[]): readonly string[] {
  const left = new Map(stored.map((row) => [row.key, row]));
  const differing = wanted.flatMap(({ key, sort, row }) => {
    const there = left.get(key);
    left.delete(key);
    return there?.sort === sort && isDeepStrictEqual(there.row, row) ? [] : [key];
  });
  return [...differing, ...left.keys()];
}

async function storedRows(store: Store, organisation: string, model: string): Promise<readonly StoredRow[]> {
  const rows: StoredRow[] = [];
  for (let after: string | null = null, more = true; more; more = after !== null) {
    const page = await store.listRows(organisation, model, { limit: 200, after, order: 'rising' });
    rows.push(...page.items);
    after = page.next;
  }
  return rows;
}

/** Whether every incident waits for just those instants that its events and its plan make due. */
export async function checkTimers(
  store: Store,
  organisation: string,
  planOf: PlanOf,
): Promise<readonly StoreFinding[]> {
  const faults: StoreFinding[] = [];
  let count = 0;
  for await (const { stream, waiting, changes } of timersOf(store, organisation, planOf)) {
    count += waiting;
    const ids = changes.map(({ kind, id }) => `${kind === 'set' ? 'lacks' : 'must not have'} ${id}`);
    const what = `${ids.length} timers are missing, too many or at another time: it ${ids.slice(0, named).join(', ')}.`;
    if (ids.length > 0) faults.push({ level: 'fault', what, where: stream, mend });
  }
  if (faults.length > 0) return faults;
  return [{ level: 'ok', what: `${count} timers follow from the events.`, where: 'timers', mend: null }];
}

/** Sets the timers that are missing and takes those away that nothing waits for. Gives how many it changed. */
export async function rebuildTimers(store: Store, organisation: string, planOf: PlanOf): Promise<number> {
  let changed = 0;
  for await (const { changes } of timersOf(store, organisation, planOf)) {
    if (changes.length > 0) await store.append(appendOf(organisation, { timers: changes }));
    changed += changes.length;
  }
  return changed;
}

interface StreamTimers {
  readonly stream: string;
  readonly waiting: number;
  /** What would make them right. */
  readonly changes: readonly TimerChange[];
}

interface WantedTimer {
  readonly id: string;
  readonly name: string;
  readonly dueAt: Instant;
}

/** Of every stream that waits for instants: incidents, pages, groups of signals that are put off, and follow-ups. */
async function* timersOf(store: Store, organisation: string, planOf: PlanOf): AsyncGenerator<StreamTimers> {
  yield* timersOfKind(store, organisation, incidentStream, async (incident) =>
    timers(await planOf(incident.planVersion), incident).map(({ id, purpose: name, dueAt }) => ({ id, name, dueAt })),
  );
  yield* timersOfKind(store, organisation, pagingStream, async (paging) => {
    const timer = pagingTimer(paging);
    return timer === null ? [] : [{ ...timer, name: pagingStep }];
  });
  yield* timersOfKind(store, organisation, signalStream, async (group) => {
    const timer = signalTimer(group);
    return timer === null ? [] : [{ ...timer, name: signalWake }];
  });
  yield* timersOfKind(store, organisation, followUpStream, async (followUp) => {
    const timer = followUpTimer(followUp);
    return timer === null ? [] : [{ id: timer.id, dueAt: timer.dueAt, name: followUpReminder }];
  });
}

async function* timersOfKind<State, Event extends Recorded>(
  store: Store,
  organisation: string,
  kind: StreamKind<State, Event>,
  wantedBy: (state: State) => Promise<readonly WantedTimer[]>,
): AsyncGenerator<StreamTimers> {
  const streams = createStreams(store, 1);
  for (let after: string | null = null, more = true; more; more = after !== null) {
    const prefix = streamName(kind, '');
    const page = await store.listStreams(organisation, prefix, { limit: 200, after, order: 'rising' });
    for (const stream of page.items) {
      const { state } = await streams.load(kind, organisation, stream.slice(prefix.length));
      if (state === null) continue;
      const wanted = await wantedBy(state);
      const left = new Map((await store.listTimers(organisation, stream)).map((timer) => [timer.id, timer]));
      const changes: TimerChange[] = [];
      for (const { id, name, dueAt } of wanted) {
        if (left.get(id)?.dueAt !== dueAt) changes.push({ kind: 'set', id, stream, name, dueAt });
        left.delete(id);
      }
      for (const id of left.keys()) changes.push({ kind: 'cancel', id });
      yield { stream, waiting: wanted.length, changes };
    }
    after = page.next;
  }
}
