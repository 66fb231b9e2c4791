import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserPerson } from './support/browser-person.ts';
import { chromiumIsThere } from './support/browser.ts';
import { cliPerson } from './support/cli.ts';
import { staffedSite } from './support/staffed-site.ts';
import type { StaffedSite } from './support/staffed-site.ts';
import { until } from './support/until.ts';

const room = '/incidents/INC-1';
const api = `/api/v1${room}`;
const alerts = JSON.stringify({
  version: '4',
  status: 'firing',
  alerts: [{ status: 'firing', labels: { alertname: 'Leak' }, annotations: {}, fingerprint: 'a1' }],
});

/** What comes wrong through a real socket, and two people at once in real browsers. */
describe.skipIf(!chromiumIsThere())('bad input and bad luck', () => {
  let site: StaffedSite;
  let intake: string;
  let flags: string;
  const lead = () => site.at('security-lead');

  beforeAll(async () => {
    site = await staffedSite(['security-lead', 'security-deputy', 'operations-lead', 'support-lead', 'ml-lead']);
    intake = await site.token('intake', 'Alertmanager');
    flags = await site.token('flags', 'The assistant');
    const declare = { type: 'prompt-injection', title: 'It leaks', system: 'support-assistant' };
    await lead().asksServer('/api/v1/incidents', declare);
  });
  afterAll(() => site?.close());

  /** A request as a program sends it, whatever the server answers in between. */
  function send(path: string, headers: Record<string, string>, body: Uint8Array | string) {
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number; code: unknown }>();
    const sent = request(`${site.server.origin}${path}`, { method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const given = new Map(Object.entries(JSON.parse(Buffer.concat(chunks).toString()) ?? {}));
        resolve({ status: response.statusCode ?? 0, code: given.get('code') ?? given.get('errorCode') });
      });
    });
    // Once it has answered, a server need not read what is too large.
    sent.on('error', reject);
    sent.end(body);
    return promise;
  }
  const json = (token: string) => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });
  const signals = async () => (await lead().asksServer('/api/v1/signals', null)).body['items'];
  const view = async () => (await lead().asksServer(api, null)).body;
  const actionsOf = async () =>
    (await view())['actions'] as readonly {
      number: number;
      progress: string;
      parameters: Record<string, unknown>;
      gate: { approvals: readonly { name: string }[] } | null;
    }[];
  const kindsOf = async () => {
    const { body } = await lead().asksServer(`${api}/timeline?limit=200`, null);
    return (body['items'] as readonly { type: string }[]).map(({ type }) => type);
  };

  describe('from a machine', () => {
    test.each<[string, () => Promise<{ status: number; code: unknown }>, number, string]>([
      [
        'a token that was made up',
        () => send('/in/alertmanager', json('mst_made-up-by-somebody'), alerts),
        401,
        'token/wrong',
      ],
      ['a token for something else', () => send('/in/alertmanager', json(flags), alerts), 403, 'token/not-allowed'],
      [
        'an alert of 50 MB',
        () => send('/in/alertmanager', json(intake), Buffer.alloc(50_000_000, ' ')),
        413,
        'request/too-large',
      ],
      [
        'half a character',
        () => send('/in/alertmanager', json(intake), Buffer.from([0x22, 0xff, 0x22])),
        400,
        'request/unreadable',
      ],
      [
        'a gzip bomb',
        () =>
          send(
            '/in/alertmanager',
            { ...json(intake), 'content-encoding': 'gzip' },
            gzipSync(Buffer.alloc(100_000_000)),
          ),
        415,
        'request/unreadable',
      ],
      [
        'a switch that nobody has',
        () => send('/ofrep/v1/evaluate/flags/no-such-switch', json(flags), '{}'),
        404,
        'FLAG_NOT_FOUND',
      ],
    ])('%s is refused with a reason, and leaves nothing', async (_, sent, status, code) => {
      expect(await sent()).toEqual({ status, code });
      expect(await signals()).toEqual([]);
    });

    test('after all of it an alert still comes in', async () => {
      expect((await send('/in/alertmanager', json(intake), alerts)).status).toBe(202);
      await until('the alert', async () => (((await signals()) as unknown[]).length === 1 ? true : null));
    });

    test('an option that no command has is named, and nothing is asked of the server', async () => {
      const { code, err } = await cliPerson('somebody', site.folder, site.server.origin).run(
        'incident',
        'list',
        '--sevrity',
        'high',
      );
      expect([code, err]).toEqual([2, expect.stringContaining('--sevrity')]);
    });
  });

  describe('an upload', () => {
    test('that is cut off in the middle leaves no item, and the next one is the first', async () => {
      const cookie = (await lead().page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
      const { hostname, port, host, origin } = new URL(site.server.origin);
      const socket = connect(Number(port), hostname);
      socket.write(
        `POST ${api}/evidence?category=application-logs&title=Half&source=log HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\n` +
          `Cookie: ${cookie}\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\n${'x'.repeat(200_000)}`,
        () => socket.destroy(),
      );
      const closed = Promise.withResolvers<void>();
      socket.on('close', () => closed.resolve());
      await closed.promise;
      expect((await view())['evidence']).toEqual([]);
    });

    test('that the network drops says so, keeps what was typed, and goes through when it is sent again', async () => {
      writeFileSync(join(site.folder, 'assistant.log'), 'one line\n');
      const { page } = lead();
      await lead().open(`${room}?tab=evidence`);
      await lead().press('Attach');
      await lead().dialog().getByLabel('File').setInputFiles(join(site.folder, 'assistant.log'));
      await lead().fill('Where it comes from', 'log store');
      await lead().dialog().getByLabel('Category').selectOption({ label: 'System and application logs' });
      await page.route('**/evidence?*', (route) => route.abort('connectionreset'), { times: 1 });
      await lead().pressIn('Attach');
      await lead().dialog().getByRole('alert').waitFor();
      await lead().pressIn('Attach');
      await lead().page.getByLabel('Where it comes from').waitFor({ state: 'detached' });
      expect((await view())['evidence']).toMatchObject([{ number: 1, title: 'assistant.log', source: 'log store' }]);
    });

    test('of a gzip bomb is kept as the bytes that came, and never unpacked', async () => {
      const bomb = gzipSync(Buffer.alloc(50_000_000));
      writeFileSync(join(site.folder, 'bomb.gz'), bomb);
      await lead().open(`${room}?tab=evidence`);
      await lead().press('Attach');
      await lead().dialog().getByLabel('File').setInputFiles(join(site.folder, 'bomb.gz'));
      await lead().fill('Where it comes from', 'a stranger');
      await lead().dialog().getByLabel('Category').selectOption({ label: 'System and application logs' });
      await lead().pressIn('Attach');
      await lead().page.getByLabel('Where it comes from').waitFor({ state: 'detached' });
      expect(((await view())['evidence'] as readonly { bytes: number }[])[1]?.bytes).toBe(bomb.length);
    });
  });

  describe('two people at once', () => {
    /** What somebody else does after this person pressed, and before their request is on its way. */
    async function slipsIn(person: BrowserPerson, address: string, other: () => Promise<unknown>): Promise<void> {
      await person.page.route(
        address,
        async (route) => {
          await other();
          await route.continue();
        },
        { times: 1 },
      );
    }
    const lookAt = async (person: BrowserPerson) => {
      await person.open(`${room}?tab=actions`);
      await person.press('Look and decide');
    };
    const approves = async (seat: string, number = 1) =>
      site.at(seat).asksServer(`${api}/actions/${number}/approve`, { digest: await lead().digestOf(number) });

    test('approve for the same function: one counts, and the other is told what is still needed', async () => {
      const ask = { action: 'support-assistant.stop', reason: 'It leaks', parameters: { note: 'Tell support' } };
      await site.at('ml-lead').asksServer(`${api}/actions`, ask);
      const late = site.at('support-lead');
      await lookAt(late);
      await slipsIn(late, '**/actions/1/approve', () => approves('operations-lead'));
      await late.pressIn('Approve this action');
      await late.sees('Still needed: security. You sit in none of them.');
      const [stop] = await actionsOf();
      expect(stop?.gate?.approvals.map(({ name }) => name)).toEqual(['The operations-lead']);
    });

    test('one approves what another has just changed: nothing is approved, and the change is on the screen', async () => {
      const late = site.at('security-deputy');
      await lookAt(late);
      await slipsIn(late, '**/actions/1/approve', () =>
        site
          .at('ml-lead')
          .asksServer(`${api}/actions/1/amend`, { parameters: { note: 'Tell nobody' }, reason: 'Quietly' }),
      );
      await late.pressIn('Approve this action');
      await late.sees('Somebody was first');
      await late.sees('Tell nobody');
      const [stop] = await actionsOf();
      expect(stop).toMatchObject({ parameters: { note: 'Tell nobody' }, gate: { approvals: [] } });
    });

    test('one executes while another amends: it does not run, and who pressed is told', async () => {
      await approves('operations-lead');
      await approves('security-deputy');
      await lead().open(`${room}?tab=actions`);
      await slipsIn(lead(), '**/actions/1/execute', () =>
        site.at('ml-lead').asksServer(`${api}/actions/1/amend`, { parameters: { note: 'Tell all' }, reason: 'Openly' }),
      );
      await lead().press('Execute');
      await lead().sees('A-1 was changed after you saw it.');
      expect(await actionsOf()).toMatchObject([{ progress: 'waiting', parameters: { note: 'Tell all' } }]);
      expect(await kindsOf()).not.toContain('preservation-started');
    });

    test('both execute: it runs once, and the second is told', async () => {
      await approves('operations-lead');
      await approves('security-deputy');
      await lead().open(`${room}?tab=actions`);
      await slipsIn(lead(), '**/actions/1/execute', async () =>
        site.at('operations-lead').asksServer(`${api}/actions/1/execute`, {
          digest: await site.at('operations-lead').digestOf(1),
          doNotWait: 'Now',
        }),
      );
      await lead().press('Execute');
      await lead().sees('Somebody was first');
      const kinds = await kindsOf();
      expect(kinds.filter((kind) => kind === 'action-executed')).toHaveLength(1);
      expect(await actionsOf()).toHaveLength(1);
    });

    test('both name the AI system of an incident that had none: it is named once, and its ladder is there', async () => {
      const two = '/incidents/INC-2';
      await lead().asksServer('/api/v1/incidents', { type: 'incorrect-output', title: 'Something answers nonsense' });
      await lead().open(`${two}?tab=actions`);
      await lead().sees('No AI system is named in this incident, so there is no ladder.');
      await lead().press('Change: AI system');
      await lead().dialog().getByLabel('AI system').selectOption({ label: 'Customer support assistant' });
      await slipsIn(lead(), '**/INC-2/system', () =>
        site.at('ml-lead').asksServer(`/api/v1${two}/system`, { to: 'support-assistant' }),
      );
      await lead().pressIn('Name the AI system');
      await lead().sees('It already is of support-assistant.');
      await lead().pressIn('Cancel');
      await lead().page.getByRole('button', { name: 'Ask for it: Shut the assistant down' }).waitFor();
      const { body } = await lead().asksServer(`/api/v1${two}/timeline?limit=200`, null);
      const kinds = (body['items'] as readonly { type: string }[]).map(({ type }) => type);
      expect(kinds.filter((kind) => kind === 'incident-system-set')).toHaveLength(1);
    });

    test('both press at the same instant on one task: it is done once', async () => {
      const task = { note: null };
      const path = `${api}/tasks/record-first-signal`;
      const done = await Promise.all(
        ['security-lead', 'security-deputy'].map((seat) => site.at(seat).asksServer(path, task)),
      );
      expect(done.map(({ status, code }) => `${status} ${code ?? 'done'}`).toSorted()).toEqual([
        '200 done',
        '409 task/done',
      ]);
      expect((await kindsOf()).filter((kind) => kind === 'task-done')).toHaveLength(1);
    });
  });
});
