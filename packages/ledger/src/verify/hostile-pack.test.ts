import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildPack } from '../pack/build-pack.ts';
import { forgePack, openPack, tarOf, withLines, withPart } from '../testkit/edit-pack.ts';
import { fastChecks } from '../testkit/fast-checks.ts';
import { samplePackInput, sampleSigner, SMALL_SAMPLE } from '../testkit/sample-log.ts';
import { concatBytes, utf8 } from './bytes.ts';
import { formatManifest } from './manifest.ts';
import { PACK_LIMITS } from './pack-limits.ts';
import { TAR_BLOCK, tarHeader } from './tar.ts';
import { formatVerifierKey } from './verifier-key.ts';
import { verifyPack, type PackReport } from './verify-pack.ts';

const signer = sampleSigner();
const checks = fastChecks(formatVerifierKey(signer.key));
const pack = buildPack(samplePackInput(SMALL_SAMPLE));
const opened = openPack(pack);

/** A verdict in less than this many milliseconds, whatever comes in. Honest packs of this size take under one. */
const PROMPTLY = 1500;

function verdict(archive: Uint8Array): PackReport {
  const started = performance.now();
  const report = verifyPack(archive, checks);
  expect(performance.now() - started).toBeLessThan(PROMPTLY);
  expect(report.result).toBe('failed');
  expect(report.faults[0]?.message).toMatch(/\w.*\.$/s);
  return report;
}

describe('a truncated pack', () => {
  test('is refused at every length, and says where it ends', () => {
    let tried = 0;
    for (let length = 0; length < pack.length; length += length < 3000 ? 1 : 37) {
      const report = verifyPack(pack.subarray(0, length), checks);
      expect(report.result, `length ${length}`).toBe('failed');
      tried += 1;
    }
    expect(tried).toBeGreaterThan(3000);
    expect(verdict(pack.subarray(0, 9000)).faults[0]).toMatchObject({ code: 'archive-truncated', offset: 9000 });
  });
});

describe('bytes that belong to no part', () => {
  test.each([
    ['one zero', new Uint8Array(1)],
    ['a block of zeros, as tar programs add', new Uint8Array(TAR_BLOCK)],
    ['a second archive', pack],
  ])('at the end are found: %s', (_name, more) => {
    expect(verdict(concatBytes([pack, more])).faults).toMatchObject([
      { code: 'archive-trailing', offset: pack.length },
    ]);
  });
});

describe('an archive of another shape', () => {
  const parts = [...opened.parts];
  const renamed = (from: string, to: string): Uint8Array =>
    tarOf(parts.map(([name, bytes]) => [name === from ? to : name, bytes]));

  test.each([
    ['a name that climbs out', renamed('entries.jsonl', '../../etc/passwd')],
    ['an absolute name', renamed('entries.jsonl', '/entries.jsonl')],
    ['a name twice', tarOf([...parts, ...parts.slice(-1)])],
    ['parts in another order', tarOf([...parts.slice(0, 4), ...parts.slice(4).toReversed()])],
    ['a part too many', tarOf([...parts, ['evidence/extra', utf8('x')]])],
    ['a part missing', tarOf(parts.filter(([name]) => name !== 'entries.jsonl'))],
    ['no parts', new Uint8Array(1024)],
    ['nothing at all', new Uint8Array()],
    ['not a tar', utf8('PK\u0003\u0004'.padEnd(4096, 'x'))],
  ])('is refused: %s', (_name, archive) => {
    expect(verdict(archive).faults[0]?.code).toMatch(/^(?:archive|manifest)-/);
  });

  test.each(['1', '2', '3', '5', 'S', 'g', 'x', 'L'])('is refused: a part of tar type "%s"', (type) => {
    const archive = pack.slice();
    const header = tarHeader('pack.json', opened.parts.get('pack.json')?.length ?? 0);
    header[156] = type.charCodeAt(0);
    header.set(
      utf8(
        `${header
          .reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 0x20 : byte), 0)
          .toString(8)
          .padStart(6, '0')}\u0000 `,
      ),
      148,
    );
    archive.set(header, 0);
    expect(verdict(archive).faults).toMatchObject([{ code: 'archive-header', part: 'pack.json' }]);
  });

  test.each([
    ['a name that climbs out', '../../etc/passwd'],
    ['an absolute name', '/etc/passwd'],
    ['a content whose id is no UUID', 'contents/1'],
    ['a part with a NUL', 'contents/\u0000'],
  ])('is refused although its manifest agrees: %s', (_name, name) => {
    const parts = [...opened.manifest.parts, { name, bytes: 1, digest: '0'.repeat(64) }];
    const manifestBytes = formatManifest({ ...opened.manifest, parts });
    expect(verdict(tarOf([['pack.json', manifestBytes]])).faults[0]).toMatchObject({ code: 'manifest-malformed' });
  });
});

describe('a pack made to cost time or memory', () => {
  const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const withEvent = (event: string): Uint8Array =>
    forgePack(
      withLines(opened, 'entries.jsonl', (lines) => [
        `{"event":${JSON.stringify(event)},"index":1,"salt":"AAAAAAAAAAAAAAAAAAAAAA=="}`,
        ...lines.slice(1),
      ]),
      signer,
    );

  test('an event that nests 300,000 deep', () => {
    expect(
      verdict(withEvent(nested(300_000)))
        .faults.map((it) => it.message)
        .join(' '),
    ).toContain('nests deeper than 64');
  });

  test('a line that nests without end, never closed', () => {
    expect(
      verdict(forgePack(withPart(opened, 'entries.jsonl', utf8(`${'[{"a":'.repeat(200_000)}\n`)), signer)).faults.map(
        (it) => it.code,
      ),
    ).toContain('entry-malformed');
  });

  test('a manifest that nests without end', () => {
    verdict(tarOf([['pack.json', utf8(`${nested(500_000)}\n`)]]));
  });

  test('a line longer than any entry', () => {
    verdict(
      forgePack(withPart(opened, 'entries.jsonl', new Uint8Array(PACK_LIMITS.lineBytes + 10).fill(0x20)), signer),
    );
  });

  test('a million empty lines in each list: it stops reading', () => {
    const empty = new Uint8Array(1_000_000).fill(0x0a);
    for (const name of ['entries.jsonl', 'proofs.jsonl', 'contents.jsonl', 'withheld.jsonl']) {
      verdict(forgePack(withPart(opened, name, empty), signer));
    }
  });

  test('thousands of faults: the first are kept, the rest are counted', () => {
    const ids = Array.from({ length: 5000 }, (_, i) => `0000${String(i).padStart(4, '0')}-0000-7000-8000-000000000000`);
    const lines = ids.map((id) => `{"id":"${id}","reason":"redacted"}`);
    const report = verdict(
      forgePack(
        withLines(opened, 'withheld.jsonl', () => lines),
        signer,
      ),
    );
    expect(report.faults).toHaveLength(PACK_LIMITS.reportedFaults);
    expect(report.omittedFaults).toBeGreaterThan(4000);
  });

  test('a manifest that claims more bytes than there are', () => {
    const parts = opened.manifest.parts.map((part) => ({ ...part, bytes: PACK_LIMITS.archiveBytes }));
    const manifestBytes = formatManifest({ ...opened.manifest, parts });
    expect(
      verdict(
        tarOf([
          ['pack.json', manifestBytes],
          ['seal', new Uint8Array()],
        ]),
      ).faults[0]?.code,
    ).toMatch(/archive|manifest/);
  });

  test('a header that claims a manifest of 8 GiB', () => {
    expect(
      verdict(concatBytes([tarHeader('pack.json', 8 * 1024 ** 3 - 1), new Uint8Array(4096)])).faults[0],
    ).toMatchObject({ code: 'archive-header' });
  });

  test('a checkpoint with a hundred thousand signatures', () => {
    const line = `— x ${new Uint8Array(68).toBase64()}\n`;
    const note = concatBytes([opened.parts.get('checkpoint') ?? new Uint8Array(), utf8(line.repeat(100_000))]);
    expect(verdict(forgePack(withPart(opened, 'checkpoint', note), signer)).faults.map((it) => it.code)).toContain(
      'checkpoint-signature',
    );
  });
});

test('noise never crashes it, alone or inside a pack', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), fc.nat(pack.length - 1), (noise, at) => {
      expect(verifyPack(noise, checks).result).toBe('failed');
      const copy = pack.slice();
      copy.set(noise.subarray(0, copy.length - at), at);
      const same = noise.subarray(0, copy.length - at).every((byte, i) => byte === pack[at + i]);
      expect(verifyPack(copy, checks).result).toBe(same ? 'authentic' : 'failed');
    }),
    { numRuns: 400 },
  );
});
