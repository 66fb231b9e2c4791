import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../run-command.ts';
import { testIo } from '../testkit/test-io.ts';
import type { TestIo, TestIoOptions } from '../testkit/test-io.ts';

let server: TestIo;
let ended: Promise<number>;
let origin = '';

async function as(who: string, words: readonly string[], options: TestIoOptions = { terminal: true }) {
  const environment = { MUSTER_SERVER: origin, MUSTER_CREDENTIALS: `${who}.json` };
  const world = testIo({ folder: server.folder, fetch, environment, ...options });
  const code = await runCommand(words, world.io);
  return { code, out: world.out(), err: world.err() };
}

const json = async (who: string, ...words: readonly string[]) =>
  JSON.parse((await as(who, words, {})).out) as Record<string, string>;
const read = (name: string) => readFileSync(join(server.folder, name), 'utf8');
const change = (name: string, from: string, to: string) => {
  if (!read(name).includes(from)) throw new Error(`${name} does not say: ${from}`);
  writeFileSync(join(server.folder, name), read(name).replace(from, to));
};
const stateOf = async (version: string) => {
  const { items } = JSON.parse((await as('security-lead', ['plan', 'list'], {})).out) as {
    items: { version: string; state: string }[];
  };
  return items.find((each) => each.version === version)?.state;
};

beforeAll(async () => {
  server = testIo();
  const key = join(server.folder, 'instance.key');
  writeFileSync(key, randomBytes(32).toString('base64'));
  const started = { ...server.io, environment: { MUSTER_PORT: '0', MUSTER_INSTANCE_KEY_FILE: key } };
  const first = Promise.withResolvers<string>();
  const stdout = { ...started.stdout, write: (text: string) => first.resolve(text) };
  ended = runCommand(['start'], { ...started, stdout });
  const announced = JSON.parse(await first.promise) as { origin: string; link: string };
  origin = announced.origin;
  await as('administrator', ['sign-in', announced.link]);
  for (const seat of ['security-lead', 'general-counsel', 'chief-executive']) {
    const { link } = await json('administrator', 'people', 'invite', `The ${seat}`, '--seat', seat);
    expect((await as(seat, ['sign-in', link ?? ''])).code).toBe(0);
  }
});

afterAll(async () => {
  server.stop();
  expect(await ended).toBe(0);
  server.remove();
});

describe('a plan that is changed', () => {
  test('is pulled, changed, pushed, approved by two, and put in force', async () => {
    expect((await as('security-lead', ['plan', 'pull', 'plan.yaml'])).code).toBe(0);
    expect(read('plan.yaml')).toMatch(/\n# Made from version [0-9a-f]{64}; .*\n$/);
    expect((await as('security-lead', ['plan', 'pull', 'plan.yaml'])).err).toContain('The file is there already.');
    expect((await as('security-lead', ['plan', 'pull', 'plan.yaml', '--force'])).code).toBe(0);
    change('plan.yaml', 'name: Example Commerce', 'name: Example Trade');

    const { version = '' } = await json('security-lead', 'plan', 'push', 'plan.yaml', '--note', 'We have a new name');
    expect(version).toMatch(/^[0-9a-f]{64}$/);
    const short = version.slice(0, 8);
    const listed = await as('security-lead', ['plan', 'list']);
    expect(listed.out).toMatch(/^VERSION +STATE +SINCE +BY +FINDINGS +NOTE$/m);
    expect(listed.out).toMatch(/proposed +\S+ +The security-lead +0\/\d+\/\d+ +still needed: legal, executive/);

    const refused = await as('security-lead', ['plan', 'approve', short, '--yes']);
    expect(refused.err).toMatch(/approval\/own-request/);
    const approving = (answer: string) => ({ terminal: true, ask: () => Promise.resolve(answer) });
    const shy = await as('general-counsel', ['plan', 'approve', short], approving('no'));
    expect(shy.err).toMatch(/proposed by +The security-lead: We have a new name\n +neutral +changed .*name/);
    expect(shy.err).toContain('Nothing was done.');
    expect((await as('general-counsel', ['plan', 'approve', short], approving('yes'))).out).toContain(
      'Still needed: executive',
    );
    expect((await as('chief-executive', ['plan', 'approve', '--yes'])).out, 'the one that waits').toMatch(
      / is approved\.\nPut it in force by /,
    );
    expect((await as('security-lead', ['plan', 'activate', short, '--yes'])).out).toContain(' is in force.');
    expect((await as('security-lead', ['plan', 'show'])).out).toContain('name: Example Trade');
  });

  test('is refused where another version came into force since it was pulled, unless it is forced', async () => {
    change('plan.yaml', 'name: Example Trade', 'name: Example Late');
    const late = await as('security-lead', ['plan', 'push', 'plan.yaml']);
    expect(late.err).toMatch(/^plan\/superseded: /);
    expect(late.code).toBe(1);
    const forced = await json('security-lead', 'plan', 'push', 'plan.yaml', '--force');
    expect(forced['state']).toBe('proposed');
    const version = forced['version'] ?? '';
    expect((await as('chief-executive', ['plan', 'refuse', version, '--reason', 'Not that name', '--yes'])).code).toBe(
      0,
    );
    expect(await stateOf(version)).toBe('refused');
    expect((await as('security-lead', ['plan', 'list'])).out).toContain('refused: Not that name');
  });

  test('that does not say what it was made from is not pushed', async () => {
    writeFileSync(join(server.folder, 'bare.yaml'), read('plan.yaml').replace(/\n# Made from.*\n/, '\n'));
    const { code, err } = await as('security-lead', ['plan', 'push', 'bare.yaml']);
    expect(err).toContain('does not say which version it was made from');
    expect(code).toBe(1);
  });

  test('with a finding that blocks shows it as muster check does, and changes nothing', async () => {
    await as('security-lead', ['plan', 'pull', 'faulty.yaml']);
    change('faulty.yaml', '\n  hit: highest', '');
    const before = await json('security-lead', 'plan', 'list');
    const pushed = await as('security-lead', ['plan', 'push', 'faulty.yaml']);
    const checked = await as('security-lead', ['check', 'faulty.yaml']);
    expect(pushed.out).toBe(checked.out);
    expect(pushed.out).toMatch(/^faulty\.yaml:\d+:\d+: error SEV-02: /m);
    expect(pushed.err).toMatch(/^plan\/has-findings: .*\n {2}where: muster plan push\n {2}mend: /);
    expect(pushed.code).toBe(1);
    expect(await json('security-lead', 'plan', 'list')).toEqual(before);
  });

  test('is named by the beginning of its version, long enough to be one', async () => {
    expect((await as('general-counsel', ['plan', 'approve'])).err).toContain('No version waits.');
    const near = await as('general-counsel', ['plan', 'approve', 'abc']);
    expect(near.err).toContain('No version begins with "abc".');
    const { items } = JSON.parse((await as('security-lead', ['plan', 'list'], {})).out) as {
      items: { version: string }[];
    };
    const oldest = items.at(-1)?.version ?? '';
    expect((await as('security-lead', ['plan', 'pull', 'oldest.yaml', '--version', oldest.slice(0, 10)])).code).toBe(0);
    expect(read('oldest.yaml')).toContain('name: Example Commerce');
    expect((await as('general-counsel', ['plan', 'approve', oldest, '--yes'])).err).toContain('waits for nobody');
  });
});
