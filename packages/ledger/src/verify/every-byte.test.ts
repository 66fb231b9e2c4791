import { describe, expect, test } from 'vitest';
import { buildPack } from '../pack/build-pack.ts';
import { fastChecks } from '../testkit/fast-checks.ts';
import { samplePackInput, sampleSigner, SMALL_SAMPLE } from '../testkit/sample-log.ts';
import { formatManifest, parseManifest } from './manifest.ts';
import type { PackFault } from './pack-fault.ts';
import { layOut, type PartSlot } from './read-archive.ts';
import { TAR_BLOCK, tarPadding, tarSize } from './tar.ts';
import { formatVerifierKey } from './verifier-key.ts';
import { verifyPack } from './verify-pack.ts';

const input = samplePackInput(SMALL_SAMPLE);
const pack = buildPack(input);
const slots = slotsOf(pack);
const key = formatVerifierKey(sampleSigner().key);

/** Every byte is tried with its lowest bit turned, and with one of these others in turn. */
const OTHER_PATTERNS = [0x20, 0x80, 0xff, 0x02, 0x08, 0x10, 0x40, 0x04];

describe('one changed byte, anywhere in the archive', () => {
  test.each([
    ['the lowest bit', () => 0x01],
    ['another pattern', (at: number) => OTHER_PATTERNS[at % OTHER_PATTERNS.length] ?? 0xff],
  ])('is found and named: %s', (_name, pattern) => {
    const options = fastChecks(key);
    const missed: string[] = [];
    let tried = 0;
    const copy = pack.slice();
    for (let at = 0; at < pack.length; at++) {
      const before = pack[at] ?? 0;
      copy[at] = before ^ pattern(at);
      const report = verifyPack(copy, options);
      copy[at] = before;
      tried += 1;
      const problem = problemOf(report.result, report.faults, at);
      if (problem !== undefined) missed.push(problem);
    }
    expect(missed.slice(0, 20)).toEqual([]);
    expect(tried).toBe(pack.length);
  });

  test('in a line of entries.jsonl or proofs.jsonl names that very entry, or the byte where its line begins', () => {
    const options = fastChecks(key);
    for (const name of ['entries.jsonl', 'proofs.jsonl']) {
      for (const { at, entry, start } of linesOf(name)) {
        const copy = pack.slice();
        copy[at] = (copy[at] ?? 0) ^ 0x01;
        const { faults } = verifyPack(copy, options);
        expect(faults.some((it) => it.part === name && (it.entry === entry || it.offset === start))).toBe(true);
      }
    }
  });

  test('is also found without a key from outside', () => {
    const options = fastChecks();
    const copy = pack.slice();
    let tried = 0;
    for (let at = 0; at < pack.length; at += 7) {
      copy[at] = (pack[at] ?? 0) ^ 0x01;
      expect(verifyPack(copy, options).result, `byte ${at}`).toBe('failed');
      copy[at] = pack[at] ?? 0;
      tried += 1;
    }
    expect(tried).toBeGreaterThan(2_000);
  });
});

test('the guard fails on a planted fault: a verifier that skips the hashes of evidence misses changed bytes', () => {
  const real = fastChecks(key);
  const evidence = slots.find((slot) => slot.name.startsWith('evidence/'));
  const at = (evidence?.offset ?? 0) + TAR_BLOCK + 300;
  const copy = pack.slice();
  copy[at] = (copy[at] ?? 0) ^ 0x01;
  const blind = {
    ...real,
    sha256: (parts: readonly Uint8Array[]) =>
      real.sha256?.(parts.map((part) => (part.length === 700 ? (input.evidence[0]?.bytes ?? part) : part))) ??
      new Uint8Array(),
  };
  expect(verifyPack(copy, blind).result).toBe('authentic');
  expect(problemOf(verifyPack(copy, blind).result, [], at)).toContain('not found');
  expect(verifyPack(copy, real).result).toBe('failed');
});

/** What is wrong with the answer to a change at `at`: not found, or blamed on nothing that it lies in. */
function problemOf(result: string, faults: readonly PackFault[], at: number): string | undefined {
  const part = partAt(at);
  if (result !== 'failed') return `byte ${at} in ${part}: not found`;
  if (faults.some((fault) => fault.part === part)) return undefined;
  return `byte ${at} in ${part}: blamed ${faults.map((fault) => `${fault.code} ${fault.part}`).join(', ')}`;
}

function partAt(at: number): string {
  const slot = slots.find(({ offset, size }) => at >= offset && at < offset + TAR_BLOCK + size + tarPadding(size));
  return slot?.name ?? 'archive';
}

function slotsOf(archive: Uint8Array): PartSlot[] {
  const size = tarSize(archive.subarray(0, TAR_BLOCK)) ?? 0;
  const manifest = parseManifest(archive.subarray(TAR_BLOCK, TAR_BLOCK + size));
  if (typeof manifest === 'string') throw new Error(manifest);
  return layOut(manifest, formatManifest(manifest).length);
}

/** Some bytes of each line of a part, with the entry that the line is of and where it begins in the archive. */
function linesOf(name: string): { readonly at: number; readonly entry: number; readonly start: number }[] {
  const slot = slots.find((it) => it.name === name);
  const from = (slot?.offset ?? 0) + TAR_BLOCK;
  const places: { at: number; entry: number; start: number }[] = [];
  let start = from;
  for (const { index } of input.entries.toSorted((a, b) => a.index - b.index)) {
    const end = pack.indexOf(0x0a, start);
    for (let at = start; at < end; at += 3) places.push({ at, entry: index, start });
    start = end + 1;
  }
  return places;
}
