import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../run-command.ts';
import { testIo } from '../testkit/test-io.ts';
import type { TestIo, TestIoOptions } from '../testkit/test-io.ts';

const hostile = 'Leak\u001B]0;owned\u0007 of \u202Egnp.exe\nINC-9 forged line';

let server: TestIo;
let ended: Promise<number>;
let origin = '';

/** A command of one person, at a terminal unless it says otherwise. */
async function as(who: string, words: readonly string[], options: TestIoOptions = { terminal: true }) {
  const environment = { MUSTER_SERVER: origin, MUSTER_CREDENTIALS: `${who}.json` };
  const world = testIo({ folder: server.folder, fetch, environment, ...options });
  const code = await runCommand(words, world.io);
  return { code, out: world.out(), err: world.err() };
}

const json = async (who: string, ...words: readonly string[]) =>
  JSON.parse((await as(who, words, {})).out) as Record<string, string>;

beforeAll(async () => {
  server = testIo();
  const key = join(server.folder, 'instance.key');
  writeFileSync(key, randomBytes(32).toString('base64'));
  const settings = { MUSTER_PORT: '0', MUSTER_INSTANCE_KEY_FILE: key };
  const started = { ...server.io, environment: settings };
  const first = Promise.withResolvers<string>();
  const stdout = { ...started.stdout, write: (text: string) => first.resolve(text) };
  ended = runCommand(['start'], { ...started, stdout });
  const announced = JSON.parse(await first.promise) as { origin: string; link: string };
  origin = announced.origin;
  expect((await as('administrator', ['sign-in', announced.link])).code).toBe(0);
  for (const seat of ['security-lead', 'operations-lead']) {
    const { link } = await json('administrator', 'people', 'invite', `The ${seat}`, '--seat', seat);
    expect((await as(seat, ['sign-in', link ?? ''])).code).toBe(0);
  }
});

afterAll(async () => {
  server.stop();
  expect(await ended).toBe(0);
  server.remove();
});

describe('on a terminal', () => {
  test('lists are tables that no title can break out of', async () => {
    const words = ['incident', 'declare', '--type', 'prompt-injection', '--system', 'support-assistant'];
    expect((await as('security-lead', [...words, '--title', hostile])).out).toContain('INC-1 is declared.');
    const { out } = await as('security-lead', ['incident', 'list']);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^REFERENCE +SEVERITY +STAGE +NEXT DUE +OWNER +TITLE$/);
    expect(lines[1]).toContain('Leak�]0;owned� of �g');
    for (const words of [
      ['incident', 'show', 'INC-1'],
      ['incident', 'show', 'INC-1', '--format', 'json'],
    ])
      for (const steering of ['\u001B]', '\u0007', '\u202E'])
        expect((await as('security-lead', words)).out).not.toContain(steering);
  });

  test.each([
    ['people list', /^The security-lead +joined +security-lead +– +[0-9a-f-]{36}$/m],
    ['seats list', /^operations-lead +operations +The operations-lead$/m],
    ['plan show', /^muster: 1$/m],
    ['signals list', /^No signal has come yet\.$/m],
    ['ledger key', /^muster\/[0-9a-f-]+\/main\+[0-9a-f]{8}\+\S+$/m],
    ['ledger checkpoint', /^— muster\//m],
    ['incident review INC-1', /^triage +– +– +not yet: Classification/m],
    ['insights', /^1 +1 +\d+ +– +– +0 of 0 +All$/m],
    ['insights --format csv', /^"all",,"All","incidents",1,,,\r$/m],
    ['follow-up list', /^Nothing is owed\.$/m],
    ['factor list INC-1', /^No factor is recorded\.$/m],
    ['audit --most 3', /^[\d:]+ +read +audit\.list +– +elevated:/m],
  ])('muster %s', async (line, said) => {
    const { code, out, err } = await as('administrator', line.split(' '));
    expect(out).toMatch(said);
    expect(err).not.toContain('error');
    expect(code).toBe(0);
  });
});

describe('a refusal', () => {
  test('says its code, what, the clause of the plan, and how to go on', async () => {
    const words = ['fact', 'set', 'INC-1', 'exposed_data', 'everything'];
    const { code, out, err } = await as('security-lead', words);
    expect(err).toMatch(
      /^fact\/wrong-kind: That does not answer exposed_data\.\n {2}where: muster fact set\n {2}plan: {2}facts\.exposed_data\n {2}mend: {2}.*confidential/,
    );
    expect(out).toBe('');
    expect(code).toBe(1);
  });

  test('of a request tells every fault with its place', async () => {
    const { code, err } = await as('security-lead', ['incident', 'declare', '--type', 'x', '--title', ' ']);
    expect(err).toMatch(/^request\/invalid: .*\n {2}where: muster incident declare\n {2}fault: body\.title: /);
    expect(code).toBe(1);
  });

  test('of a plan tells its line and changes nothing', async () => {
    const before = await json('administrator', 'plan', 'show');
    writeFileSync(join(server.folder, 'broken.yaml'), 'muster: 1\nworkflow: 7\n');
    const { code, out, err } = await as('administrator', ['plan', 'add', 'broken.yaml']);
    expect(err).toMatch(/^plan\/faulty: .*\n {2}where: muster plan add\n/);
    expect(out).toMatch(/^broken\.yaml:\d+:\d+: error L0-/);
    expect(code).toBe(1);
    expect(await json('administrator', 'plan', 'show')).toEqual(before);
    expect((await as('administrator', ['check', 'broken.yaml'])).code).toBe(1);
  });
});

describe('an approval without a digest', () => {
  test('shows the exact action and asks; anything but yes does nothing', async () => {
    await json('security-lead', 'action', 'propose', 'INC-1', 'support-assistant.stop', '--reason', 'It still leaks');
    const questions: string[] = [];
    const answering = (answer: string) => ({
      terminal: true,
      ask: async (question: string) => {
        questions.push(question);
        return answer;
      },
    });
    const words = ['action', 'approve', 'INC-1', 'a-1'];
    for (const answer of ['', 'y', 'no']) {
      const { code, err } = await as('operations-lead', words, answering(answer));
      expect(err).toContain('A-1 of INC-1: Shut the assistant down');
      expect(err).toContain('asked by   The security-lead: It still leaks');
      expect(err).toContain('Nothing was done.');
      expect(code).toBe(1);
    }
    expect((await as('security-lead', ['incident', 'show', 'INC-1'])).out).toContain(
      'still needed: operations, security',
    );
    expect((await as('operations-lead', words, answering('yes\n'))).out).toContain('still needed: security');
    expect(questions).toEqual(Array.from({ length: 4 }, () => 'Approve exactly this? Type yes: '));
  });
});

describe('a person', () => {
  test('is named by name, seat or id, and a near name is a hint', async () => {
    const offer = (person: string) => as('security-lead', ['handover', 'offer', 'INC-1', person]);
    expect((await offer('the operations-LEAD')).code).toBe(0);
    expect((await offer('operations-lead')).code).toBe(0);
    const near = await offer('The operations-led');
    expect(near.err).toContain('Nobody is called "The operations-led". Did you mean "the operations-lead"?');
    expect(near.code).toBe(1);
  });

  test('who signs out has no token any more, here or there', async () => {
    const { link } = await json('administrator', 'people', 'invite', 'A visitor');
    await as('visitor', ['sign-in', link ?? '']);
    const kept = readFileSync(join(server.folder, 'visitor.json'), 'utf8');
    const token = /muster_token_[\w-]+/.exec(kept)?.[0] ?? '';
    expect((await as('visitor', ['incident', 'list'])).code).toBe(0);
    expect((await as('visitor', ['sign-out'])).code).toBe(0);
    expect((await as('visitor', ['incident', 'list'])).err).toContain('You are not signed in.');
    const environment = { MUSTER_SERVER: origin, MUSTER_TOKEN: token };
    const late = await as('visitor', ['incident', 'list'], { environment });
    expect(late.err).toMatch(/^token\/wrong: [\s\S]*muster sign-in LINK/);
    expect(late.code).toBe(1);
  });
});

describe('a file', () => {
  test('goes up as it is read and comes down once; what is there is never overwritten', async () => {
    const bytes = randomBytes(2 * 1024 * 1024 + 17);
    writeFileSync(join(server.folder, 'assistant.log'), bytes);
    const words = ['--category', 'application-logs', '--title', 'The log', '--source', 'log store'];
    const { content = '' } = await json('security-lead', 'evidence', 'add', 'INC-1', 'assistant.log', ...words);
    const get = ['content', 'get', 'INC-1', content, '--out', 'back.log'];
    expect((await as('security-lead', get)).out).toContain('back.log: 2.0 MiB');
    expect(readFileSync(join(server.folder, 'back.log')).equals(bytes)).toBe(true);
    const again = await as('security-lead', get);
    expect(again.err).toContain('The file is there already.');
    expect(again.code).toBe(1);
  });

  test('that is none is refused before anything is sent', async () => {
    mkdirSync(join(server.folder, 'a-folder'));
    const words = ['--category', 'application-logs', '--title', 'x', '--source', 'y'];
    const add = (file: string) => as('security-lead', ['evidence', 'add', 'INC-1', file, ...words]);
    expect((await add('a-folder')).err).toContain('That is no file.');
    expect((await add('nowhere.log')).err).toContain('There is no such file.');
    expect((await as('security-lead', ['incident', 'show', 'INC-1'])).out).not.toContain('E-2');
  });
});

describe('a second server on the same data', () => {
  test('does not start, and says whose the data is', async () => {
    const world = testIo({
      folder: server.folder,
      environment: { MUSTER_PORT: '0', MUSTER_INSTANCE_KEY_FILE: join(server.folder, 'instance.key') },
    });
    const settings = Object.fromEntries(Object.entries(world.io.environment).filter(([name]) => name !== 'NO_COLOR'));
    expect(await runCommand(['start'], { ...world.io, environment: settings })).toBe(1);
    expect(world.err()).toMatch(/^error: Muster did not start\. The data directory .* is in use by the process \d+/);
    expect(await runCommand(['doctor'], { ...world.io, environment: settings })).toBe(1);
    expect(world.err()).toContain('The data cannot be looked at.');
  });
});

describe('what is written in an incident', () => {
  const lead = async (...words: readonly string[]) => {
    const { code, out, err } = await as('security-lead', words);
    expect([words[0], code, code === 0 ? '' : err]).toEqual([words[0], 0, '']);
    return out;
  };

  test('a notice is drafted, shown whole before it is sent, and listed with what it waits for', async () => {
    const draft = ['notice', 'draft', 'INC-1', 'leadership', '--kind', 'full', '--text'];
    expect(await lead(...draft, '{reference} is {severity}. Call {contact}.')).toContain('Still open in it: contact.');
    expect(await lead('notice', 'list', 'INC-1')).toMatch(/^N-1 +full +leadership +answers +– +INC-1 is /m);
    const sending = ['notice', 'send', 'INC-1', 'N-1', '--to', 'The board', '--yes'];
    const early = await as('security-lead', sending);
    expect([early.code, early.err]).toEqual([1, expect.stringContaining('N-1 still asks for contact')]);
    const revise = ['notice', 'revise', 'INC-1', 'N-1', '--contact', 'the war room', '--reason', 'Known now'];
    expect(await lead(...revise)).toContain('N-1 is in revision 2.');
    const { out, err } = await as('security-lead', sending);
    expect(err).toContain('Call the war room.');
    expect(out).toContain('N-1 is recorded as sent.');
  });

  test('reports, notes, changes and waivers are kept, and the privilege log is empty', async () => {
    expect(await lead('report', 'draft', 'INC-1')).toContain('Situation report S-1 on INC-1');
    expect(await lead('report', 'publish', 'INC-1', '--text', 'All is quiet')).toContain('S-1 is published.');
    expect(await lead('report', 'list', 'INC-1')).toContain('  All is quiet');
    expect(await lead('note', 'add', 'INC-1', 'They called', '--at', '2020-01-01T10:00Z')).toContain(
      'Note M-1 is kept.',
    );
    expect(await lead('note', 'list', 'INC-1')).toContain('entered later');
    const change = ['change', 'record', 'INC-1', 'Filter', '--reference', 'change 7', '--author', 'operations-lead'];
    expect(await lead(...change)).toContain('C-1 is recorded.');
    expect(await lead('change', 'validate', 'INC-1', 'C-1', '--how', 'Replayed')).toContain('C-1 is validated.');
    await lead('severity', 'raise', 'INC-1', '--to', 'high', '--reason', 'Worse');
    const waive = ['waive', 'INC-1', 'task:triage', '--reason', 'One system'];
    expect(await lead(...waive)).toContain('task:triage is waived under workflow.classify.owner.');
    expect(await lead('privilege-log', 'INC-1')).toContain('Counsel directed nothing.');
  });

  test('an approver sees all they need, and a yes on the phone is kept and counts for nothing', async () => {
    expect(await lead('approval', 'list', '--whose', 'all')).toMatch(/^(in \d+ min) +INC-1 +A-1 /m);
    const show = () => as('operations-lead', ['approval', 'show', 'INC-1', 'A-1']);
    expect((await show()).out).toMatch(/silence +at .* these are asked: .*; it is never a yes/);
    const said = ['approval', 'report', 'INC-1', 'A-1', '--person', 'operations-lead', '--witness', 'Administrator'];
    const at = Temporal.Now.instant().toString();
    expect(await lead(...said, '--at', at, '--how', 'phone', '--words', 'Stop it', '--yes')).toContain('still waits');
    expect((await show()).out).toMatch(/reported +The operations-lead said yes \(phone\).*it counts for no gate/);
  });
});
