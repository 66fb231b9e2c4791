import type { PackEntry } from './check-entries.ts';
import type { PackSubject } from './manifest.ts';
import type { FaultList } from './pack-fault.ts';

const NO_PREVIOUS = '0'.repeat(64);

interface Link {
  readonly position: number;
  readonly entry: PackEntry;
}

/**
 * Checks what binds events to each other: one organisation, ids used once, and in each stream dense versions whose
 * `previous` is the digest of the event before. The subject's stream must be there from version 1; another stream may
 * begin later, but from there on misses nothing.
 */
export function checkChains(
  entries: readonly (PackEntry | undefined)[],
  organisation: string,
  subject: PackSubject,
  faults: FaultList,
): void {
  const ids = new Set<string>();
  const heads = new Map<string, Link>();
  let lastDamaged = -1;
  for (const [position, entry] of entries.entries()) {
    if (entry === undefined) {
      lastDamaged = position;
      continue;
    }
    checkEvent(entry, organisation, ids, faults);
    // A damaged line in between may have been the missing link; it is reported already, its neighbour is not to blame.
    const head = heads.get(entry.event.stream);
    if (head === undefined) checkFirst(entry, lastDamaged >= 0, subject, faults);
    else checkLink(head, entry, lastDamaged > head.position, faults);
    heads.set(entry.event.stream, { position, entry });
  }
  checkSubject(entries, heads, lastDamaged >= 0, subject, faults);
}

function checkEvent({ event, index }: PackEntry, organisation: string, ids: Set<string>, faults: FaultList): void {
  const found = { part: 'entries.jsonl', entry: index };
  if (event.organisation !== organisation) {
    faults.add({
      code: 'organisation-other',
      ...found,
      message: `Entry ${index} belongs to organisation "${event.organisation}".`,
    });
  }
  if (ids.has(event.id))
    faults.add({ code: 'id-repeated', ...found, message: `Entry ${index} repeats the event id "${event.id}".` });
  ids.add(event.id);
}

function checkFirst(entry: PackEntry, damageBefore: boolean, subject: PackSubject, faults: FaultList): void {
  const { event, index } = entry;
  if (!entry.sound) return;
  if (event.version === 1 && event.previous !== NO_PREVIOUS) {
    faults.add({
      code: 'chain-broken',
      part: 'entries.jsonl',
      entry: index,
      message: `Entry ${index} is the first of its stream, but names an event before it.`,
    });
  }
  if (event.version > 1 && event.stream === subject.id && !damageBefore) {
    faults.add({
      code: 'subject-missing',
      part: 'entries.jsonl',
      entry: index,
      message: `The subject's stream begins at version ${event.version}; versions before it are missing.`,
    });
  }
}

function checkLink(head: Link, entry: PackEntry, damageBetween: boolean, faults: FaultList): void {
  const { event, index } = entry;
  const before = head.entry;
  if (!entry.sound || !before.sound || damageBetween) return;
  const found = { code: 'chain-broken', part: 'entries.jsonl', entry: index } as const;
  if (event.version !== before.event.version + 1) {
    faults.add({
      ...found,
      message: `Entry ${index} is version ${event.version} of its stream; version ${before.event.version + 1} is due.`,
    });
  } else if (event.previous !== before.digest) {
    faults.add({ ...found, message: `Entry ${index} names another event before it than entry ${before.index}.` });
  }
}

function checkSubject(
  entries: readonly (PackEntry | undefined)[],
  heads: ReadonlyMap<string, Link>,
  damaged: boolean,
  subject: PackSubject,
  faults: FaultList,
): void {
  if (!heads.has(subject.id)) {
    if (!damaged)
      faults.add({
        code: 'subject-missing',
        part: 'pack.json',
        message: `No entry is of the subject's stream "${subject.id}".`,
      });
    return;
  }
  const references = new Set(
    entries.flatMap((it) =>
      it?.sound === true && it.event.stream === subject.id && it.event.reference !== undefined
        ? [it.event.reference]
        : [],
    ),
  );
  if (references.size > 0 && subject.reference !== null && !references.has(subject.reference) && !damaged) {
    faults.add({
      code: 'manifest-changed',
      part: 'pack.json',
      message: `The manifest calls the subject "${subject.reference}"; its events call it "${[...references].join('", "')}".`,
    });
  }
}
