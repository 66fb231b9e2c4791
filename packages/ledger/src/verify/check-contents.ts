import { toHex } from './bytes.ts';
import type { PackEntry } from './check-entries.ts';
import type { Sha256 } from './hashing.ts';
import type { ContentRef } from './ledger-event.ts';
import { SALT_LINE, WITHHELD_LINE, type SaltLine, type WithheldLine } from './line-forms.ts';
import { folderOf, type PackPart } from './manifest.ts';
import type { FaultList } from './pack-fault.ts';
import { partLines, type LineForm } from './part-lines.ts';

/** A reference with the entry that makes it. */
export interface FoundRef extends ContentRef {
  readonly entry: number;
}

/** The content references of all entries by id. One id has one commitment and one size, however often it is named. */
export function collectRefs(entries: readonly (PackEntry | undefined)[], faults: FaultList): Map<string, FoundRef> {
  const refs = new Map<string, FoundRef>();
  for (const entry of entries) {
    for (const ref of entry?.event.refs ?? []) {
      const known = refs.get(ref.id);
      if (known === undefined) refs.set(ref.id, { ...ref, entry: entry?.index ?? -1 });
      else if (known.commitment !== ref.commitment || known.bytes !== ref.bytes) {
        faults.add({
          code: 'ref-conflict',
          part: 'entries.jsonl',
          entry: entry?.index ?? -1,
          message: `Content ${ref.id} is named with another commitment or size than in entry ${known.entry}.`,
        });
      }
    }
  }
  return refs;
}

/** The salts and the withheld list, each item by its id. */
export interface ContentLists {
  readonly salts: ReadonlyMap<string, SaltLine>;
  readonly withheld: ReadonlyMap<string, WithheldLine>;
  /** False where a line could not be read: then what is missing may have stood there. */
  readonly whole: boolean;
}

/** Reads `contents.jsonl` and `withheld.jsonl`: ids ascend, so that each list has one order. */
export function readContentLists(salts: Uint8Array, withheld: Uint8Array, faults: FaultList): ContentLists {
  const saltsById = readById(salts, SALT_LINE, 'contents.jsonl', faults);
  const withheldById = readById(withheld, WITHHELD_LINE, 'withheld.jsonl', faults);
  return { salts: saltsById.byId, withheld: withheldById.byId, whole: saltsById.whole && withheldById.whole };
}

/**
 * Every reference must be opened or withheld, and nothing else may be there. `opened` are the manifest's parts under
 * `contents/` and `evidence/`. `certain` is false where an entry could not be read: its references are then unknown.
 */
export function checkRefs(
  refs: ReadonlyMap<string, FoundRef>,
  opened: readonly PackPart[],
  lists: ContentLists,
  certain: boolean,
  faults: FaultList,
): void {
  const openedIds = new Set<string>();
  for (const { name } of opened) {
    const id = contentId(name);
    if (openedIds.has(id))
      faults.add({ code: 'content-extra', part: name, message: `${id} is there twice, as content and as evidence.` });
    openedIds.add(id);
    if (certain && !refs.has(id)) faults.add({ code: 'content-extra', part: name, message: `No entry names ${name}.` });
    if (lists.whole && !lists.salts.has(id))
      faults.add({ code: 'content-missing', part: 'contents.jsonl', message: `The salt of ${name} is missing.` });
  }
  for (const id of lists.salts.keys()) {
    if (!openedIds.has(id))
      faults.add({
        code: 'content-extra',
        part: 'contents.jsonl',
        message: `contents.jsonl has a salt for ${id}, which is not in the pack.`,
      });
  }
  for (const id of lists.withheld.keys()) {
    if (openedIds.has(id))
      faults.add({ code: 'content-extra', part: 'withheld.jsonl', message: `${id} is withheld and opened at once.` });
    else if (certain && !refs.has(id))
      faults.add({
        code: 'content-extra',
        part: 'withheld.jsonl',
        message: `No entry names ${id}, which is withheld.`,
      });
  }
  for (const ref of refs.values()) {
    if (openedIds.has(ref.id) || lists.withheld.has(ref.id) || !lists.whole) continue;
    faults.add({
      code: 'content-missing',
      part: 'entries.jsonl',
      entry: ref.entry,
      message: `Content ${ref.id} of entry ${ref.entry} is neither in the pack nor withheld with a reason.`,
    });
  }
}

/** Hashes every opened item again, with its salt, against the commitment in its event. */
export function checkCommitments(
  opened: readonly PackPart[],
  partBytes: (name: string) => Uint8Array,
  refs: ReadonlyMap<string, FoundRef>,
  lists: ContentLists,
  sha256: Sha256,
  changed: ReadonlySet<string>,
  faults: FaultList,
): void {
  for (const { name, digest } of opened) {
    const id = contentId(name);
    const line = lists.salts.get(id);
    if (line === undefined) continue; // reported by checkRefs, or by the line that cannot be read
    const ref = refs.get(id);
    const bytes = partBytes(name);
    if (ref !== undefined && ref.bytes !== bytes.length) {
      faults.add({
        code: 'content-changed',
        part: name,
        entry: ref.entry,
        message: `${name} has ${bytes.length} bytes; entry ${ref.entry} says ${ref.bytes}.`,
      });
    }
    if (toHex(sha256([line.salt, bytes])) === (ref?.commitment ?? digest)) continue;
    const blamed = changed.has('contents.jsonl') ? 'contents.jsonl' : name;
    faults.add({
      code: 'content-changed',
      part: blamed,
      ...(ref === undefined ? {} : { entry: ref.entry }),
      message: `The bytes and salt of ${name} do not give the commitment in its event.`,
    });
  }
}

/** The id of an item of contents or evidence, from the name of its part. */
export function contentId(name: string): string {
  const folder = folderOf(name);
  return folder === undefined ? name : name.slice(folder.length + 1);
}

function readById<Value extends { readonly id: string }>(
  part: Uint8Array,
  form: LineForm<Value>,
  name: string,
  faults: FaultList,
): { readonly byId: Map<string, Value>; readonly whole: boolean } {
  const byId = new Map<string, Value>();
  let whole = true;
  let before = '';
  let number = 0;
  for (const { value } of partLines(part, form)) {
    number += 1;
    if (value === undefined || value.id <= before) {
      whole = false;
      faults.add({
        code: 'part-malformed',
        part: name,
        message: `Line ${number} of ${name} is not in canonical form, or out of order.`,
      });
      continue;
    }
    before = value.id;
    byId.set(value.id, value);
  }
  return { byId, whole };
}
