import { ProblemError, routes } from '@muster/api';
import { createGithubTracker, createSafeHttp } from '@muster/connectors';
import { githubRepository, githubToken, startGithub } from '@muster/connectors/testkit';
import type { TicketVendor } from '@muster/connectors/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkRows } from '../../check-derived.ts';
import { webhook } from '../../testkit/signal-world.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const minute = 60_000;
const r = routes.signals;

let github: TicketVendor;
let staff: StaffedMuster;

beforeEach(async () => {
  github = await startGithub();
  const http = createSafeHttp({ hosts: [], allowLoopback: true, timeoutMilliseconds: 1_000 });
  const tracker = createGithubTracker({
    http,
    origin: github.origin,
    repository: githubRepository,
    token: githubToken,
  });
  staff = await staffedMuster(['security-lead', 'general-counsel'], { trackers: new Map([['github', tracker]]) });
});
afterEach(async () => {
  await staff.muster.close();
  await github.close();
});

const lead = () => staff.at('security-lead');

const secret = 'Jane Roe, account 4711, wrote this';

async function alert(given: Parameters<typeof webhook>[0][number] = {}) {
  const labels = { ai_system: 'support-assistant', severity: 'warning', ...given.labels };
  const one = { annotations: { summary: secret }, fingerprint: '000000000000aaaa', ...given, labels };
  const body = webhook([one], '{}:{alertname="AnswersWithAccountData"}');
  await staff.intake.call(r.alertmanager, { body: Buffer.from(JSON.stringify(body)) });
  await staff.muster.readIntake();
}

const groups = async () => (await lead().call(r.list, {})).items.toReversed();
const groupId = async () => (await groups())[0]?.id ?? '';
const words = { title: 'Answers hold account data', note: 'Seen with the third prompt.' };

async function handOver(group: string) {
  const body = { ...words, reason: 'Nobody outside saw it' };
  const { ticket } = await lead().call(r.ticket, { params: { group }, body });
  await staff.muster.pass(0);
  return ticket;
}

async function refused(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => null,
    (fault: unknown) => fault,
  );
  return error instanceof ProblemError ? error.problem.code : 'done';
}

const rowsAreSound = async () => {
  const planOf = async (version: string) => (await staff.muster.plans.byVersion('example', version)).plan;
  return (await checkRows(staff.muster.parts.store, 'example', planOf)).every(({ level }) => level === 'ok');
};

describe('signals that are work for engineering', () => {
  test('become a ticket that says what was shown before, and nothing of what the source said', async () => {
    await alert();
    const group = await groupId();
    const shown = await lead().call(r.previewTicket, { params: { group }, body: words });
    expect(shown).toMatchObject({ tracker: 'github', title: words.title });
    expect(github.asked, 'a preview sends nothing').toEqual([]);

    const id = await handOver(group);
    const [made] = github.tickets;
    expect(made?.title).toBe(words.title);
    for (const fact of ['support-assistant', 'Signals: 1, 1 firing', words.note, `group=${group}`]) {
      expect(made?.text).toContain(fact);
      expect(shown.text).toContain(fact);
    }
    expect(made?.text).toContain(`muster-${id}`);
    expect(made?.text).not.toContain('4711');
    expect(await groups()).toMatchObject([
      { triage: 'ticketed', suggestion: null, ticket: { state: 'made', key: '#1', because: null } },
    ]);
    expect((await groups())[0]?.ticket?.url).toBe(`${github.origin}/acme/assistant/issues/1`);
    expect(await rowsAreSound()).toBe(true);
  });

  test('stay with engineering while they only repeat, and come back for worse, or after their end', async () => {
    await alert();
    await handOver(await groupId());
    await alert({ annotations: { summary: 'The same in other words' } });
    expect(await groups()).toMatchObject([{ triage: 'ticketed', signals: 1 }]);
    await alert({ labels: { severity: 'critical' } });
    expect(await groups()).toMatchObject([{ triage: 'new', woken: { because: 'worse' }, ticket: { key: '#1' } }]);

    await handOver(await groupId());
    await alert({ labels: { severity: 'critical' }, status: 'resolved' });
    expect(await groups()).toMatchObject([{ triage: 'ticketed', firing: 0, ticket: { key: '#2' } }]);
    await alert({ labels: { severity: 'critical' } });
    expect(await groups(), 'it was not mended').toMatchObject([
      { triage: 'ticketed' },
      { triage: 'new', ticket: null },
    ]);
    expect(await rowsAreSound()).toBe(true);
  });

  test('can still be declared, and the ticket stays beside', async () => {
    await alert();
    const group = await groupId();
    await handOver(group);
    const body = { type: 'sensitive-data-exposure', title: 'It was worse', signalGroups: [group] };
    await lead().call(routes.incidents.declare, { body });
    expect(await groups()).toMatchObject([{ triage: 'declared', reference: 'INC-1', ticket: { key: '#1' } }]);
  });

  test('need a person, a group, a title, and a tracker that is set up', async () => {
    await alert();
    const group = await groupId();
    const body = { ...words, reason: 'A slip' };
    const to = (given: object) => lead().call(r.ticket, { params: { group }, body: { ...body, ...given } });
    expect(await refused(to({ tracker: 'jira' }))).toBe('ticket/no-tracker');
    expect(await refused(to({ title: ' ' }))).toBe('request/invalid');
    expect(await refused(lead().call(r.ticket, { params: { group: 'nowhere' }, body }))).toBe('request/not-found');
    expect(await refused(staff.intake.call(r.ticket, { params: { group }, body }))).toBe('token/not-allowed');
    expect(await groups()).toMatchObject([{ triage: 'new', ticket: null }]);
    await handOver(group);
    expect(await refused(to({}))).toBe('signal/already-triaged');
    expect((await lead().call(routes.tickets.list, {})).items).toHaveLength(1);
    expect(github.tickets).toHaveLength(1);
  });
});

describe('a tracker that does not take a ticket', () => {
  const failed = async () => (await lead().call(routes.tickets.list, { query: { state: 'failed' } })).items;

  test('is asked again by itself, and finds the one whose answer was lost', async () => {
    await alert();
    github.behave('lose-answer');
    await handOver(await groupId());
    expect(await groups()).toMatchObject([{ ticket: { state: 'deferred', because: 'unreachable' } }]);
    github.behave('accept');
    await staff.muster.pass(minute);
    expect(await groups()).toMatchObject([{ ticket: { state: 'made', key: '#1' } }]);
    expect(github.tickets).toHaveLength(1);
    expect(await failed()).toEqual([]);
  });

  test('fails the ticket for good, is told, and takes it once somebody sends it again', async () => {
    await alert();
    github.behave('refuse-credentials');
    const ticket = await handOver(await groupId());
    expect(await failed()).toMatchObject([{ id: ticket, because: 'credentials', status: 401 }]);
    expect(await rowsAreSound()).toBe(true);
    github.behave('accept');
    await lead().call(routes.tickets.again, { params: { ticket } });
    await staff.muster.pass(0);
    expect(await groups()).toMatchObject([{ ticket: { state: 'made', key: '#1' } }]);
    expect(await failed()).toEqual([]);
    expect(await refused(lead().call(routes.tickets.again, { params: { ticket } }))).toBe('ticket/not-failed');
    expect(await refused(lead().call(routes.tickets.again, { params: { ticket: 'x' } }))).toBe('ticket/unknown');
    expect(await rowsAreSound()).toBe(true);
  });

  test('is no alarm any more once something else became of the signals', async () => {
    await alert();
    github.behave('refuse-address');
    await handOver(await groupId());
    expect(await failed()).toMatchObject([{ because: 'address' }]);
    await lead().call(r.decline, { params: { group: await groupId() }, body: { reason: 'A test of the detector' } });
    expect(await failed()).toEqual([]);
    expect(await groups()).toMatchObject([{ triage: 'declined', ticket: { state: 'failed' } }]);
  });

  test('gets nothing that was destroyed in the meantime', async () => {
    await alert();
    github.behave('busy');
    await handOver(await groupId());
    const group = await groupId();
    const found = await staff.muster.signals.find('example', group);
    const content = found?.tickets[0]?.text.id ?? '';
    const params = { group, content };
    await staff.at('general-counsel').call(r.redact, { params, body: { reason: 'It names a person' } });
    github.behave('accept');
    await staff.muster.pass(10 * minute);
    expect(await failed()).toMatchObject([{ because: 'redacted' }]);
    expect(github.tickets).toEqual([]);
  });
});
