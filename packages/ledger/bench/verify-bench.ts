import { createHash } from 'node:crypto';
import { buildPack } from '../src/pack/build-pack.ts';
import { nodeSha256, nodeVerifyEd25519 } from '../src/node/node-hashing.ts';
import { samplePackInput, sampleSigner, type SampleSize } from '../src/testkit/sample-log.ts';
import { formatVerifierKey } from '../src/verify/verifier-key.ts';
import { verifyPack } from '../src/verify/verify-pack.ts';

/** One row of the table: verifying a pack, beside SHA-256 once over the same bytes in the same run. */
export interface VerifyRate {
  readonly pack: string;
  readonly entries: number;
  readonly packMiB: number;
  /** Medians, MiB per second. */
  readonly verifyMiBps: number;
  readonly sha256MiBps: number;
  /** verify / sha256. The goal is 0.5 for a pack as incidents make it, whose bytes are mostly evidence. */
  readonly share: number;
  readonly entriesPerSecond: number;
}

const MIB = 1024 * 1024;

/** What is measured: a pack of an incident with evidence, and one of entries alone, the worst case for a verifier. */
const PACKS: readonly (readonly [string, SampleSize])[] = [
  [
    '1,000 entries, 128 MiB of evidence',
    sizeOf(
      1000,
      Array.from({ length: 16 }, () => 8 * MIB),
    ),
  ],
  ['10,000 entries, no evidence', sizeOf(10_000, [])],
];

/** Measures every pack `runs` times, verification and plain SHA-256 in turn, so that both see the same machine. */
export function measureVerifyRate(runs = 7): VerifyRate[] {
  return PACKS.map(([name, size]) => measurePack(name, size, runs));
}

function measurePack(name: string, size: SampleSize, runs: number): VerifyRate {
  const archive = buildPack(samplePackInput(size), { sha256: nodeSha256 });
  const verify = (): void => {
    const key = formatVerifierKey(sampleSigner().key);
    const report = verifyPack(archive, { key, sha256: nodeSha256, verifyEd25519: nodeVerifyEd25519 });
    if (report.result !== 'authentic') throw new Error(`The bench's own pack failed: ${report.faults[0]?.message}`);
  };
  const hash = (): void => void createHash('sha256').update(archive).digest();
  verify(); // warm up
  const seconds = { verify: [secondsOf(verify)], hash: [secondsOf(hash)] };
  for (let run = 1; run < runs; run++) {
    seconds.verify.push(secondsOf(verify));
    seconds.hash.push(secondsOf(hash));
  }
  const packMiB = archive.length / MIB;
  const verifySeconds = median(seconds.verify);
  const hashSeconds = median(seconds.hash);
  return {
    pack: name,
    entries: size.events,
    packMiB,
    verifyMiBps: packMiB / verifySeconds,
    sha256MiBps: packMiB / hashSeconds,
    share: hashSeconds / verifySeconds,
    entriesPerSecond: size.events / verifySeconds,
  };
}

function sizeOf(events: number, evidence: readonly number[]): SampleSize {
  return { events, others: 0, contents: [], evidence, withheld: [], seed: 1, sha256: nodeSha256 };
}

function secondsOf(work: () => void): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

if (import.meta.main) console.table(measureVerifyRate());
