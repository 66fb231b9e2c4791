import { describe, expect, test } from 'vitest';
import { buildPack } from '../pack/build-pack.ts';
import { signCheckpoint } from '../sign-note.ts';
import { forgePack, openPack, relogged, withPart, type EventJson, type OpenPack } from '../testkit/edit-pack.ts';
import { fastChecks } from '../testkit/fast-checks.ts';
import { samplePackInput, sampleSigner, SMALL_SAMPLE } from '../testkit/sample-log.ts';
import { fromUtf8, utf8 } from './bytes.ts';
import { isRecord } from './canonical-json.ts';
import { openCheckpoint } from './checkpoint.ts';
import { nobleVerifyEd25519 } from './hashing.ts';
import { formatManifest, parseManifest, type PackManifest } from './manifest.ts';
import { formatVerifierKey } from './verifier-key.ts';
import { verifyPack } from './verify-pack.ts';

const signer = sampleSigner();
const checks = fastChecks(formatVerifierKey(signer.key));
const opened = openPack(buildPack(samplePackInput(SMALL_SAMPLE)));

function foundIn(archive: Uint8Array): string[] {
  return verifyPack(archive, checks).faults.map(
    ({ code, entry, part }) => `${code} ${part}${entry === undefined ? '' : ` ${entry}`}`,
  );
}

/** The events as they are, but the one at `position` edited. */
function edited(position: number, edit: (event: EventJson) => EventJson): OpenPack {
  return relogged(opened, signer, (event, at) => (at === position ? edit(event) : event));
}

test('the same events, logged anew and not edited, verify: what follows fails for its edit alone', () => {
  expect(
    foundIn(
      forgePack(
        edited(0, (event) => event),
        signer,
      ),
    ),
  ).toEqual([]);
});

describe('what the log’s own key signed and proved is still found', () => {
  const otherRef = { ref: 'content', id: '11111111-1111-7111-8111-111111111111', bytes: 1, mediaType: 'text/plain' };

  test.each<readonly [string, OpenPack, string]>([
    ['a version left out', edited(4, (it) => ({ ...it, version: 7 })), 'chain-broken entries.jsonl 4'],
    ['a version again', edited(4, (it) => ({ ...it, version: 4 })), 'chain-broken entries.jsonl 4'],
    [
      'an event that was exchanged: the next one names another',
      edited(3, (it) => ({ ...it, actor: 'somebody' })),
      'chain-broken entries.jsonl 4',
    ],
    [
      'a first event that names one before it',
      edited(0, (it) => ({ ...it, previous: 'ab'.repeat(32) })),
      'chain-broken entries.jsonl 0',
    ],
    ['an id used twice', relogged(opened, signer, (it) => ({ ...it, id: 'same' })), 'id-repeated entries.jsonl 1'],
    [
      'an event of another organisation',
      edited(2, (it) => ({ ...it, organisation: 'other' })),
      'organisation-other entries.jsonl 2',
    ],
    ['an event without a type', edited(2, (it) => ({ ...it, type: '' })), 'entry-malformed entries.jsonl 2'],
    ['version 0', edited(2, (it) => ({ ...it, version: 0 })), 'entry-malformed entries.jsonl 2'],
    [
      'a reference without its commitment',
      edited(2, (it) => ({ ...it, more: [{ deep: otherRef }] })),
      'ref-malformed entries.jsonl 2',
    ],
    [
      'a reference to what is not there',
      edited(2, (it) => ({ ...it, more: [{ deep: { ...otherRef, commitment: '0'.repeat(64) } }] })),
      'content-missing entries.jsonl 2',
    ],
    ['a reference that says another length', lengthChanged(), `content-changed ${evidenceName()} ${evidenceEntry()}`],
    [
      'one content with two commitments',
      edited(4, (it) => ({ ...it, again: { ...refOfEvidence(), commitment: '0'.repeat(64) } })),
      'ref-conflict entries.jsonl 4',
    ],
    ['a plan that is not there', edited(1, (it) => ({ ...it, plan: 'ab'.repeat(32) })), 'plan-missing entries.jsonl 1'],
  ])('%s', (_name, log, fault) => {
    expect(foundIn(forgePack(log, signer))).toContain(fault);
  });

  test('a checkpoint with an extension line, or of another log', () => {
    const checkpoint = openCheckpoint(
      opened.parts.get('checkpoint') ?? new Uint8Array(),
      signer.key,
      nobleVerifyEd25519,
    );
    const extended = signCheckpoint({ ...checkpoint, extensions: ['more'] }, signer);
    expect(foundIn(forgePack(withPart(opened, 'checkpoint', extended), signer))).toEqual([
      'checkpoint-other checkpoint',
    ]);
  });

  test('the same item as content and as evidence', () => {
    const twice = withPart(opened, evidenceName().replace('evidence', 'contents'), opened.parts.get(evidenceName()));
    expect(foundIn(forgePack(twice, signer))).toContain(`content-extra ${evidenceName()}`);
  });
});

describe('a manifest that lies under its own seal is still found', () => {
  const counts = (name: keyof PackManifest['counts']) => (it: PackManifest) => ({
    ...it,
    counts: { ...it.counts, [name]: 77 },
  });

  test.each<readonly [string, (honest: PackManifest) => PackManifest]>([
    ['the number of entries', counts('entries')],
    ['the number of plans', counts('plans')],
    ['the number of contents', counts('contents')],
    ['the number of evidence items', counts('evidence')],
    ['the number withheld', counts('withheld')],
    [
      'the digest of evidence',
      (it) => ({
        ...it,
        parts: it.parts.map((part) => (part.name.startsWith('evidence/') ? { ...part, digest: '0'.repeat(64) } : part)),
      }),
    ],
    [
      'the digest of a plan',
      (it) => ({
        ...it,
        parts: it.parts.map((part) => (part.name.startsWith('plans/') ? { ...part, digest: '0'.repeat(64) } : part)),
      }),
    ],
  ])('%s', (_name, lie) => {
    expect(foundIn(forgePack(opened, signer, lie))).toEqual(['manifest-changed pack.json']);
  });

  test('parts out of order, or twice', () => {
    const reversed = forgePack(opened, signer, (it) => ({
      ...it,
      parts: [...it.parts.slice(0, 6), ...it.parts.slice(6).toReversed()],
    }));
    const doubled = forgePack(opened, signer, (it) => ({ ...it, parts: [...it.parts, ...it.parts.slice(-1)] }));
    expect([foundIn(reversed), foundIn(doubled)]).toEqual([
      ['manifest-malformed pack.json'],
      ['manifest-malformed pack.json'],
    ]);
  });

  test('a member that does not belong, a missing one, another format or version', () => {
    const text = fromUtf8(formatManifest(opened.manifest)) ?? '';
    expect(parseManifest(utf8(text))).toEqual(opened.manifest);
    expect(parseManifest(utf8(text.replace('"version":1', '"version":1,"zoo":1')))).toContain('do not belong');
    expect(parseManifest(utf8(text.replace('"bytes"', '"a":1,"bytes"')))).toContain('do not belong');
    expect(parseManifest(utf8(text.replace(',"version":1', '')))).toContain('version 1');
    expect(parseManifest(utf8(text.replace('"treeSize":9', '"treeSize":-9')))).toContain('wrong value');
    expect(parseManifest(utf8(`${text}\n`))).toContain('canonical');
  });
});

function evidenceName(): string {
  return [...opened.parts.keys()].find((name) => name.startsWith('evidence/')) ?? '';
}

/** The events of the sample that hold a reference to the evidence, and that reference. */
function refsOfEvidence(): { readonly at: number; readonly ref: EventJson }[] {
  const found: { at: number; ref: EventJson }[] = [];
  relogged(opened, signer, (event, at) => {
    for (const ref of Array.isArray(event['notes']) ? event['notes'] : []) {
      if (isRecord(ref) && evidenceName().endsWith(String(ref['id']))) found.push({ at, ref });
    }
    return event;
  });
  return found;
}

function refOfEvidence(): EventJson {
  return refsOfEvidence()[0]?.ref ?? {};
}

function evidenceEntry(): number {
  return refsOfEvidence()[0]?.at ?? -1;
}

function lengthChanged(): OpenPack {
  return edited(evidenceEntry(), (event) => ({ ...event, notes: [{ ...refOfEvidence(), bytes: 701 }] }));
}
