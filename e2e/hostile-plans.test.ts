import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, ProblemError, routes } from '@muster/api';
import type { Client, Problem } from '@muster/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostileTexts } from '../packages/plan/src/fixtures/hostile-texts.ts';
import { startChild } from './support/child.ts';
import { freePort } from './support/free-port.ts';
import { mainFile, ownEnvironment } from './support/own-environment.ts';
import { startServer } from './support/server-process.ts';
import type { ServerProcess } from './support/server-process.ts';

/** What hostile text may take: the heap of the process in MiB, and so long that only a hang takes longer. */
const heap = 128;
const hang = 20_000;

const folder = mkdtempSync(join(tmpdir(), 'muster-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('muster check, with 128 MiB of memory', () => {
  test.each(hostileTexts)('%s', async (what, text, code) => {
    const file = join(folder, `${what.replaceAll(' ', '-')}.yaml`);
    writeFileSync(file, text);
    const flags = ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${heap}`];
    const args = [...flags, mainFile, 'check', file, '--format', 'json'];
    const child = startChild(process.execPath, args, { environment: ownEnvironment({}), folder });
    const timer = setTimeout(() => child.signal('SIGKILL'), hang);
    expect(await child.end).toEqual({ code: 1, signal: null });
    clearTimeout(timer);
    // More than a file of a plan may have is not read at all.
    if (text.length > 4_000_000) expect(child.err()).toContain('at most 4000000 are read');
    else {
      const { findings } = JSON.parse(child.out()) as { findings: { id: string; line: number; message: string }[] };
      const told = findings.find(({ id }) => id === `L0-${code}`);
      expect(told).toMatchObject({ line: expect.any(Number), message: expect.stringMatching(/\w .*\.$/s) });
    }
  });
});

describe('a server', () => {
  let server: ServerProcess;
  const people: Client[] = [];

  beforeAll(async () => {
    const keyFile = join(folder, 'instance.key');
    writeFileSync(keyFile, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
    server = await startServer({ data: join(folder, 'data'), port: await freePort(), keyFile, folder });
    const administrator = await signIn(server.link ?? '');
    people.push(administrator);
    for (const seat of ['security-lead', 'general-counsel']) people.push(await invite(administrator, seat));
  });
  afterAll(() => server.stop());

  test.each(hostileTexts)('is given %s', async (_, text, code) => {
    const before = await standing();
    const told = await propose(text);
    // What no body may hold is turned away before, by its size.
    if (text.length > routes.plans.add.limit.bodyBytes) expect(told).toMatchObject({ status: 413 });
    else if (text === '' || text.length > 1_000_000)
      expect(told).toMatchObject({ status: 400, code: 'request/invalid' });
    else {
      expect(told).toMatchObject({ status: 422, code: 'plan/faulty' });
      expect(told?.findings?.map(({ id }) => id)).toContain(`L0-${code}`);
    }
    expect(told?.mend).not.toBe('');
    expect(await standing()).toEqual(before);
  });

  test('answers after all of that, in as much memory as before', async () => {
    expect((await standing()).items).toHaveLength(1);
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${server.child.pid}/status`, 'utf8'))?.[1];
    expect(Number(peak) / 1024).toBeLessThan(450);
    expect(server.child.err()).not.toContain('"level":"fault"');
  });

  async function signIn(link: string): Promise<Client> {
    const stranger = createClient({ origin: server.origin, token: null, fetch });
    const { token } = await stranger.call(routes.people.useLink, { body: { secret: new URL(link).hash.slice(1) } });
    return createClient({ origin: server.origin, token, fetch });
  }

  async function invite(administrator: Client, seat: string): Promise<Client> {
    const { link } = await administrator.call(routes.people.invite, { body: { name: seat, seats: [seat] } });
    return signIn(link);
  }

  /** In turn, since nobody may propose more than thirty plans in a minute. */
  function propose(source: string): Promise<Problem | null> {
    const [person] = people;
    if (person === undefined) throw new Error('Nobody signed in.');
    people.push(...people.splice(0, 1));
    return person.call(routes.plans.add, { body: { source } }).then(
      () => null,
      (error: unknown) => {
        if (error instanceof ProblemError) return error.problem;
        throw error;
      },
    );
  }

  async function standing() {
    const { items } = await (people[0] as Client).call(routes.plans.list, { query: { limit: 100 } });
    return { items: items.map(({ version, state }) => [version, state]) };
  }
});
