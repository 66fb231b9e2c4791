import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../e2e/support/free-port.ts';
import { startServer } from '../e2e/support/server-process.ts';
import type { ServerProcess } from '../e2e/support/server-process.ts';
import { until } from '../e2e/support/until.ts';
import { startMailServer } from '../packages/connectors/src/email/testkit/mail-server.ts';
import type { MailServer } from '../packages/connectors/src/email/testkit/mail-server.ts';
import { findPostgres, freshDatabase } from '../packages/server/src/testkit/postgres.ts';
import { startAlarmReceiver } from './support/alarm-receiver.ts';
import type { AlarmReceiver } from './support/alarm-receiver.ts';
import { breakDisk, holdTable } from './support/break-part.ts';
import type { Mend } from './support/break-part.ts';
import { runSeed } from './support/chance.ts';
import { openExercise } from './support/exercise.ts';
import { openScratch } from './support/scratch.ts';
import type { Scratch } from './support/scratch.ts';

/** What is promised, in milliseconds from the failure to the alarm on the other path. */
const promised = 60_000;

const exercise = openExercise('P17 own failure', runSeed(), 150, [
  'parts broken',
  'alarms on the other path',
  'servers not ready',
  'watchdog lines',
  'canaries that came back',
  'controls caught',
]);

let scratch: Scratch;
let receiver: AlarmReceiver;
const ends: Mend[] = [];

beforeAll(async () => {
  scratch = openScratch();
  receiver = await startAlarmReceiver();
});
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
  receiver.close();
  scratch.remove();
  exercise.finish();
});

interface Running {
  readonly name: string;
  readonly server: ServerProcess;
}

/** A server of its own, as a person starts it, that tells of its failures by webhook. */
async function start(name: string, environment: Readonly<Record<string, string>> = {}): Promise<Running> {
  const folder = scratch.path;
  const keyFile = join(folder, `${name}.key`);
  writeFileSync(keyFile, Buffer.alloc(32, 7).toString('base64'), { mode: 0o600 });
  const server = await startServer({
    data: join(folder, name),
    port: await freePort(),
    keyFile,
    folder,
    environment: {
      MUSTER_CHANNEL_LOOPBACK: 'true',
      MUSTER_WEBHOOK_HOSTS: 'alarms.example.com',
      MUSTER_ALARM: `webhook ${receiver.addressFor(name)}`,
      ...environment,
    },
  });
  ends.push(async () => void (await server.kill()));
  const ready = async () => ((await fetch(`${server.origin}/readyz`)).ok ? true : null);
  await until(`${name} to be ready`, ready, 60_000);
  return { name, server };
}

async function onPostgres(name: string): Promise<Running & { readonly url: string }> {
  const postgres = await findPostgres();
  if (postgres.kind === 'none') throw new Error(postgres.why);
  const database = await freshDatabase(postgres.url);
  const running = await start(name, { MUSTER_DATABASE_URL: database.url });
  ends.push(() => database.drop());
  return { ...running, url: database.url };
}

/** With a mail server to which canaries fly: within five seconds their word has to be back. */
async function withCanary(name: string, mail: MailServer): Promise<Running> {
  return start(name, {
    MUSTER_SMTP_URL: mail.url,
    MUSTER_SMTP_FROM: 'muster@example.com',
    MUSTER_CANARY: 'email canary@example.com',
    MUSTER_CANARY_WITHIN_SECONDS: '5',
  });
}

/** Somebody outside is told, the server calls itself not ready, and its log says why: all within a minute. */
async function expectAlarm({ name, server }: Running, brokenAt: number, says: RegExp): Promise<void> {
  exercise.count('parts broken');
  const arrival = async () => receiver.found(name, says);
  const alarm = await until(`the alarm of ${name}`, arrival, promised - (performance.now() - brokenAt));
  const milliseconds = Math.round(alarm.at - brokenAt);
  expect(milliseconds, name).toBeLessThanOrEqual(promised);
  exercise.count('alarms on the other path');
  exercise.note(`${name}, seconds`, Math.round(milliseconds / 1_000));
  // Behind a disk that hangs, whoever asks may wait: that is no readiness either.
  const asked = fetch(`${server.origin}/readyz`, { signal: AbortSignal.timeout(10_000) });
  expect([503, 'no answer'], name).toContain(
    await asked.then(
      ({ status }) => status,
      () => 'no answer',
    ),
  );
  exercise.count('servers not ready');
  expect(server.child.err(), name).toMatch(/"message":"watchdog"/);
  exercise.count('watchdog lines');
  expect(alarm.text).not.toContain(scratch.path);
}

describe('P17: it notices its own failure', { concurrent: true, timeout: 150_000 }, () => {
  it.for([
    ['timer', 'scheduler', /The timers loop stands still/],
    ['outbox', 'outbox', /The outbox loop stands still/],
    ['ledger_checkpoint', 'ledger', /The ledger loop stands still/],
  ] as const)('when nobody gets at %s any more: the %s stands still', async ([table, name, says]) => {
    const running = await onPostgres(name);
    ends.push(await holdTable(running.url, table));
    await expectAlarm(running, performance.now(), says);
  });

  it.for([
    ['fails', 'disk-fails', /The \w+ loop fails/],
    ['hangs', 'disk-hangs', /The \w+ loop stands still/],
  ] as const)('when the disk %s', async ([how, name, says]) => {
    const running = await start(name);
    ends.push(await breakDisk(running.server.child.pid, how));
    const brokenAt = performance.now();
    // Somebody comes with work: without any, a disk is not asked.
    for (const _ of [1, 2, 3]) void fetch(`${running.server.origin}/api/v1/incidents`).catch(() => undefined);
    await expectAlarm(running, brokenAt, says);
  });

  it.for(['refuse-address', 'hang', 'accept'] as const)(
    'when messages do not arrive, because the provider does this with them: %s',
    async (behaviour) => {
      const mail = await startMailServer();
      mail.behave(behaviour);
      const brokenAt = performance.now();
      const running = await withCanary(`provider-${behaviour}`, mail);
      await expectAlarm(running, Math.max(brokenAt, performance.now() - 5_000), /The canary did not come back/);
      ends.push(() => mail.close());
    },
  );

  it('control: while the word of each canary comes back nobody is called, though the provider says the same', async () => {
    const mail = await startMailServer();
    const { name, server } = await withCanary('all-is-well', mail);
    const word = await until('a canary', async () => /Word: (\S+)/.exec(mail.received[0]?.text ?? '')?.[1] ?? null);
    const body = JSON.stringify({ word });
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(`${server.origin}/api/v1/canary`, { method: 'POST', headers, body })).ok).toBe(true);
    exercise.count('canaries that came back');
    await pause(promised);
    expect(receiver.count(name)).toBe(0);
    expect((await fetch(`${server.origin}/readyz`)).status).toBe(200);
    exercise.count('controls caught');
    ends.push(() => mail.close());
  });
});
