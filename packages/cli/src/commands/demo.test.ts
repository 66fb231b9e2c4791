import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../run-command.ts';
import { testIo } from '../testkit/test-io.ts';
import type { TestIo, TestIoOptions } from '../testkit/test-io.ts';

interface Announced {
  readonly origin: string;
  readonly older: string;
  readonly live: string;
  readonly stop: number;
  readonly links: readonly { readonly name: string; readonly link: string }[];
}

let server: TestIo;
let ended: Promise<number>;
let demo: Announced;

/** A command of one person, piped. */
async function as(who: string, words: readonly string[], options: TestIoOptions = {}) {
  const environment = { MUSTER_SERVER: demo.origin, MUSTER_CREDENTIALS: `${who}.json` };
  const world = testIo({ folder: server.folder, fetch, environment, ...options });
  const code = await runCommand(words, world.io);
  return { code, out: world.out(), err: world.err() };
}
const json = async <T>(who: string, ...words: readonly string[]) => JSON.parse((await as(who, words)).out) as T;

function settings(folder: string, data: string) {
  return { MUSTER_PORT: '0', MUSTER_DATA: data, MUSTER_INSTANCE_KEY_FILE: join(folder, 'instance.key') };
}

beforeAll(async () => {
  server = testIo({ fetch });
  writeFileSync(join(server.folder, 'instance.key'), randomBytes(32).toString('base64'));
  const first = Promise.withResolvers<string>();
  const stdout = { ...server.io.stdout, write: (text: string) => first.resolve(text) };
  ended = runCommand(['demo'], { ...server.io, stdout, environment: settings(server.folder, 'data') });
  demo = JSON.parse(await Promise.race([first.promise, ended.then(() => server.err())])) as Announced;
  for (const { name, link } of demo.links)
    expect((await as(name, ['sign-in', link], { environment: { MUSTER_CREDENTIALS: `${name}.json` } })).code).toBe(0);
}, 60_000);

afterAll(async () => {
  server.stop();
  expect(await ended).toBe(0);
  server.remove();
}, 30_000);

describe('the demo', () => {
  test('has a live incident, an older closed one, a near miss and a report to triage', async () => {
    const { items } = await json<{ items: { reference: string; status: string; severity: string }[] }>(
      'General counsel',
      'incident',
      'list',
    );
    expect(items).toMatchObject([
      { reference: demo.live, status: 'open', severity: 'high' },
      { reference: demo.older, status: 'closed' },
    ]);
    const signals = await json<{ items: { triage: string }[] }>('General counsel', 'signals', 'list');
    expect(signals.items.map(({ triage }) => triage).toSorted()).toEqual(['declared', 'declared', 'declined', 'new']);
  });

  test('shows evidence captured before a change, why some is missing, and a change that was proven', async () => {
    const { out } = await as('General counsel', ['incident', 'show', demo.live, '--format', 'table']);
    expect(out).toMatch(/A-1 Take the refund tool away .*: proven, in effect after \d+\.\d s/);
    expect(out).toMatch(/served to Support assistant at /);
    expect(out).toMatch(/E-1 prompts-and-outputs: Signals of the incident, as they came/);
    expect(out).toMatch(/not captured before A-1: access-logs \(No collector for: sign-on log\)/);
    expect(out).toMatch(/still needed: security/);
  });

  test('lets two people stop the assistant: captured first, executed, and proven by what it is served', async () => {
    const action = `A-${demo.stop}`;
    expect((await as('Security deputy', ['action', 'approve', demo.live, action])).code).toBe(0);
    const executed = await as('Operations lead', ['action', 'execute', demo.live, action]);
    expect(executed.code).toBe(0);
    expect(JSON.parse(executed.out)).toMatchObject({ progress: expect.stringMatching(/^(executed|proven)$/) });
    await expect
      .poll(async () => (await as('General counsel', ['incident', 'show', demo.live, '--format', 'table'])).out, {
        timeout: 10_000,
      })
      .toMatch(/A-2 Shut the assistant down .*: proven, in effect after \d+\.\d s/);
  });

  test('never begins where something is', async () => {
    const folder = server.folder;
    mkdirSync(join(folder, 'other'));
    writeFileSync(join(folder, 'other', 'notes.txt'), 'mine');
    const refused = await as('nobody', ['demo'], { environment: settings(folder, 'other') });
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('There is data already');
    expect(refused.err).toContain('mend:');
    expect(refused.out).toBe('');
  });
});
