import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { PlanPack } from '../compiled-parts.ts';
import { packKinds } from '../plan-words.ts';
import { packs } from '../schema/packs.ts';
import { id } from '../schema/words.ts';

/** More packs than a plan may stand on, together. */
const mostPacks = 200;

/** What every pack says of itself; the rest of it belongs to its kind. */
const packHeader = z.looseObject({
  muster_pack: z.literal(1),
  name: id,
  kind: z.enum(packKinds),
  extends: packs.optional(),
});

/** A pack that is exactly the one that was meant. */
export interface ResolvedPack extends PlanPack {
  readonly content: Readonly<Record<string, unknown>>;
}

export type ResolvedPacks =
  | { readonly ok: true; readonly packs: readonly ResolvedPack[] }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * The packs that a plan builds on and those that they build on, each once and after all that it builds on. `find` gives
 * the JSON of a pack by its name, or undefined. Faults are told all together: missing packs, other content than the
 * digest says, two versions of one pack, cycles.
 */
export function resolvePacks(roots: readonly PlanPack[], find: (name: string) => unknown): ResolvedPacks {
  const resolver = new Resolver(find);
  for (const root of roots) resolver.take(root, []);
  const { faults, found } = resolver;
  return faults.length > 0 ? { ok: false, faults } : { ok: true, packs: [...found.values()] };
}

/** The name that a pack's content gives it: `sha256:` and the digest of its RFC 8785 form. */
export function packDigest(content: unknown): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalize(content) ?? '')))}`;
}

class Resolver {
  readonly faults: string[] = [];
  readonly found = new Map<string, ResolvedPack>();
  readonly #find: (name: string) => unknown;
  #looked = 0;

  constructor(find: (name: string) => unknown) {
    this.#find = find;
  }

  take(wanted: PlanPack, above: readonly string[]): void {
    const chain = [...above, wanted.name];
    if (above.includes(wanted.name))
      return this.#fault(`These packs build on one another in a circle: ${chain.join(', ')}. Remove one \`extends\`.`);
    const known = this.found.get(wanted.name);
    if (known !== undefined) return this.#requireSame(known, wanted);
    this.#looked += 1;
    if (this.#looked > mostPacks)
      return this.#looked === mostPacks + 1
        ? this.#fault(`The plan stands on more than ${mostPacks} packs. Build on fewer.`)
        : undefined;
    const content = this.#read(wanted);
    if (content === null) return;
    for (const next of content.extends ?? [])
      this.take({ name: next.pack, kind: next.kind, digest: next.digest }, chain);
    this.found.set(wanted.name, { ...wanted, content });
  }

  #read(wanted: PlanPack): z.output<typeof packHeader> | null {
    const given = this.#find(wanted.name);
    if (given === undefined)
      return this.#nothing(`There is no pack "${wanted.name}" here. Bring it, or remove it from \`extends\`.`);
    const header = packHeader.safeParse(given);
    if (!header.success || header.data.name !== wanted.name)
      return this.#nothing(`"${wanted.name}" is no pack of that name. Bring it again from where it is published.`);
    if (header.data.kind !== wanted.kind)
      return this.#nothing(
        `"${wanted.name}" is a pack of ${header.data.kind}, not of ${wanted.kind}. Correct its kind.`,
      );
    const digest = packDigest(given);
    if (digest === wanted.digest) return header.data;
    return this.#nothing(
      `The pack "${wanted.name}" is not the one that was meant: its digest is ${digest}. Read what changed, then name that.`,
    );
  }

  #requireSame(known: PlanPack, wanted: PlanPack): void {
    if (known.digest === wanted.digest) return;
    this.#fault(
      `Two versions of the pack "${wanted.name}" are needed: ${known.digest} and ${wanted.digest}. Agree on one.`,
    );
  }

  #nothing(message: string): null {
    this.#fault(message);
    return null;
  }

  #fault(message: string): void {
    if (!this.faults.includes(message)) this.faults.push(message);
  }
}
