import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noteSigner } from '../note-signer.ts';
import { buildPack } from '../pack/build-pack.ts';
import { signCheckpoint } from '../sign-note.ts';
import { forgePack, openPack, withLines, withPart, type OpenPack } from '../testkit/edit-pack.ts';
import { fastChecks } from '../testkit/fast-checks.ts';
import { SAMPLE_ORIGIN, samplePackInput, sampleSigner, SMALL_SAMPLE } from '../testkit/sample-log.ts';
import { utf8 } from './bytes.ts';
import { openCheckpoint } from './checkpoint.ts';
import { nobleVerifyEd25519 } from './hashing.ts';
import { WITHHELD_REASONS } from './line-forms.ts';
import type { PackFault } from './pack-fault.ts';
import { formatVerifierKey } from './verifier-key.ts';
import { verifyPack } from './verify-pack.ts';

const signer = sampleSigner();
const key = formatVerifierKey(signer.key);
const stranger = noteSigner(SAMPLE_ORIGIN, new Uint8Array(32).fill(9));
const pack = buildPack(samplePackInput(SMALL_SAMPLE));
const opened = openPack(pack);
const checks = fastChecks(key);

function codesOf(archive: Uint8Array): string[] {
  return verifyPack(archive, checks).faults.map((fault) => `${fault.code} ${fault.part}`);
}

describe('a valid pack', () => {
  test('with the key from outside is authentic', () => {
    expect(verifyPack(pack, { key })).toMatchObject({
      result: 'authentic',
      faults: [],
      complete: true,
      summary: {
        organisation: 'acme',
        origin: 'muster.example/acme',
        subject: { kind: 'incident', id: 'incident-12', reference: 'INC-12' },
        treeSize: 9,
        counts: { entries: 5, plans: 1, contents: 2, evidence: 1, withheld: 2 },
      },
    });
  });

  test('without a key is consistent, and no more', () => {
    expect(verifyPack(pack).result).toBe('consistent');
  });

  test('of any size raises no alarm', () => {
    const sizes = fc.record({
      events: fc.integer({ min: 1, max: 30 }),
      others: fc.integer({ min: 0, max: 40 }),
      contents: fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 4 }),
      evidence: fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 3 }),
      withheld: fc.array(fc.constantFrom(...WITHHELD_REASONS), { maxLength: 3 }),
      seed: fc.nat(1000),
    });
    fc.assert(
      fc.property(sizes, (size) => {
        const report = verifyPack(buildPack(samplePackInput(size)), checks);
        expect(report.faults).toEqual([]);
        expect(report.result).toBe('authentic');
      }),
      { numRuns: 150 },
    );
  });

  test('may bear the signatures of witnesses beside the log’s', () => {
    const witness = noteSigner('witness.example/w1', new Uint8Array(32).fill(5));
    const note = new TextDecoder().decode(samplePackInput(SMALL_SAMPLE).checkpoint);
    const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
    const line = `— ${witness.key.name} ${witness.key.id.toBase64()}`;
    expect(line).toContain('witness');
    const cosigned = utf8(`${note}${signatureLine(witness, text)}`);
    const withWitness = buildPack({ ...samplePackInput(SMALL_SAMPLE), checkpoint: cosigned });
    expect(verifyPack(withWitness, { key }).result).toBe('authentic');
    const cut = forgePack(withPart(openPack(withWitness), 'checkpoint', utf8(note)));
    expect(codesOf(cut)).toContain('manifest-changed pack.json');
  });
});

describe('a pack of another key', () => {
  const checkpoint = openCheckpoint(samplePackInput(SMALL_SAMPLE).checkpoint, signer.key, nobleVerifyEd25519);
  const resigned = buildPack({
    ...samplePackInput(SMALL_SAMPLE),
    signer: stranger,
    checkpoint: signCheckpoint(checkpoint, stranger),
  });

  test('fails under the right key, although all in it agrees', () => {
    expect(verifyPack(resigned).result).toBe('consistent');
    const report = verifyPack(resigned, { key });
    expect(report.result).toBe('failed');
    expect(report.faults.map((it) => it.code)).toEqual(['key-other', 'seal-signature', 'checkpoint-signature']);
  });

  test('fails also when it bears the right key in its name only', () => {
    const disguised = forgePack(withPart(openPack(resigned), 'key.vkey', opened.parts.get('key.vkey')), stranger);
    expect(codesOf(disguised)).toEqual(
      expect.arrayContaining(['seal-signature seal', 'checkpoint-signature checkpoint']),
    );
    expect(verifyPack(disguised).result).toBe('failed');
  });

  test('a key that cannot be read is the caller’s error', () => {
    expect(() => verifyPack(pack, { key: 'not a key' })).toThrow('Not an Ed25519 verifier key');
  });
});

const dropped = (at: number) => (lines: readonly string[]) => lines.filter((_line, i) => i !== at);
const swapped = (lines: readonly string[]) => [lines[1] ?? '', lines[0] ?? '', ...lines.slice(2)];
const doubled = (lines: readonly string[]) => [lines[0] ?? '', ...lines];
const both = (edit: (lines: readonly string[]) => readonly string[]): OpenPack =>
  withLines(withLines(opened, 'entries.jsonl', edit), 'proofs.jsonl', edit);
const entriesWith = (edit: (line: string) => string): OpenPack =>
  withLines(opened, 'entries.jsonl', (lines) => lines.map((line, i) => (i === 2 ? edit(line) : line)));
const nameOf = (folder: string): string => [...opened.parts.keys()].find((name) => name.startsWith(`${folder}/`)) ?? '';

const EDITS: readonly (readonly [string, OpenPack, string])[] = [
  ['the first entry dropped', both(dropped(0)), 'subject-missing entries.jsonl'],
  ['an entry in the middle dropped', both(dropped(2)), 'chain-broken entries.jsonl'],
  ['two entries swapped', both(swapped), 'entry-order entries.jsonl'],
  ['an entry doubled', both(doubled), 'id-repeated entries.jsonl'],
  ['a proof dropped', withLines(opened, 'proofs.jsonl', dropped(4)), 'proof-missing proofs.jsonl'],
  ['a proof added', withLines(opened, 'proofs.jsonl', doubled), 'proof-extra proofs.jsonl'],
  [
    'an entry renumbered',
    entriesWith((line) => line.replace(/"index":\d+/, '"index":6')),
    'proof-missing entries.jsonl',
  ],
  [
    'an event changed',
    entriesWith((line) => line.replace('fact-recorded', 'fact-withdrawn')),
    'entry-not-included entries.jsonl',
  ],
  [
    'an event with a member twice',
    entriesWith((line) => line.replace('{\\"actor', '{\\"actor\\":\\"x\\",\\"actor')),
    'entry-malformed entries.jsonl',
  ],
  ['a line with a space', entriesWith((line) => line.replace(':', ': ')), 'entry-malformed entries.jsonl'],
  ['a salt with unused bits', entriesWith((line) => line.replace(/.==/, 'B==')), 'entry-malformed entries.jsonl'],
  ['evidence dropped', withPart(opened, nameOf('evidence'), undefined), 'content-missing entries.jsonl'],
  [
    'evidence changed',
    withPart(opened, nameOf('evidence'), new Uint8Array(700)),
    `content-changed ${nameOf('evidence')}`,
  ],
  [
    'evidence longer',
    withPart(opened, nameOf('evidence'), new Uint8Array(701)),
    `content-changed ${nameOf('evidence')}`,
  ],
  [
    'content that no entry names',
    withPart(opened, 'contents/00000000-0000-7000-8000-000000000000', utf8('x')),
    'content-extra contents/00000000-0000-7000-8000-000000000000',
  ],
  ['a salt dropped', withLines(opened, 'contents.jsonl', dropped(0)), 'content-missing contents.jsonl'],
  ['a salt out of order', withLines(opened, 'contents.jsonl', swapped), 'part-malformed contents.jsonl'],
  ['a reason dropped', withLines(opened, 'withheld.jsonl', dropped(0)), 'content-missing entries.jsonl'],
  [
    'a reason that does not exist',
    withLines(opened, 'withheld.jsonl', (lines) => lines.map((it) => it.replace('redacted', 'mislaid'))),
    'part-malformed withheld.jsonl',
  ],
  ['the plan dropped', withPart(opened, nameOf('plans'), undefined), 'plan-missing entries.jsonl'],
  ['the plan changed', withPart(opened, nameOf('plans'), utf8('{}')), `plan-changed ${nameOf('plans')}`],
  [
    'a plan that no entry names',
    withPart(opened, `plans/${'0'.repeat(64)}.json`, utf8('{}')),
    `plan-extra plans/${'0'.repeat(64)}.json`,
  ],
  [
    'another organisation',
    { ...opened, manifest: { ...opened.manifest, organisation: 'cme', origin: 'muster.example/cme' } },
    'organisation-other entries.jsonl',
  ],
  [
    'another subject',
    { ...opened, manifest: { ...opened.manifest, subject: { ...opened.manifest.subject, id: 'incident-99' } } },
    'subject-missing pack.json',
  ],
  [
    'another name for the subject',
    { ...opened, manifest: { ...opened.manifest, subject: { ...opened.manifest.subject, reference: 'INC-13' } } },
    'manifest-changed pack.json',
  ],
  [
    'another size of the log',
    { ...opened, manifest: { ...opened.manifest, treeSize: 10 } },
    'manifest-changed pack.json',
  ],
];

describe('an edit with a manifest to match', () => {
  test.each(EDITS)('%s: is found without the log’s key', (_name, edited) => {
    const forged = forgePack(edited);
    expect(verifyPack(forged, checks).result).toBe('failed');
    expect(verifyPack(forged, fastChecks()).result).toBe('failed');
  });

  test.each(EDITS)('%s: is named, even when it is sealed anew', (_name, edited, named) => {
    expect(codesOf(forgePack(edited, signer))).toContain(named);
  });

  test.each([
    ['the last entry dropped', both(dropped(4))],
    [
      'one reason exchanged for another',
      withLines(opened, 'withheld.jsonl', (lines) => lines.map((it) => it.replace('counsel-directed', 'not-captured'))),
    ],
    [
      'the kind of the subject exchanged',
      { ...opened, manifest: { ...opened.manifest, subject: { ...opened.manifest.subject, kind: 'exercise' } } },
    ],
  ])('that leaves everything else in agreement is found by the seal alone: %s', (_name, edited) => {
    expect(codesOf(forgePack(edited))).toContain('manifest-changed pack.json');
    expect(verifyPack(forgePack(edited, stranger), checks).faults.map((it) => it.code)).toContain('seal-signature');
  });

  test('all faults are reported, not only the first', () => {
    const twice = withLines(withPart(opened, nameOf('evidence'), new Uint8Array(700)), 'entries.jsonl', (lines) =>
      lines.map((line, i) => (i === 1 || i === 3 ? line.replace('responder', 'somebody!') : line)),
    );
    const { faults } = verifyPack(forgePack(twice, signer), checks);
    const notIncluded = faults.filter((fault) => fault.code === 'entry-not-included').map((fault) => fault.entry);
    expect(notIncluded).toEqual([entryIndex(1), entryIndex(3)]);
    expect(faults.map((fault: PackFault) => fault.code)).toContain('content-changed');
  });
});

function entryIndex(position: number): number | undefined {
  return samplePackInput(SMALL_SAMPLE).entries[position]?.index;
}

function signatureLine(by: typeof signer, text: string): string {
  return `— ${by.key.name} ${new Uint8Array([...by.key.id, ...by.sign(utf8(text))]).toBase64()}\n`;
}
