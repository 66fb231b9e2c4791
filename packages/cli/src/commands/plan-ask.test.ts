import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../run-command.ts';
import { testIo } from '../testkit/test-io.ts';

const { folder, remove } = testIo();
beforeAll(() => {
  for (const name of ['saas-chatbot', 'eu-bank'])
    copyFileSync(new URL(`../../../plan/starters/${name}.yaml`, import.meta.url), join(folder, `${name}.yaml`));
});
afterAll(remove);

async function muster(words: readonly string[], terminal = true) {
  const world = testIo({ folder, terminal, now: '2026-11-26T09:00:00Z' });
  const code = await runCommand(words, world.io);
  return { code, out: world.out(), err: world.err() };
}

const ask = (...words: readonly string[]) => ['plan', 'ask', 'saas-chatbot.yaml', '--severity', 'critical', ...words];

describe('muster plan ask', () => {
  test('tells who is paged, who can approve and which clocks run, Sunday at three in the morning', async () => {
    const { code, out, err } = await muster(ask('--at', '2026-12-27T03:00'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('critical, on Sunday 27 December 2026, 03:00 (Europe/Dublin), a weekend.');
    expect(out).toMatch(/^ {2}legal +03:00 +privacy-counsel \(first, until 2026-12-28 09:00\) by phone, sms$/m);
    expect(out).toMatch(/^ +03:15 +chief-executive by phone, sms$/m);
    expect(out).toContain('notify-customers (opened): 1 of legal, 1 of executive within 4 h, reachable from 03:00');
    expect(out).toMatch(/^ {2}eu-gdpr-33: .*privacy-counsel answers for it$/m);
    expect(out).toMatch(/^ {4}2026-12-30 03:00 supervisory_authority .*Reg\. \(EU\) 2016\/679 Art\. 33\(1\)/m);
    expect(out).toMatch(/^ {2}2026-12-29 03:00 enterprise-customers: When exposed data is at least confidential\.$/m);
  });

  test('reads a moment as the clock on the wall shows it, or exactly with an offset', async () => {
    const at = async (moment: string) => {
      const { out } = await muster(ask('--at', moment), false);
      return (JSON.parse(out) as { at: string }).at;
    };
    expect(await at('2026-07-05T03:00')).toBe('2026-07-05T02:00:00.000Z');
    expect(await at('2026-07-05 03:00')).toBe('2026-07-05T02:00:00.000Z');
    expect(await at('2026-07-05T03:00Z')).toBe('2026-07-05T03:00:00.000Z');
  });

  test('says NOBODY, and that a gate cannot be reached, where the plan leaves a hole', async () => {
    const plan = readFileSync(join(folder, 'saas-chatbot.yaml'), 'utf8');
    const office = plan
      .replace(
        'at: Mon 09:00, through: [security-lead, security-deputy',
        'at: Mon 09:00, only: ["Mon-Fri 08:00-18:00"], through: [security-lead, security-deputy',
      )
      .replace(
        'review:\n  every: 6 months',
        `seats:
  security-lead: { title: Lead, hours: ["Mon-Fri 08:00-18:00"] }
  security-deputy: { title: Deputy, hours: ["Mon-Fri 08:00-18:00"] }
  security-analyst: { title: Analyst, hours: ["Mon-Fri 08:00-18:00"] }
review:
  every: 6 months`,
      );
    writeFileSync(join(folder, 'office.yaml'), office);
    const { out } = await muster(['plan', 'ask', 'office.yaml', '--severity', 'high', '--at', '2026-12-27T03:00']);
    expect(out).toMatch(/^ {2}security +03:00 +NOBODY .*: Nobody is on call at that hour\.$/m);
    expect(out).toContain('within 30 min, NOT reachable: nobody of security');
    expect(out).toMatch(/^ {4}security-lead +security +off-duty +not in time$/m);
  });

  test.each([
    [['--at', 'tomorrow'], '"tomorrow" is no moment.'],
    [['--at', '2026-02-30T03:00'], '"2026-02-30T03:00" is no moment.'],
    [['--at', '2026-12-27T03:00', '--system', 'suport-assistant'], 'Did you mean "support-assistant"?'],
    [[], '--at'],
  ])('with %j is wrong usage', async (words, said) => {
    const { code, err } = await muster(ask(...words));
    expect(err).toContain(said);
    expect(code).toBe(2);
  });
});

describe('muster plan clocks', () => {
  test('tells which laws could bind and what the plan says, and ends with 1 while it says nothing of one', async () => {
    const { code, out } = await muster(['plan', 'clocks', 'saas-chatbot.yaml']);
    expect(out).toMatch(/^eu-gdpr-33 +yes +listed +It binds gdpr\/controller\.$/m);
    expect(out).toMatch(/^eu-dora-19 +could-be +ruled-out +Ruled out: No financial entity\. /m);
    expect(out).not.toContain('br-lgpd');
    expect((await muster(['plan', 'clocks', 'saas-chatbot.yaml', '--all'])).out).toMatch(/^br-lgpd +no +none/m);
    expect(code).toBe(out.includes('SAYS NOTHING') ? 1 : 0);
  });

  test('tells a law that no law pack knows', async () => {
    const plan = readFileSync(join(folder, 'saas-chatbot.yaml'), 'utf8');
    writeFileSync(join(folder, 'mistyped.yaml'), plan.replace('eu-dora-19: No', 'eu-dora-91: No'));
    const { code, out } = await muster(['plan', 'clocks', 'mistyped.yaml'], false);
    expect(JSON.parse(out)).toMatchObject({ unknown: ['eu-dora-91'] });
    expect(code).toBe(1);
  });
});
