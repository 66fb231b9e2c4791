import { routes } from '@muster/api';
import { createSafeHttp, createSlackChannel } from '@muster/connectors';
import { slackToken, startSlack } from '@muster/connectors/testkit';
import type { HttpProvider } from '@muster/connectors/testkit';
import { parseInstant } from '@muster/clocks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handClock } from '../../testkit/hand-clock.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const minute = 60_000;
const member = 'U01ABCDEF23';
/** Where the provider of these tests puts what it sends, and what it calls it. */
const sent = 'D1:1503435956.000247';
const monday = parseInstant('2026-11-23T10:00:00.000Z');

let slack: HttpProvider;
let staff: StaffedMuster;

beforeEach(async () => {
  slack = await startSlack();
  const http = createSafeHttp({ hosts: [], allowLoopback: true, timeoutMilliseconds: 1_000 });
  const channel = createSlackChannel({ http, origin: slack.origin, token: slackToken });
  staff = await staffedMuster(['security-lead', 'security-deputy', 'platform-lead', 'support-lead'], {
    clock: handClock(monday),
    reachBy: new Map([['slack', { channel, perMinute: 100 }]]),
  });
  for (const seat of ['security-lead', 'security-deputy', 'platform-lead']) await reach(seat);
  const body = { type: 'prompt-injection', title: 'It obeys a web page', system: 'support-assistant' };
  await staff.at('support-lead').call(routes.incidents.declare, { body });
  await staff.muster.pass(minute);
});
afterEach(async () => {
  await staff.muster.close();
  await slack.close();
});

async function reach(seat: string): Promise<void> {
  const client = staff.at(seat);
  const { contact } = await client.call(routes.contacts.add, { body: { channel: 'slack', address: member } });
  await staff.muster.pass(0);
  const code = /\d{6}/.exec(slack.received.at(-1)?.text ?? '')?.[0] ?? '';
  await client.call(routes.contacts.verify, { params: { contact }, body: { code } });
}

const pages = () => slack.received.filter(({ to, text }) => to === member && text.includes('INC-1'));
const changes = () => slack.received.filter(({ to }) => to === sent).map(({ text }) => text);

/** Whoever is on call this week says that they are on it. */
async function acknowledge(): Promise<string> {
  for (const seat of ['security-lead', 'security-deputy', 'platform-lead']) {
    const done = await staff
      .at(seat)
      .call(routes.pages.acknowledge, { params: { incident: 'INC-1' } })
      .then(
        () => true,
        () => false,
      );
    if (done) return seat;
  }
  return 'nobody';
}

describe('a page that went to Slack', () => {
  test('says who is on it once somebody is, in place, by their seat alone', async () => {
    expect(pages().length).toBeGreaterThan(0);
    expect(changes()).toEqual([]);
    const seat = await acknowledge();
    await staff.muster.pass(0);
    expect(new Set(changes())).toEqual(
      new Set([
        `INC-1: ${seat} is on it\nAcknowledged at 2026-11-23 10:01 UTC.\nhttp://muster.example/incidents/INC-1`,
      ]),
    );
    expect(changes()).toHaveLength(pages().length);
    await staff.muster.pass(10 * minute);
    expect(changes(), 'once').toHaveLength(pages().length);
    expect(JSON.stringify(slack.asked.filter(({ path }) => path === '/api/chat.update'))).not.toContain('obeys');
  });

  test('says that nobody is needed once the incident is over', async () => {
    const params = { incident: 'INC-1' };
    await staff.at('security-lead').call(routes.incidents.notAnIncident, { params, body: { reason: 'A test' } });
    await staff.muster.pass(60 * minute);
    expect(changes()[0]).toMatch(/^INC-1: nobody is needed any more\nEnded at 2026-11-23 10:\d\d UTC\./);
  });

  test('is changed after a pause where Slack was busy', async () => {
    slack.behave('busy');
    await acknowledge();
    await staff.muster.pass(0);
    expect(changes()).toEqual([]);
    slack.behave('accept');
    await staff.muster.pass(minute);
    expect(changes()).toHaveLength(pages().length);
  });
});
