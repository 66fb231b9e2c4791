import { describe, expect, test } from 'vitest';
import { commands } from './registry.ts';
import { runCommand } from './run-command.ts';
import { testIo } from './testkit/test-io.ts';

async function muster(...words: readonly string[]) {
  const world = testIo();
  const code = await runCommand(words, world.io);
  world.remove();
  return { code, out: world.out(), err: world.err() };
}

describe('the command line', () => {
  test('without a command says that one is missing', async () => {
    expect(await muster()).toEqual({
      code: 2,
      out: '',
      err: 'error: Which command?\n  where: the command line\n  mend:  All of them: muster help\n',
    });
  });

  test.each([
    ['incdent list', 'Did you mean "incident list"?'],
    ['incident shwo INC-1', 'Did you mean "incident show"?'],
    ['verfy pack.tar', 'Did you mean "verify"?'],
    ['hlep', 'Did you mean "help"?'],
    ['action', 'muster action what?'],
    ['frobnicate', 'There is no command "frobnicate".\n'],
    ['--server http://127.0.0.1:1 incident list', 'Options come after the command.'],
  ])('muster %s: %s', async (line, said) => {
    const { code, out, err } = await muster(...line.split(' '));
    expect(err).toContain(said);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  test.each([
    ['incident show', 'It needs INCIDENT.'],
    ['fact set INC-1', 'It needs FACT and VALUE.'],
    ['incident show INC-1 INC-2', 'There is too much: INC-2.'],
    ['incident declare --type prompt-injection', 'It needs --title TEXT.'],
    ['incident declare --tpye x', 'There is no option --tpye. Did you mean --type?'],
    ['incident list --format xml', '--format cannot be "xml".'],
    ['severity raise INC-1 --to worst --reason x', 'It is one of: low, medium, high, critical.'],
    ['severity raise INC-1 --to high --to low --reason x', '--to was given twice.'],
    ['stage enter INC-1 clasify', 'There is no stage "clasify".'],
    ['action approve INC-1 stop', '"stop" is no action.'],
    ['action propose INC-1 x --reason y --with z', '"z" is no parameter.'],
    ['fact set INC-1 people_affected many --kind number', '"many" is not a number.'],
    ['tokens issue admin --title x', 'There is no scope "admin".'],
    ['incident list --most 0', '"0" is no number from 1 to 10000.'],
    ['incident list --server ftp://example.com', 'is no address of a Muster'],
    ['sign-in hello', 'That is no one-time link.'],
  ])('muster %s is wrong usage: %s', async (line, said) => {
    const world = testIo({ environment: { MUSTER_TOKEN: 'x' } });
    const code = await runCommand(line.split(' '), world.io);
    world.remove();
    expect(world.err()).toContain(said);
    expect(world.err()).toMatch(/\n {2}where: .+\n {2}mend: {2}.+\n$/);
    expect(world.out()).toBe('');
    expect(code).toBe(2);
  });
});

describe('help', () => {
  test('lists every command', async () => {
    const { code, out } = await muster('help');
    for (const { name, summary } of commands) expect(out).toMatch(new RegExp(`^ {2}${name} +${escape(summary)}$`, 'm'));
    expect(code).toBe(0);
  });

  test.each(commands.map((command) => [command.name, command] as const))(
    'tells how to write %s',
    async (name, command) => {
      const asked = await muster('help', ...name.split(' '));
      expect(asked.out).toContain(`muster ${name} ${command.usage}`.trimEnd());
      for (const { help } of Object.values(command.options)) expect(asked.out).toContain(help);
      expect(await muster(...name.split(' '), '--help')).toEqual(asked);
      expect(asked.code).toBe(0);
    },
  );

  test('of a group lists the group', async () => {
    const { out } = await muster('help', 'action');
    expect(out).toContain('action propose');
    expect(out).not.toContain('incident show');
  });

  test('of a wrong command is wrong usage', async () => {
    expect((await muster('help', 'actoin')).code).toBe(2);
  });
});

describe('a server', () => {
  test('that does not answer is told with its address', async () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause: refused }));
    const world = testIo({ environment: { MUSTER_TOKEN: 'x' }, fetch });
    expect(await runCommand(['incident', 'list', '--server', 'http://127.0.0.1:1'], world.io)).toBe(1);
    expect(world.err()).toContain('error: Nothing answers (ECONNREFUSED).\n  where: http://127.0.0.1:1\n');
    world.remove();
  });

  test('that is no Muster is told as that', async () => {
    for (const body of ['<html>', '{}', '{"items":[{"id":1}],"next":null}']) {
      const world = testIo({ environment: { MUSTER_TOKEN: 'x' }, fetch: async () => new Response(body) });
      expect(await runCommand(['incident', 'list'], world.io)).toBe(1);
      expect(world.err()).toContain('The answer is not what this version of muster knows.');
      world.remove();
    }
  });

  test('is never asked without a token', async () => {
    const world = testIo();
    expect(await runCommand(['incident', 'list'], world.io)).toBe(1);
    expect(world.err()).toContain('You are not signed in.');
    world.remove();
  });
});

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
