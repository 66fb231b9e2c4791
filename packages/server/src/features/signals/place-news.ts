import { hash } from 'node:crypto';
import { setImmediate as othersFirst } from 'node:timers/promises';
import { worstSaid } from '@muster/engine';
import type { SignalCommand, SignalGroup } from '@muster/engine';
import type { ContentWriter } from '../../platform/content/content-writer.ts';
import type { Ids } from '../../platform/ids/ids.ts';
import type { RowChange, SealedContent, Store } from '../../platform/store/store.ts';
import type { Loaded, Streams } from '../../platform/streams/streams.ts';
import { saidIn } from './said-in.ts';
import type { Sighting } from './sighting.ts';
import { openGroupModel, openGroupRow, signalStream } from './signal-stream.ts';
import { signalName } from './whats-new.ts';
import type { News } from './whats-new.ts';

export interface PlacePorts {
  readonly store: Pick<Store, 'readRow'>;
  readonly ids: Ids;
  readonly streams: Streams;
  readonly writer: Pick<ContentWriter, 'text'>;
  /** Whether somebody still works on this incident. */
  readonly isIncidentOpen: (organisation: string, incident: string) => Promise<boolean>;
}

/** News by group, as the commands that they are, with what the append needs beside. */
export interface PlacedNews {
  readonly groups: readonly GroupNews[];
  readonly contents: readonly SealedContent[];
  /** Which group further signals of a group key join. */
  readonly rows: readonly RowChange[];
}

interface GroupNews {
  readonly group: string;
  /** The group as it was when its place was chosen: the append is fenced by it, so triage cannot slip in between. */
  readonly before: Loaded<SignalGroup>;
  readonly commands: SignalCommand[];
}

/** News that are placed before whoever waits for an answer has a turn. */
const slice = 32;

/** Finds the group of each piece of news, seals its content and spells it as a command. */
export async function placeNews(ports: PlacePorts, organisation: string, news: readonly News[]): Promise<PlacedNews> {
  const places = new Places(ports, organisation);
  const contents: SealedContent[] = [];
  for (const [at, item] of news.entries()) {
    if (at % slice === slice - 1) await othersFirst();
    const { group, before, commands } = await places.of(item);
    const { source, key, receivedAt, startsAt, system } = item.sighting;
    if (item.kind === 'resolved') {
      const endsAt = item.sighting.endsAt ?? receivedAt;
      commands.push({ type: 'resolve-signal', source, key, endsAt, receivedAt });
      continue;
    }
    const { ref: content, row } = await ports.writer.text(item.sighting.content);
    contents.push(row);
    const level = canWake(before.state) ? worstSaid(saidIn(item.sighting.content)) : null;
    // A known signal that fires again where nobody reads any more begins anew in a group that is read.
    const isThere =
      before.state?.signals[key] !== undefined || commands.some((each) => 'key' in each && each.key === key);
    if (isThere) commands.push({ type: 'change-signal', source, key, receivedAt, content, level });
    else commands.push({ type: 'receive-signal', source, key, group, system, startsAt, receivedAt, content, level });
  }
  return { groups: places.groups(), contents, rows: places.rows };
}

/** It waits, or is with engineering, until something worse comes. */
function canWake(group: SignalGroup | null): boolean {
  return group?.triage.kind === 'snoozed' || group?.triage.kind === 'ticketed';
}

/** The groups of one batch. */
class Places {
  readonly #ports: PlacePorts;
  readonly #organisation: string;
  readonly #byId = new Map<string, GroupNews>();
  readonly #bySignal = new Map<string, GroupNews>();
  readonly #byGroupKey = new Map<string, GroupNews>();
  readonly rows: RowChange[] = [];

  constructor(ports: PlacePorts, organisation: string) {
    this.#ports = ports;
    this.#organisation = organisation;
  }

  /** Those that something goes into; others were only looked at. */
  groups(): readonly GroupNews[] {
    return [...this.#byId.values()].filter(({ commands }) => commands.length > 0);
  }

  async of({ kind, sighting, group }: News): Promise<GroupNews> {
    const name = signalName(sighting);
    const found =
      this.#bySignal.get(name) ??
      (group === null ? await this.#forKey(sighting) : await this.#knownOr(kind, sighting, group));
    this.#bySignal.set(name, found);
    return found;
  }

  /** The group a known signal is in; another one where that is read no more and the signal has something to say. */
  async #knownOr(kind: News['kind'], sighting: Sighting, group: string): Promise<GroupNews> {
    const found = await this.#known(group);
    const { state } = found.before;
    const stays = kind === 'resolved' || isWorkedOn(state, sighting.key) || (await this.#isRead(state));
    return stays ? found : this.#forKey(sighting);
  }

  async #known(group: string): Promise<GroupNews> {
    const there = this.#byId.get(group);
    if (there) return there;
    const before = await this.#ports.streams.load(signalStream, this.#organisation, group);
    return this.#add(group, before);
  }

  #add(group: string, before: Loaded<SignalGroup>): GroupNews {
    const added = { group, before, commands: [] };
    this.#byId.set(group, added);
    return added;
  }

  /** Where new signals of this group key go now. */
  async #forKey({ source, groupKey }: Sighting): Promise<GroupNews> {
    const key = hash('sha256', `${source}\n${groupKey}`, 'hex');
    const there = this.#byGroupKey.get(key);
    if (there) return there;
    const found = (await this.#openGroup(key)) ?? (await this.#startGroup(key));
    this.#byGroupKey.set(key, found);
    return found;
  }

  async #openGroup(key: string): Promise<GroupNews | null> {
    const stored = await this.#ports.store.readRow(this.#organisation, openGroupModel, key);
    if (stored === null) return null;
    const found = await this.#known(openGroupRow.parse(stored.row).group);
    return (await this.#takesMore(found.before.state)) ? found : null;
  }

  async #startGroup(key: string): Promise<GroupNews> {
    const group = this.#ports.ids.uuid();
    this.rows.push({ model: openGroupModel, key, sort: key, row: { group } });
    return this.#add(group, await this.#ports.streams.load(signalStream, this.#organisation, group));
  }

  /** What is declined, or belongs to an incident that is over, is read no more: a new signal must not vanish in it. */
  async #takesMore(group: SignalGroup | null): Promise<boolean> {
    return group !== null && Object.keys(group.signals).length < greatestGroup && this.#isRead(group);
  }

  async #isRead(group: SignalGroup | null): Promise<boolean> {
    if (group === null) return false;
    const { triage } = group;
    switch (triage.kind) {
      case 'new':
      case 'triaging':
      case 'snoozed':
        return true;
      case 'declined':
      case 'ticketed':
        return false;
      case 'declared':
      case 'attached':
        return this.#ports.isIncidentOpen(this.#organisation, triage.incident);
    }
  }
}

/** Engineering has this very signal before it, and it has not ended since. One that comes back after its end begins anew. */
function isWorkedOn(group: SignalGroup | null, key: string): boolean {
  return group?.triage.kind === 'ticketed' && group.signals[key]?.resolvedAt === null;
}

/** Signals of one group. A storm of distinct alerts goes on in a further group, so that no group costs too much to fold. */
export const greatestGroup = 1_000;
