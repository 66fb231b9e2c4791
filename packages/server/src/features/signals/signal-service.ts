import { hash } from 'node:crypto';
import type { Instant } from '@muster/clocks';
import { accept, decideSignalGroup, refuse } from '@muster/engine';
import type { Refusal, Result, SignalCommand, SignalEvent, SignalGroup } from '@muster/engine';
import { auditDone, keepRefusal } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { ContentReader } from '../../platform/content/content-reader.ts';
import type { ContentWriter } from '../../platform/content/content-writer.ts';
import type { Ids } from '../../platform/ids/ids.ts';
import { retryConflicts } from '../../platform/retry-conflicts.ts';
import { appendOf } from '../../platform/store/append-of.ts';
import type { Append, RowChange, SealedContent, Store } from '../../platform/store/store.ts';
import { changeStream } from '../../platform/streams/stream-change.ts';
import type { Streams } from '../../platform/streams/streams.ts';
import { later } from '../../platform/time/clock.ts';
import type { Clock } from '../../platform/time/clock.ts';
import type { Sighting } from './sighting.ts';
import {
  openGroupModel,
  openGroupRow,
  signalKeyModel,
  signalKeyRow,
  signalRows,
  signalStream,
} from './signal-stream.ts';

export interface SignalPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly streams: Streams;
  readonly reader: ContentReader;
  readonly writer: ContentWriter;
}

export interface Observed {
  readonly received: number;
  readonly changed: number;
  readonly resolved: number;
  /** Tellings of what was known already: no event, no row. */
  readonly repeated: number;
}

type TriageCommand = Extract<SignalCommand, { type: 'begin-triage' | 'decline-signals' }>;

export interface SignalService {
  /**
   * Takes sightings in their order and writes what is new in them, together with `rows` (the cursor of whoever reads
   * the intake), in one append. Twice the same sightings change nothing the second time.
   */
  observe(organisation: string, sightings: readonly Sighting[], rows: readonly RowChange[]): Promise<Observed>;
  triage(
    caller: Caller,
    group: string,
    command: TriageCommand,
    contents: readonly SealedContent[],
  ): Promise<Result<null, Refusal>>;
  /** The part of an append that declares groups to be an incident; the incident writes it with its own events. */
  declare(
    organisation: string,
    groups: readonly string[],
    incident: string,
    caller: Caller,
    now: Instant,
  ): Promise<Result<{ part: Pick<Append, 'streams' | 'rows'>; firstSignalAt: Instant | null }, Refusal>>;
  find(organisation: string, group: string): Promise<SignalGroup | null>;
}

export function createSignalService(ports: SignalPorts): SignalService {
  const { store, clock, ids, streams, reader, writer } = ports;
  const load = (organisation: string, group: string) => streams.load(signalStream, organisation, group);

  /** The group that sightings of this key go to now: a new one once triage has declined the former. */
  async function groupFor(
    organisation: string,
    { source, groupKey }: Sighting,
  ): Promise<{ group: string; row: RowChange | null }> {
    const key = hash('sha256', `${source}\n${groupKey}`, 'hex');
    const stored = await store.readRow(organisation, openGroupModel, key);
    const known = stored === null ? null : openGroupRow.parse(stored.row).group;
    if (known !== null && (await load(organisation, known)).state?.triage.kind !== 'declined')
      return { group: known, row: null };
    const group = ids.uuid();
    return { group, row: { model: openGroupModel, key, sort: key, row: { group } } };
  }

  /** What a sighting says that was not known: null for a repetition. */
  async function newIn(organisation: string, sighting: Sighting, batch: ReadonlyMap<string, Known>): Promise<News> {
    const { source, key } = sighting;
    const known = batch.get(`${source}\n${key}`) ?? (await knownSignal(organisation, source, key));
    if (known === null) return sighting.status === 'firing' ? 'received' : 'unknown-resolved';
    if (sighting.status === 'resolved') return known.resolved ? 'repeated' : 'resolved';
    return known.resolved || known.content !== sighting.content ? 'changed' : 'repeated';
  }

  async function knownSignal(organisation: string, source: string, key: string): Promise<Known | null> {
    const stored = await store.readRow(organisation, signalKeyModel, `${source}\n${key}`);
    if (stored === null) return null;
    const { group, content, resolved } = signalKeyRow.parse(stored.row);
    const texts = await reader.texts(organisation, [content]);
    return { group, resolved, content: texts.get(content.id) ?? null };
  }

  async function observeOnce(
    organisation: string,
    sightings: readonly Sighting[],
    rows: readonly RowChange[],
  ): Promise<Observed> {
    const batch = new Map<string, Known>();
    const groups = new Map<string, { group: string; row: RowChange | null }>();
    const commands = new Map<string, SignalCommand[]>();
    const contents: SealedContent[] = [];
    const counts = { received: 0, changed: 0, resolved: 0, repeated: 0 };
    for (const sighting of sightings) {
      const { source, key, receivedAt, startsAt, system } = sighting;
      const news = await newIn(organisation, sighting, batch);
      if (news === 'repeated' || news === 'unknown-resolved') {
        counts.repeated += 1;
        continue;
      }
      counts[news] += 1;
      const whole = `${source}\n${key}`;
      const former = batch.get(whole) ?? (news === 'received' ? null : await knownSignal(organisation, source, key));
      const groupKey = `${source}\n${sighting.groupKey}`;
      const found = former
        ? { group: former.group, row: null }
        : (groups.get(groupKey) ?? (await groupFor(organisation, sighting)));
      if (!former) groups.set(groupKey, found);
      const { group } = found;
      const list = commands.get(group) ?? [];
      commands.set(group, list);
      batch.set(whole, { group, resolved: news === 'resolved', content: sighting.content });
      if (news === 'resolved') {
        list.push({ type: 'resolve-signal', source, key, endsAt: sighting.endsAt ?? receivedAt, receivedAt });
        continue;
      }
      const sealed = await writer.text(sighting.content);
      contents.push(sealed.row);
      if (news === 'changed') list.push({ type: 'change-signal', source, key, receivedAt, content: sealed.ref });
      else list.push({ type: 'receive-signal', source, key, group, system, startsAt, receivedAt, content: sealed.ref });
    }
    const caller: Caller = {
      organisation,
      actor: { kind: 'service', service: 'intake' },
      via: 'intake',
      idempotency: null,
    };
    const changes = await Promise.all(
      [...commands].map(([group, list]) => changeGroup(caller, group, list, clock.now())),
    );
    const openRows = [...groups.values()].flatMap(({ row }) => (row === null ? [] : [row]));
    const audit = changes.length === 0 ? [] : [auditDone(ports, caller, { action: 'observe-signals', subject: null })];
    await store.append(
      appendOf(organisation, {
        streams: changes.map((change) => change.append),
        rows: [...changes.flatMap((change) => change.rows), ...openRows, ...rows],
        contents,
        audit,
      }),
    );
    return counts;
  }

  async function changeGroup(caller: Caller, group: string, list: readonly SignalCommand[], now: Instant) {
    const before = await load(caller.organisation, group);
    const events: SignalEvent[] = [];
    for (const command of list) {
      const decided = decideSignalGroup(before.state, command, caller.actor);
      if (!decided.ok) throw new TypeError(`A sighting is never refused, but ${decided.refusal.code}.`);
      events.push(...decided.value);
    }
    const { organisation, actor } = caller;
    const at = later(now, before.state?.updatedAt);
    const envelope = { organisation, actor, command: ids.uuid(), plan: null, now: at, newId: ids.uuid };
    const change = changeStream(signalStream, group, before, events, envelope);
    const after = change.after.state;
    return { append: change.append, rows: after === null ? [] : signalRows(before.state, after) };
  }

  return {
    observe: (organisation, sightings, rows) => retryConflicts(() => observeOnce(organisation, sightings, rows)),

    triage(caller, group, command, contents) {
      const { organisation } = caller;
      const what = { action: command.type, subject: group };
      return retryConflicts(async () => {
        const before = await load(organisation, group);
        const decided = decideSignalGroup(before.state, command, caller.actor);
        if (!decided.ok) {
          await keepRefusal(ports, caller, what, decided.refusal);
          return decided;
        }
        const { append, rows } = await changeGroup(caller, group, [command], clock.now());
        await store.append(
          appendOf(organisation, { streams: [append], rows, contents, audit: [auditDone(ports, caller, what)] }),
        );
        return accept(null);
      });
    },

    async declare(organisation, groups, incident, caller, now) {
      const parts: Pick<Append, 'streams' | 'rows'>[] = [];
      const received: Instant[] = [];
      for (const group of new Set(groups)) {
        const before = await load(organisation, group);
        const command: SignalCommand = { type: 'declare-from-signals', incident };
        const decided = decideSignalGroup(before.state, command, caller.actor);
        if (!decided.ok) return decided;
        if (before.state === null)
          return refuse('signal/unknown', `There is no group of signals ${group}.`, 'List the signals.');
        received.push(before.state.firstReceivedAt);
        const { append, rows } = await changeGroup(caller, group, [command], now);
        parts.push({ streams: [append], rows });
      }
      const part = { streams: parts.flatMap((each) => each.streams), rows: parts.flatMap((each) => each.rows) };
      return accept({ part, firstSignalAt: received.toSorted()[0] ?? null });
    },

    async find(organisation, group) {
      return (await load(organisation, group)).state;
    },
  };
}

interface Known {
  readonly group: string;
  readonly resolved: boolean;
  /** Null when its content was destroyed: then every telling is a change. */
  readonly content: string | null;
}

type News = 'received' | 'changed' | 'resolved' | 'repeated' | 'unknown-resolved';
