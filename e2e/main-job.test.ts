import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IncidentView } from '@muster/api';
import type { Client } from '@openfeature/server-sdk';
import { OpenFeature } from '@openfeature/server-sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alertmanagerIsThere, startAlertmanager } from './support/alertmanager.ts';
import type { Alertmanager } from './support/alertmanager.ts';
import { cliPerson } from './support/cli.ts';
import type { CliPerson } from './support/cli.ts';
import { openFlagClient, readAllFlags } from './support/flag-client.ts';
import { freePort } from './support/free-port.ts';
import { spawnServer, startServer } from './support/server-process.ts';
import type { ServerProcess, ServerSettings } from './support/server-process.ts';
import { until } from './support/until.ts';

const incident = 'INC-1';
const seats = ['security-lead', 'security-deputy', 'operations-lead', 'general-counsel', 'ml-lead'] as const;
type Seat = (typeof seats)[number];

/** The main job on real input, from an empty data directory: each chapter goes on where the one before ended. */
describe.skipIf(!alertmanagerIsThere())(
  'an alert of a chatbot that leaks, from the first signal to a verified pack',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-e2e-'));
    const path = (name: string) => join(folder, name);
    const people = new Map<Seat, CliPerson>();
    const who = (seat: Seat) => people.get(seat) ?? fail(`Nobody sits in ${seat}.`);
    let settings: ServerSettings;
    let server: ServerProcess;
    let administrator: CliPerson;
    let alertmanager: Alertmanager;
    let flags: Client;
    let flagsToken = '';
    let intakeToken = '';
    let group = '';
    let stopDigest = '';

    const see = async (seat: Seat) => (await who(seat).does('incident', 'show', incident)) as IncidentView;
    const issueToken = async (scope: string, title: string) =>
      ((await administrator.does('tokens', 'issue', scope, '--title', title)) as { token: string }).token;
    const alert = {
      labels: { alertname: 'AssistantLeak', ai_system: 'support-assistant', severity: 'page' },
      annotations: { summary: "The assistant answered with account numbers that were not the customer's own" },
      startsAt: new Date().toISOString(),
    };

    beforeAll(async () => {
      mkdirSync(path('keys'), { mode: 0o700 });
      writeFileSync(path('keys/instance.key'), `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
      settings = { data: path('data'), port: await freePort(), keyFile: path('keys/instance.key'), folder };
    });

    afterAll(async () => {
      await OpenFeature.close();
      await alertmanager?.stop();
      if (server?.child.ended() === null) await server.kill();
      rmSync(folder, { recursive: true, force: true });
    });

    test('a server starts on nothing, prints a one-time link, and the administrator signs in with it', async () => {
      server = await startServer(settings);
      expect(server).toMatchObject({ dataDirectory: settings.data, keyFrom: settings.keyFile });
      const link = server.link ?? fail('There is no link.');
      administrator = cliPerson('administrator', folder, server.origin);
      await administrator.does('sign-in', link);
      expect(await administrator.isRefused('sign-in', link)).toBe('link/wrong');
      expect(readFileSync(path('administrator.credentials.json'), 'utf8')).not.toContain(link.split('#')[1]);
      await administrator.does('ledger', 'key', '--out', path('keys/ledger.key'));
    });

    test('a second server on the same data is refused, and says whose it is', async () => {
      const second = spawnServer({ ...settings, port: await freePort() });
      expect(await second.end).toEqual({ code: 1, signal: null });
      expect(second.err()).toContain(`${settings.data} is in use by the process ${server.child.pid}`);
      expect(second.err()).toContain('mend:');
      expect(second.out()).toBe('');
    });

    test('people are invited into their seats and sign in, each for themselves', async () => {
      for (const seat of seats) {
        const invited = (await administrator.does('people', 'invite', `The ${seat}`, '--seat', seat)) as {
          link: string;
        };
        const person = cliPerson(seat, folder, server.origin);
        await person.does('sign-in', invited.link);
        people.set(seat, person);
      }
      const { items } = (await administrator.does('people', 'list')) as { items: { name: string; seats: string[] }[] };
      expect(
        items
          .filter((each) => each.seats.length > 0)
          .map(({ name }) => name)
          .toSorted(),
      ).toEqual(seats.map((seat) => `The ${seat}`).toSorted());
      expect(await who('ml-lead').isRefused('people', 'invite', 'A friend')).toBe('token/not-allowed');
    });

    test('machines get tokens of their own, and the switch of the assistant is on', async () => {
      flagsToken = await issueToken('flags', 'The assistant');
      intakeToken = await issueToken('intake', 'Alertmanager');
      flags = await openFlagClient(server.origin, flagsToken);
      expect(await flags.getBooleanValue('support-assistant.enabled', false)).toBe(true);
      const first = await readAllFlags(server.origin, flagsToken);
      expect(first.values.get('support-assistant.enabled')).toBe(true);
      expect(await readAllFlags(server.origin, flagsToken, first.etag)).toMatchObject({
        status: 304,
        etag: first.etag,
      });
      expect((await readAllFlags(server.origin, intakeToken).catch(() => ({ status: 0 }))).status).not.toBe(200);
    });

    test('a switch that the plan does not have gives the default of whoever asks, and says so', async () => {
      const unknown = await flags.getBooleanDetails('support-assistant.unknown', true);
      expect(unknown).toMatchObject({ value: true, reason: 'ERROR', errorCode: 'FLAG_NOT_FOUND' });
    });

    test('the real Alertmanager fires, and the alert is a signal', async () => {
      alertmanager = await startAlertmanager(folder, `${server.origin}/in/alertmanager`, intakeToken);
      await alertmanager.post(alert);
      const found = await until('the signal', async () => {
        const { items } = (await who('security-lead').does('signals', 'list')) as {
          items: { id: string; system: string; firing: number; title: string }[];
        };
        return items[0] ?? null;
      });
      expect(found).toMatchObject({ system: 'support-assistant', firing: 1 });
      group = found.id;
      const shown = await who('security-lead').does('signals', 'show', group);
      expect(JSON.stringify(shown)).toContain(alert.annotations.summary);
    });

    test('the first person declares; the facts make it high, with reasons; legal has an hour', async () => {
      const lead = who('security-lead');
      await lead.does('signals', 'triage', group);
      const title = 'The assistant gives out account numbers of others';
      const words = ['--type', 'prompt-injection', '--system', 'support-assistant', '--signal', group];
      expect(await lead.does('incident', 'declare', '--title', title, ...words)).toMatchObject({ reference: incident });
      await who('operations-lead').does('fact', 'set', incident, 'customer_impact', 'limited');
      expect(await who('ml-lead').isRefused('fact', 'set', incident, 'exposed_data', 'confidential')).toBe(
        'fact/not-yours',
      );
      await lead.does('fact', 'unknown', incident, 'people_affected', '--because', 'The query still runs');
      await lead.does('fact', 'set', incident, 'exposed_data', 'confidential');
      const view = await see('security-lead');
      expect(view.severity).toBe('high');
      expect(view.severityDetail.reasons).toContainEqual(
        expect.objectContaining({ because: 'Confidential data was exposed' }),
      );
      const review = view.obligations.find(({ id }) => id === 'task:legal-review') ?? fail('No legal review.');
      expect(Date.parse(review.due ?? '') - Date.parse(view.declaredAt)).toBe(3_600_000);
      expect((await see('general-counsel')).obligations.find(({ id }) => id === 'task:legal-review')?.mine).toBe(true);
    });

    test('the stop is asked for; nobody runs it unapproved, and nobody approves their own request', async () => {
      const lead = who('security-lead');
      await lead.does('task', 'done', incident, 'triage');
      await lead.does('stage', 'enter', incident, 'classify');
      await lead.does('stage', 'enter', incident, 'contain');
      const asked = (await lead.does('action', 'propose', incident, 'support-assistant.stop', {
        reason: 'It still answers with account numbers',
      })) as { digest: string; missing: string[] };
      stopDigest = asked.digest;
      expect(asked.missing.toSorted()).toEqual(['operations', 'security']);
      expect(await lead.isRefused('action', 'execute', incident, 'A-1', '--digest', stopDigest)).toBe(
        'approval/needed',
      );
      expect(await lead.isRefused('action', 'approve', incident, 'A-1')).toBe('approval/own-request');
      expect(await who('ml-lead').isRefused('action', 'approve', incident, 'A-1')).toBe('approval/not-eligible');
      const wrong = stopDigest.replace(/^./, stopDigest.startsWith('0') ? '1' : '0');
      expect(await who('operations-lead').isRefused('action', 'approve', incident, 'A-1', '--digest', wrong)).toBe(
        'approval/stale',
      );
      expect(await flags.getBooleanValue('support-assistant.enabled', false)).toBe(true);
    });

    test('the second person sees exactly what they approve; kill -9 then loses nothing that was acknowledged', async () => {
      const { code, err } = await who('operations-lead').run('action', 'approve', incident, 'A-1');
      expect(code).toBe(0);
      expect(err).toContain('A-1 of INC-1: Shut the assistant down');
      expect(err).toContain(stopDigest);
      const told = await fetch(`${server.origin}/in/generic`, {
        method: 'POST',
        headers: { authorization: `Bearer ${intakeToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ title: 'A customer telephoned', system: 'support-assistant' }),
      });
      expect(told.status).toBe(202);
      expect(await server.kill()).toEqual({ code: null, signal: 'SIGKILL' });
      server = await startServer(settings);
      expect(server.link).toBeNull();
      const gate = (await see('security-deputy')).actions[0]?.gate;
      expect(gate?.approvals).toMatchObject([{ as: 'operations' }]);
      expect(gate?.missing).toEqual(['security']);
      await until('the call of the customer', async () => {
        const { items } = (await who('security-lead').does('signals', 'list')) as { items: { title: string }[] };
        return items.find(({ title }) => title.includes('telephoned')) ?? null;
      });
    });

    test('the third person approves, what it changes is captured, it runs, and the SDK evaluates to off', async () => {
      expect(await who('operations-lead').isRefused('action', 'approve', incident, 'A-1')).toBe('approval/same-person');
      const before = await readAllFlags(server.origin, flagsToken);
      await who('security-deputy').does('action', 'approve', incident, 'A-1', '--digest', stopDigest);
      expect(
        await who('security-lead').does('action', 'execute', incident, 'A-1', '--digest', stopDigest),
      ).toMatchObject({ progress: expect.stringMatching(/^(executed|proven)$/) });
      const view = await see('security-lead');
      expect(view.evidence.map(({ category }) => category)).toEqual([
        'prompts-and-outputs',
        'model-configuration',
        'decision-records',
      ]);
      expect(view.preservationGaps.map(({ because }) => because)).toEqual([
        'No collector for: log store',
        'No collector for: sign-on log',
      ]);
      expect(await flags.getBooleanDetails('support-assistant.enabled', true)).toMatchObject({
        value: false,
        variant: 'held',
        reason: 'TARGETING_MATCH',
      });
      const after = await readAllFlags(server.origin, flagsToken, before.etag);
      expect(after.status).toBe(200);
      expect(after.values.get('support-assistant.enabled')).toBe(false);
    });

    test('nobody has to say that it took effect: what the SDK was served proves it, and how long it took', async () => {
      const proven = await until('the proof', async () => {
        const [stop] = (await see('security-lead')).actions;
        return stop?.progress === 'proven' ? stop : null;
      });
      expect(proven.probe).toMatchObject({ waitingFor: [], seen: [{ title: 'The assistant' }] });
      expect(proven.milliseconds).toBeLessThan(60_000);
      expect(await who('security-lead').isRefused('action', 'prove', incident, 'A-1')).toBe('action/not-executed');
    });

    test('the alert resolves in Alertmanager, and the signal is resolved', async () => {
      await alertmanager.post({ ...alert, endsAt: new Date().toISOString() });
      const resolved = await until('the resolved signal', async () => {
        const shown = (await who('security-lead').does('signals', 'show', group)) as {
          firing: number;
          members: { resolvedAt: string | null }[];
        };
        return shown.firing === 0 ? shown : null;
      });
      expect(resolved.members.every(({ resolvedAt }) => resolvedAt !== null)).toBe(true);
    });

    test('evidence is attached, small and of 3 MiB, and comes back byte for byte', async () => {
      const large = randomBytes(3 * 1024 * 1024);
      writeFileSync(path('assistant.log'), large);
      writeFileSync(path('notes.txt'), '09:40 stop decided\n');
      const lead = who('security-lead');
      const attach = (category: string, file: string) =>
        lead.does('evidence', 'add', incident, path(file), {
          category,
          title: `The ${category}`,
          source: 'log store',
        }) as Promise<{ content: string; sha256: string }>;
      const log = await attach('application-logs', 'assistant.log');
      for (const category of ['prompts-and-outputs', 'access-logs', 'model-configuration', 'decision-records'])
        await attach(category, 'notes.txt');
      expect(
        await lead.isRefused('evidence', 'add', incident, path('notes.txt'), {
          category: 'hearsay',
          title: 'x',
          source: 'y',
        }),
      ).toBe('evidence/unknown-category');
      await lead.does('content', 'get', incident, log.content, '--out', path('back.log'));
      expect(readFileSync(path('back.log')).equals(large)).toBe(true);
      expect((await see('security-lead')).obligations.filter(({ kind }) => kind === 'evidence')).toEqual([]);
    });

    test('it is decided, investigated and recovered: the way back goes through the same gate', async () => {
      await who('security-lead').does('decide', incident, {
        decision: 'containment',
        choice: 'Full stop',
        rationale: 'Numbers still leak',
      });
      await who('operations-lead').does('decide', incident, {
        decision: 'continuity',
        choice: 'The human queue',
        rationale: 'Twelve on shift',
      });
      await who('general-counsel').does('task', 'done', incident, 'legal-review');
      await who('security-lead').does('stage', 'enter', incident, 'investigate');
      expect(await who('ml-lead').isRefused('stage', 'enter', incident, 'recover')).toBe('stage/unfinished');
      await who('ml-lead').does('task', 'done', incident, 'root-cause');
      await who('ml-lead').does('stage', 'enter', incident, 'recover');
      await who('ml-lead').does('change', 'record', incident, 'Filter', '--reference', 'x', '--author', 'ml-lead');
      await who('security-lead').does('change', 'validate', incident, 'C-1', '--how', 'Replayed');
      await who('ml-lead').does('task', 'done', incident, 'validate-fix', '--note', 'Reproduced 0 of 200 times');
      await who('ml-lead').does('action', 'undo', incident, 'A-1', '--reason', 'The fix is validated');
      expect(await who('ml-lead').isRefused('action', 'execute', incident, 'A-2')).toBe('approval/needed');
      await who('operations-lead').does('action', 'approve', incident, 'A-2');
      await who('security-lead').does('action', 'approve', incident, 'A-2');
      expect(await flags.getBooleanValue('support-assistant.enabled', true)).toBe(false);
      await who('ml-lead').does('action', 'execute', incident, 'A-2');
      expect(await flags.getBooleanValue('support-assistant.enabled', false)).toBe(true);
      await who('operations-lead').does('task', 'done', incident, 'restore');
      await who('operations-lead').does('stage', 'enter', incident, 'review');
    });

    test('it is reviewed and closed', async () => {
      const operations = who('operations-lead');
      expect(await operations.isRefused('close', incident, '--review', 'All is well')).toBe(
        'incident/close-unfinished',
      );
      await operations.does('task', 'done', incident, 'review-meeting');
      await operations.does('task', 'done', incident, 'follow-ups');
      expect(await operations.isRefused('close', incident, '--review', 'All is well')).toBe(
        'incident/close-unfinished',
      );
      await who('general-counsel').does('fact', 'set', incident, 'material', 'false');
      await who('general-counsel').does('decide', incident, {
        decision: 'not-notifying-customers',
        choice: 'No notice',
        rationale: 'Each of the three was called by their account manager',
      });
      await who('security-lead').does('task', 'done', incident, 'notify-leadership');
      await who('ml-lead').does('task', 'done', incident, 'notify-vendors');
      const no = { answer: 'does-not-apply', rationale: 'Nobody else has seen it' };
      const { clocks } = await see('ml-lead');
      for (const { clock } of clocks) await who('general-counsel').does('clocks', 'decide', incident, clock, no);
      await operations.does('close', incident, '--review', 'The tool call is checked against the customer now.');
      expect(await see('ml-lead')).toMatchObject({ status: 'closed', stage: 'review', nextDue: null });
      expect(await who('security-lead').isRefused('fact', 'set', incident, 'people_affected', '3')).toBe(
        'incident/closed',
      );
    });

    test('the pack verifies with the key from outside, and with nothing else', async () => {
      await who('general-counsel').does('pack', incident, '--out', path('pack.tar'));
      const verify = (...words: readonly string[]) => who('general-counsel').run('verify', ...words);
      const key = path('keys/ledger.key');
      const good = await verify(path('pack.tar'), '--key', key);
      expect(JSON.parse(good.out)).toMatchObject({
        result: 'authentic',
        faults: [],
        summary: { subject: { reference: incident }, counts: { evidence: 8 } },
      });
      expect(good.code).toBe(0);

      const keyless = await verify(path('pack.tar'), '--format', 'table');
      expect(keyless.out).toMatch(/^consistent, not authenticated/);
      expect(keyless.code).toBe(1);

      const pack = readFileSync(path('pack.tar'));
      const middle = pack.indexOf('"type":"action-approved"');
      const flipped = Buffer.from(pack);
      flipped[middle + 10] = (flipped[middle + 10] ?? 0) ^ 1;
      for (const [name, bytes] of Object.entries({ truncated: pack.subarray(0, pack.length - 2_048), flipped })) {
        writeFileSync(path(`${name}.tar`), bytes);
        const { code, out } = await verify(path(`${name}.tar`), '--key', key);
        expect(JSON.parse(out), name).toMatchObject({ result: 'failed' });
        expect(code, name).toBe(1);
      }
    });

    test('a key of another ledger does not verify it', async () => {
      writeFileSync(path('keys/other.key'), `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
      const other = await startServer({
        data: path('other'),
        port: await freePort(),
        keyFile: path('keys/other.key'),
        folder,
      });
      const stranger = cliPerson('stranger', folder, other.origin);
      await stranger.does('sign-in', other.link ?? fail('There is no link.'));
      await stranger.does('ledger', 'key', '--out', path('keys/other-ledger.key'));
      expect(await other.stop()).toEqual({ code: 0, signal: null });
      const { code, out } = await stranger.run('verify', path('pack.tar'), '--key', path('keys/other-ledger.key'));
      expect(JSON.parse(out)).toMatchObject({ result: 'failed' });
      expect(out).toContain('key-other');
      expect(code).toBe(1);
    });

    test('SIGTERM stops it cleanly within seconds, and the doctor finds the data whole', async () => {
      const started = performance.now();
      expect(await server.stop()).toEqual({ code: 0, signal: null });
      expect(performance.now() - started).toBeLessThan(5_000);
      expect(server.child.err()).not.toContain('"level":"fault"');
      const doctor = cliPerson('doctor', folder, server.origin, {
        MUSTER_DATA: settings.data,
        MUSTER_INSTANCE_KEY_FILE: settings.keyFile,
      });
      const { findings } = (await doctor.does('doctor')) as { findings: { level: string }[] };
      expect(findings.length).toBeGreaterThan(5);
      expect(findings.filter(({ level }) => level !== 'ok')).toEqual([]);
      await doctor.does('doctor', '--rebuild');
    });
  },
);

function fail(what: string): never {
  throw new Error(what);
}
