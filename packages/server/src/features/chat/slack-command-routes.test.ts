import { createHmac } from 'node:crypto';
import { problem, routes } from '@muster/api';
import { createSafeHttp, createSlackChannel } from '@muster/connectors';
import { parseInstant } from '@muster/clocks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handClock } from '../../testkit/hand-clock.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const secret = '8f742231b10e8888abcd99yyyzzz85a5';
const monday = parseInstant('2026-11-23T10:00:00.000Z');

let staff: StaffedMuster;

async function open(signingSecrets: readonly string[]): Promise<void> {
  const http = createSafeHttp({ hosts: [], allowLoopback: true });
  const channel = createSlackChannel({ http, origin: 'http://127.0.0.1:1', token: 'xoxb-token', signingSecrets });
  staff = await staffedMuster(['security-lead'], {
    clock: handClock(monday),
    reachBy: new Map([['slack', { channel, perMinute: 100 }]]),
  });
}

beforeEach(() => open([secret]));
afterEach(() => staff.muster.close());

interface Typed {
  readonly text?: string;
  readonly key?: string;
  /** Seconds that the request is old. */
  readonly age?: number;
}

/** What a member of the workspace types, as Slack sends it. */
async function type({ text = '', key = secret, age = 0 }: Typed = {}) {
  const fields = { command: '/muster', text, user_id: 'U01ABCDEF23', user_name: 'mallory', team_id: 'T1' };
  const payload = new URLSearchParams(fields).toString();
  const timestamp = String(Math.floor(Date.parse(staff.muster.clock.now()) / 1_000) - age);
  const signature = createHmac('sha256', key).update(`v0:${timestamp}:${payload}`).digest('hex');
  const answer = await staff.muster.http.inject({
    method: 'POST',
    url: '/in/slack/command',
    headers: {
      host: 'muster.example',
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-signature': `v0=${signature}`,
      'x-slack-request-timestamp': timestamp,
    },
    payload,
  });
  return { status: answer.statusCode, body: answer.body };
}

const textOf = async (typed: Typed = {}) => {
  const { status, body } = await type(typed);
  expect(status).toBe(200);
  const answer = routes.slack.command.answer.parse(JSON.parse(body));
  expect(answer.response_type, 'nobody else in the channel sees it').toBe('ephemeral');
  return answer.text;
};
const codeOf = async (typed: Typed) => problem.parse(JSON.parse((await type(typed)).body)).code;
const audit = async () =>
  (await staff.administrator.call(routes.system.audit, {})).items.filter(({ action }) => action === 'slack.command');

describe('the slash command of Slack', () => {
  test('says how many incidents wait, with the way to each, and nothing of what they are about', async () => {
    expect(await textOf()).toBe(
      'Nobody is being called.\n<http://muster.example/now?declare=true|Declare an incident>',
    );
    const body = { type: 'prompt-injection', title: 'Secret title', system: 'support-assistant' };
    await staff.at('security-lead').call(routes.incidents.declare, { body });
    await staff.muster.pass(0);
    const text = await textOf({ text: 'pages' });
    expect(text).toContain('1 incident waits for somebody: <http://muster.example/incidents/INC-1|INC-1>.');
    expect(text).not.toMatch(/Secret|injection|support/);
  });

  test('leads to where one declares, and declares nothing itself', async () => {
    expect(await textOf({ text: 'declare the assistant leaks' })).toContain('goes nowhere');
    expect(await textOf({ text: 'declare' })).toBe(
      '<http://muster.example/now?declare=true|Declare an incident>: you sign in first.',
    );
    expect((await staff.at('security-lead').call(routes.incidents.list, {})).items).toEqual([]);
  });

  test('does not give back what was typed', async () => {
    expect(await textOf({ text: '<!channel> *x* &' })).not.toMatch(/channel|\*/);
  });

  test('leaves a trace of which member asked, by their id alone', async () => {
    await textOf();
    expect(await audit()).toMatchObject([{ outcome: 'read', subject: 'member U01ABCDEF23 of Slack' }]);
    expect(JSON.stringify(await audit())).not.toContain('mallory');
  });

  test('answers to Slack alone, and only now; guesses are on record once a minute', async () => {
    expect(await codeOf({ key: 'another' })).toBe('token/wrong');
    expect(await codeOf({ age: 301 })).toBe('token/wrong');
    expect(await codeOf({ age: -301 })).toBe('token/wrong');
    expect(await audit()).toMatchObject([{ outcome: 'refused', code: 'token/wrong' }]);
    expect(await textOf({ age: 299 })).toContain('Nobody');
  });

  test('is not there where no signing secret is set up', async () => {
    await staff.muster.close();
    await open([]);
    expect(await codeOf({})).toBe('request/not-found');
    expect(await codeOf({ key: ' ' })).toBe('request/not-found');
  });
});
