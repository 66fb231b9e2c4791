import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Chance } from './chance.ts';
import { ReplayedFile } from './replayed-file.ts';
import type { Survival } from './replayed-file.ts';

export type Node = ReplayedFile | ReplayedFolder;

/** A change of names in a folder, durable only once the folder itself is flushed. A rename is one change. */
interface NameChange {
  readonly puts: { readonly name: string; readonly node: Node } | null;
  readonly takes: { readonly from: ReplayedFolder; readonly name: string } | null;
  done: boolean;
}

export class ReplayedFolder {
  readonly durable = new Map<string, Node>();
  readonly live = new Map<string, Node>();
  pending: NameChange[] = [];

  covered(): ReadonlySet<NameChange> {
    return new Set(this.pending.filter(({ done }) => done));
  }

  keep(covered: ReadonlySet<NameChange>): void {
    for (const change of this.pending) {
      if (!covered.has(change)) continue;
      apply(change, this, (folder) => folder.durable);
      // Moved away for good: that it was once made over there comes to nothing.
      if (change.takes && change.takes.from !== this) change.takes.from.forget(change.puts?.node ?? null);
    }
    this.pending = this.pending.filter((change) => !covered.has(change));
  }

  forget(node: Node | null): void {
    this.pending = this.pending.filter(({ puts }) => puts === null || puts.node !== node);
  }
}

/** What a power loss did to one image. */
export interface PowerLoss {
  /** Writes of which nothing is left. */
  readonly dropped: number;
  /** Writes of which some sectors are left. */
  readonly torn: number;
  /** Names that were made, moved or taken away without effect. */
  readonly names: number;
}

/**
 * A disk as a strict reading of POSIX allows it to be: a write lasts once a later flush of its file has answered, a
 * name once its folder was flushed; before that, any part of it may be there or not.
 */
export class ReplayedDisk {
  readonly root: string;
  readonly #top = new ReplayedFolder();

  /** Begins with what stands under `root` now, or with the given files of it, all of it durable. */
  constructor(root: string, files?: ReplayedDisk) {
    this.root = root;
    if (files) copyLive(files.#top, this.#top);
    else load(root, this.#top);
  }

  /** Another disk that begins with what is live on this one. */
  copy(): ReplayedDisk {
    return new ReplayedDisk(this.root, this);
  }

  /** The node at a path, as programs see it; null where there is none, or outside of this disk. */
  find(path: string): Node | null {
    const inside = this.#inside(path);
    if (inside === null) return null;
    let node: Node = this.#top;
    for (const name of inside) {
      const next: Node | undefined = node instanceof ReplayedFolder ? node.live.get(name) : undefined;
      if (!next) return null;
      node = next;
    }
    return node;
  }

  has(path: string): boolean {
    return this.#inside(path) !== null;
  }

  /** Makes a file or folder. Its name may be lost until its folder is flushed. */
  make(path: string, node: Node): void {
    const { folder, name } = this.#place(path);
    this.#change(folder, { puts: { name, node }, takes: null, done: true });
  }

  remove(path: string): void {
    const { folder, name } = this.#place(path);
    this.#change(folder, { puts: null, takes: { from: folder, name }, done: true });
  }

  rename(from: string, to: string): void {
    const [source, target] = [this.#place(from), this.#place(to)];
    const node = source.folder.live.get(source.name);
    if (!node) throw new Error(`The trace renames ${from}, which is not there.`);
    const takes = { from: source.folder, name: source.name };
    this.#change(target.folder, { puts: { name: target.name, node }, takes, done: true });
  }

  /** What programs saw last, as plain bytes by path; for the comparison with the real disk. */
  live(): ReadonlyMap<string, Buffer> {
    const found = new Map<string, Buffer>();
    walk(
      this.#top,
      (folder) => folder.live,
      '',
      (path, node) => {
        if (node instanceof ReplayedFile) found.set(path, node.live());
      },
    );
    return found;
  }

  /** Writes the disk as it may be found after the power was lost now. */
  writeImage(into: string, survival: Survival, chance: Chance): PowerLoss {
    const view = namesAfterPowerLoss(this.#top, survival, chance);
    const loss = { dropped: 0, torn: 0, names: view.lost };
    mkdirSync(into, { recursive: true });
    walk(
      this.#top,
      (folder) => view.names.get(folder) ?? new Map(),
      '',
      (path, node) => {
        if (node instanceof ReplayedFolder) {
          mkdirSync(join(into, path));
          return;
        }
        const found = node.afterPowerLoss(survival, chance);
        loss.dropped += found.dropped;
        loss.torn += found.torn;
        writeFileSync(join(into, path), found.bytes, { mode: 0o600 });
      },
    );
    return loss;
  }

  #inside(path: string): readonly string[] | null {
    const inside = relative(this.root, path);
    if (inside === '') return [];
    return inside.startsWith('..') ? null : inside.split('/');
  }

  #place(path: string): { readonly folder: ReplayedFolder; readonly name: string } {
    const folder = this.find(join(path, '..'));
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (!(folder instanceof ReplayedFolder)) throw new Error(`The trace names ${path}, whose folder is not there.`);
    return { folder, name };
  }

  #change(folder: ReplayedFolder, change: NameChange): void {
    apply(change, folder, (each) => each.live);
    folder.pending.push(change);
  }
}

function apply(
  change: NameChange,
  folder: ReplayedFolder,
  namesOf: (folder: ReplayedFolder) => Map<string, Node>,
): void {
  if (change.takes) namesOf(change.takes.from).delete(change.takes.name);
  if (change.puts) namesOf(folder).set(change.puts.name, change.puts.node);
}

/** The names of every folder after the loss. Changes of one folder keep their order; any of them may be missing. */
function namesAfterPowerLoss(
  top: ReplayedFolder,
  survival: Survival,
  chance: Chance,
): { readonly names: ReadonlyMap<ReplayedFolder, Map<string, Node>>; readonly lost: number } {
  const names = new Map<ReplayedFolder, Map<string, Node>>();
  const folders = new Set<ReplayedFolder>();
  collect(top, folders);
  for (const folder of folders) names.set(folder, new Map(folder.durable));
  let lost = 0;
  for (const folder of folders) {
    for (const change of folder.pending) {
      const survives = survival === 'all' || (survival !== 'none' && chance.percent(50));
      if (survives) apply(change, folder, (each) => names.get(each) ?? new Map());
      else lost += 1;
    }
  }
  return { names, lost };
}

function collect(folder: ReplayedFolder, into: Set<ReplayedFolder>): void {
  into.add(folder);
  const nodes = [...folder.durable.values(), ...folder.live.values(), ...folder.pending.map(({ puts }) => puts?.node)];
  for (const node of nodes) if (node instanceof ReplayedFolder && !into.has(node)) collect(node, into);
}

function walk(
  folder: ReplayedFolder,
  namesOf: (folder: ReplayedFolder) => ReadonlyMap<string, Node>,
  under: string,
  visit: (path: string, node: Node) => void,
): void {
  for (const [name, node] of namesOf(folder)) {
    const path = join(under, name);
    visit(path, node);
    if (node instanceof ReplayedFolder) walk(node, namesOf, path, visit);
  }
}

function copyLive(from: ReplayedFolder, to: ReplayedFolder): void {
  for (const [name, node] of from.live) {
    const copy = node instanceof ReplayedFolder ? new ReplayedFolder() : new ReplayedFile(node.live());
    to.durable.set(name, copy);
    to.live.set(name, copy);
    if (node instanceof ReplayedFolder && copy instanceof ReplayedFolder) copyLive(node, copy);
  }
}

function load(path: string, into: ReplayedFolder): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    const node = entry.isDirectory() ? new ReplayedFolder() : new ReplayedFile(readFileSync(inside));
    into.durable.set(entry.name, node);
    into.live.set(entry.name, node);
    if (node instanceof ReplayedFolder) load(inside, node);
  }
}
