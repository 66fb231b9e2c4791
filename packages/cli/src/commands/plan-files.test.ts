import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from '../run-command.ts';
import { testIo } from '../testkit/test-io.ts';
import type { TestIoOptions } from '../testkit/test-io.ts';

const { folder, remove } = testIo();
afterAll(remove);

async function muster(words: readonly string[], options: TestIoOptions = {}) {
  const world = testIo({ folder, now: '2026-11-26T09:00:00Z', ...options });
  const code = await runCommand(words, world.io);
  return { code, out: world.out(), err: world.err() };
}
const text = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('muster init', () => {
  test('writes a plan with the name and the zone that were given, and waivers for ninety days', async () => {
    const words = [
      '--starter',
      'eu-bank',
      '--name',
      'Bank: "One", #1',
      '--time-zone',
      'Europe/Paris',
      '--holidays',
      'FR',
    ];
    expect(await muster(['init', ...words, '--out', 'bank.yaml'])).toMatchObject({ code: 0, err: '' });
    expect(text('bank.yaml')).toContain(
      '  name: "Bank: \\"One\\", #1"\n  time_zone: "Europe/Paris"\n  holidays: "FR"\n',
    );
    expect(text('bank.yaml').match(/until: "[^"]*"/g)).toEqual(['until: "2027-02-24"', 'until: "2027-02-24"']);
    const { code, out } = await muster(['check', 'bank.yaml', '--format', 'text']);
    expect(code).toBe(0);
    expect(out).toMatch(/^0 errors, 0 warnings, 2 waived\.\n$/m);
  });

  test('asks on a terminal for what is not given', async () => {
    const questions: string[] = [];
    const said = ['small-company', 'Example Studio Two', ''];
    const ask = (question: string) => {
      questions.push(question);
      return Promise.resolve(said.shift() ?? '');
    };
    const { code, out } = await muster(['init', '--out', 'asked.yaml'], { terminal: true, ask });
    expect(questions).toHaveLength(3);
    expect(out).toContain('Written: asked.yaml, from small-company.');
    expect(text('asked.yaml')).toContain('  name: "Example Studio Two"\n  time_zone: "Europe/Dublin"\n');
    expect(code).toBe(0);
  });

  test('never overwrites', async () => {
    writeFileSync(join(folder, 'mine.yaml'), 'mine');
    const { code, err } = await muster(['init', '--name', 'Example', '--out', 'mine.yaml']);
    expect(err).toContain('The file is there already.');
    expect(text('mine.yaml')).toBe('mine');
    expect(code).toBe(1);
  });

  test.each([
    [['--starter', 'saas-chatbot'], 'A plan needs the name of the organisation.'],
    [['--starter', 'saas', '--name', 'X'], 'saas'],
    [['--name', 'X', '--time-zone', 'Europe/Dublinn'], '"Europe/Dublinn" is no time zone.'],
    [['--name', 'X', '--holidays', 'XX'], '"XX" cannot stand here.'],
    [['--name', 'call +353 1 234 5678'], 'A telephone number stands here.'],
  ])('with %j is wrong usage, and writes nothing', async (words, said) => {
    const { code, err } = await muster(['init', ...words, '--out', 'never.yaml']);
    expect(err).toContain(said);
    expect(() => text('never.yaml')).toThrow();
    expect(code).toBe(2);
  });
});

describe('muster plan diff', () => {
  const weaker = () => {
    const plan = text('bank.yaml');
    writeFileSync(
      join(folder, 'weaker.yaml'),
      plan.replace('approve: [1 of legal, 1 of executive]', 'approve: [1 of legal]'),
    );
  };

  test('tells what became weaker, and ends with 1', async () => {
    weaker();
    const { code, out } = await muster(['plan', 'diff', 'bank.yaml', 'weaker.yaml'], { terminal: true });
    expect(out).toMatch(/^weaker +lowered the quorum of notify-customers from 2 to 1$/m);
    expect(code).toBe(1);
  });

  test('the other way round it became stricter, and ends with 0', async () => {
    const { code, out } = await muster(['plan', 'diff', 'weaker.yaml', 'bank.yaml']);
    expect(JSON.parse(out)).toMatchObject({
      before: expect.stringMatching(/^[0-9a-f]{64}$/),
      changes: [{ direction: 'stricter', path: 'gates.notify-customers.approve' }, { direction: 'stricter' }],
    });
    expect(code).toBe(0);
  });

  test('finds nothing between a plan and itself', async () => {
    const { code, out } = await muster(['plan', 'diff', 'bank.yaml', 'bank.yaml'], { terminal: true });
    expect(out).toBe('No differences.\n');
    expect(code).toBe(0);
  });

  test('says where a plan is broken', async () => {
    writeFileSync(join(folder, 'broken.yaml'), 'muster: 1\norganisation: 7\n');
    const { code, err } = await muster(['plan', 'diff', 'bank.yaml', 'broken.yaml']);
    expect(err).toContain('where: broken.yaml:1:1');
    expect(err).toContain('muster check broken.yaml');
    expect(code).toBe(1);
  });
});

describe('muster plan schema', () => {
  test('prints a JSON Schema that closes every part', async () => {
    const { code, out } = await muster(['plan', 'schema']);
    expect(JSON.parse(out)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      additionalProperties: false,
      properties: { vendors: {}, on_call: {}, clocks: { additionalProperties: false } },
    });
    expect(code).toBe(0);
  });
});
