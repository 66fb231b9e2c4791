import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { routes } from '@muster/api';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runDoctor } from './doctor.ts';
import { openFileBlobStore } from './platform/content/file-blob-store.ts';
import { openStore } from './platform/store/open-store.ts';
import { scratchDirectory } from './platform/store/sqlite/testing/scratch-directory.ts';
import type { ScratchDirectory } from './platform/store/sqlite/testing/scratch-directory.ts';
import { handClock } from './testkit/hand-clock.ts';
import { staffedMuster } from './testkit/staffed-muster.ts';

let whole: ScratchDirectory;
let patient: ScratchDirectory;

const title = 'The support assistant shows account data of strangers';

/** One incident with a large piece of evidence and one that was redacted, then stopped. */
beforeAll(async () => {
  whole = scratchDirectory();
  const directory = join(whole.path, 'data');
  const clock = handClock();
  const store = await openStore({ kind: 'sqlite', directory }, clock.now);
  const blobs = await openFileBlobStore({ directory: join(directory, 'blobs') });
  const staff = await staffedMuster(['security-lead', 'general-counsel'], { store, clock, blobs });
  const person = staff.at('security-lead');
  const declared = { type: 'prompt-injection', system: 'support-assistant', title };
  const { id } = await person.call(routes.incidents.declare, { body: declared });
  const params = { incident: id };
  const query = { category: 'prompts-and-outputs', title: 'The conversation', source: 'support desk' };
  const attach = (body: Uint8Array) => person.call(routes.incidents.captureEvidence, { params, query, body });
  await attach(Buffer.alloc(1_500_000, 'account data '));
  const { content } = await attach(Buffer.from('a name'));
  await staff.at('general-counsel').call(routes.incidents.redact, {
    params: { ...params, content },
    body: { reason: 'It names a child' },
  });
  await staff.muster.pass(1_000);
  await staff.muster.close();
  writeFileSync(join(whole.path, 'instance.key'), Buffer.alloc(32, 7).toString('base64'));
});
afterAll(() => whole.remove());

beforeEach(() => {
  patient = scratchDirectory();
  cpSync(whole.path, patient.path, { recursive: true });
});
afterEach(() => patient.remove());

function look(rebuild = false) {
  const settings = { MUSTER_ORGANISATION: 'example', MUSTER_INSTANCE_KEY_FILE: join(patient.path, 'instance.key') };
  return runDoctor(settings, patient.path, { rebuild });
}

async function faults(rebuild = false) {
  const { findings } = await look(rebuild);
  return findings.filter(({ level }) => level === 'fault').map(({ where, what }) => `${where}: ${what}`);
}

function plant(statement: string): void {
  const db = new DatabaseSync(join(patient.path, 'data', 'muster.sqlite'));
  const { changes } = db.prepare(statement).run();
  db.close();
  expect(changes, 'rows that the planted loss touches').toBeGreaterThan(0);
}

function blobFile(): string {
  const blobs = join(patient.path, 'data', 'blobs');
  const name = readdirSync(blobs, { recursive: true, encoding: 'utf8' }).find((each) => /[0-9a-f-]{36}$/.test(each));
  return join(blobs, name ?? 'none');
}

describe('the doctor', () => {
  test('finds whole data whole, and has looked at every part', async () => {
    const { findings } = await look();
    expect(findings.filter(({ level }) => level === 'fault')).toEqual([]);
    for (const part of [
      /^ledger: [1-9]\d* entries give the root that we signed/,
      /^contents: [1-9]\d* contents/,
      /^blobs: 1 blobs/,
      /^read models: [1-9]\d* rows follow/,
      /^timers: [1-9]\d* timers follow/,
    ])
      expect(findings.map(({ where, what }) => `${where}: ${what}`)).toContainEqual(expect.stringMatching(part));
  });

  test('names content that is lost, with the event that refers to it', async () => {
    plant(`delete from content where bytes = ${title.length}`);
    expect(await faults()).toEqual([expect.stringMatching(/^incident\/\S+ 1: Content \S+ is not there, and nobody/)]);
  });

  test('does not take a destroyed key for a redaction that nobody recorded', async () => {
    plant(`update content set wrapped_key = zeroblob(length(wrapped_key)) where bytes = ${title.length}`);
    expect(await faults()).toEqual([expect.stringContaining('nobody destroyed it on record')]);
  });

  test('names a blob that is lost, cut off or changed', async () => {
    truncateSync(blobFile(), 1_100_000);
    expect(await faults()).toEqual([expect.stringMatching(/^incident\/\S+ \d+: Blob \S+ .*(ends|cut off)/)]);
    const bytes = readFileSync(blobFile());
    bytes[700] = (bytes[700] ?? 0) ^ 1;
    writeFileSync(blobFile(), bytes);
    expect(await faults()).toEqual([expect.stringMatching(/^incident\/\S+ \d+: Blob \S+ does not authenticate/)]);
    rmSync(blobFile());
    expect(await faults()).toEqual([expect.stringMatching(/^incident\/\S+ \d+: Blob \S+ is not there/)]);
  });

  test('names a checkpoint that we did not sign', async () => {
    plant("update ledger_checkpoint set note = replace(note, 'muster/', 'master/')");
    expect(await faults()).toContainEqual(
      expect.stringMatching(/^ledger: The checkpoint at \d+ entries is not signed/),
    );
  });

  test('names a checkpoint that is lost', async () => {
    plant('delete from ledger_checkpoint');
    expect(await faults()).toEqual([expect.stringMatching(/^ledger: Entries from 0 on have no signed checkpoint/)]);
  });

  test('names rows that are lost or changed, and makes them anew', async () => {
    plant("delete from read_row where model = 'incident'");
    plant("update read_row set json = replace(json, 'joined', 'removed') where model = 'person'");
    expect(await faults()).toEqual([
      expect.stringMatching(/^list incident: 1 rows/),
      expect.stringMatching(/^list person: [1-9] rows/),
    ]);
    expect(await faults(true)).toEqual([]);
    expect(await faults()).toEqual([]);
  });

  test('names timers that are lost or put off, and sets them right', async () => {
    plant("delete from timer where seq = (select min(seq) from timer where stream like 'incident/%')");
    plant(
      "update timer set due_at = '2099-01-01T00:00:00.000Z' where seq = (select max(seq) from timer where stream like 'paging/%')",
    );
    expect(await faults()).toEqual([
      expect.stringMatching(/^incident\/\S+: 1 timers are missing/),
      expect.stringMatching(/^paging\/\S+: 1 timers are missing/),
    ]);
    expect(await faults(true)).toEqual([]);
    expect(await faults()).toEqual([]);
  });

  test('makes nothing where there is no data', async () => {
    const empty = scratchDirectory();
    await expect(runDoctor({}, empty.path, { rebuild: false })).rejects.toThrow('There is no data in');
    expect(readdirSync(empty.path)).toEqual([]);
    empty.remove();
  });
});
