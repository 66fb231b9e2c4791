import { describe, expect, test } from 'vitest';
import { runCommand } from '../run-command.ts';
import { testIo } from '../testkit/test-io.ts';

async function muster(line: string, terminal = false) {
  const world = testIo({ terminal });
  const code = await runCommand(line.split(' '), world.io);
  world.remove();
  return { code, out: world.out(), err: world.err() };
}

describe('muster clock', () => {
  test('counts every stage of a law, and leaves open what has no anchor or no number', async () => {
    const { code, out } = await muster('clock eu-nis2-23 --anchor aware_at=2026-11-27T17:00Z --zone Europe/Dublin');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      regime: 'eu-nis2-23',
      status: 'in_force',
      stages: [
        {
          name: 'early_warning',
          anchor: 'aware_at',
          strict_due: '2026-11-28T17:00:00.000Z',
          legal_latest: '2026-11-28T17:00:00.000Z',
          rule: 'hours_wallclock',
          calendar: null,
          citation: 'Directive (EU) 2022/2555 Art. 23(4)(a)',
        },
        { name: 'incident_notification', strict_due: '2026-11-30T17:00:00.000Z' },
        { name: 'intermediate', strict_due: null, legal_latest: null, rule: 'none' },
        {
          name: 'final',
          strict_due: null,
          rule: 'eu_1182_71_months',
          calendar: 'IE',
          missing: ['notification_submitted_at'],
        },
      ],
    });
  });

  test('takes several anchors, offsets, and a circumstance', async () => {
    const { out } = await muster(
      'clock eu-dora-19 --anchor aware_at=2026-11-27T21:00+01:00 --anchor classified_major_at=2026-11-28T06:00Z --zone Europe/Dublin --circumstance weekend-relief --format json',
      true,
    );
    expect(JSON.parse(out).stages[0]).toMatchObject({
      strict_due: '2026-11-28T10:00:00.000Z',
      legal_latest: '2026-11-30T12:00:00.000Z',
      calendar: 'IE',
    });
  });

  test('shows a person the wall clock of the recipient, the law, and what to ask counsel', async () => {
    const { code, out } = await muster(
      'clock eu-aia-73-2-general --anchor aware_at=2026-11-20T09:00Z --zone Europe/Dublin',
      true,
    );
    expect(code).toBe(0);
    expect(out).toContain('in force; verified');
    expect(out).toMatch(/report +Sat 2026-12-05 09:00:00 \+00:00 +Mon 2026-12-07 23:59:59 \+00:00 +IE/);
    expect(out).toContain('Confirm with counsel:\n- Whether Art. 73 binds');
    expect(out).toContain('https://eur-lex.europa.eu/eli/reg/2024/1689/oj');
  });

  test('names what would change a term, and whether anybody has it unasked', async () => {
    const { out } = await muster('clock eu-dora-19', true);
    expect(out).toContain('initial  ');
    expect(out).toContain('waits for classified_major_at, aware_at');
    expect(out).toContain('- weekend-relief, intermediate: An end on a weekend day or bank holiday moves to noon');
    expect(out).toContain('- always, final: ');
  });

  test('lists forty laws, and says which text nobody read', async () => {
    const piped = await muster('clock --list');
    expect(JSON.parse(piped.out).regimes).toHaveLength(40);
    const { out } = await muster('clock --list', true);
    expect(out).toMatch(/kr-pipa +in force +2023-09-15 +unverified/);
    expect(out).toMatch(/us-co-sb24-205 +repealed +–/);
  });

  test.each([
    ['clock', 'Name one law, or ask for the list.'],
    ['clock eu-gdpr-33 --list', 'Name one law, or ask for the list.'],
    ['clock eu-gdpr-3', 'There is no law "eu-gdpr-3". Did you mean "eu-gdpr-33"?'],
    ['clock nis2', 'Did you mean "eu-nis2-23"?'],
    ['clock hammurabi', 'All of them: muster clock --list'],
    ['clock eu-gdpr-33 --anchor awre_at=2026-11-24T09:30Z', 'has no anchor "awre_at". Did you mean "aware_at"?'],
    ['clock eu-gdpr-33 --anchor discovered_at=2026-11-24T09:30Z', 'It is one of: processor_aware_at, aware_at.'],
    ['clock eu-gdpr-33 --anchor aware_at', '"aware_at" is no anchor.'],
    ['clock eu-gdpr-33 --anchor aware_at=yesterday', '"yesterday" is no instant.'],
    ['clock eu-gdpr-33 --anchor aware_at=2026-11-24', 'A bare date is not enough.'],
    ['clock eu-gdpr-33 --anchor aware_at=2026-11-24T09:30', 'Write date, time and offset'],
    ['clock eu-gdpr-33 --anchor aware_at=2026-02-29T09:30Z', 'is no instant.'],
    [
      'clock eu-gdpr-33 --anchor aware_at=2026-11-24T09:30Z --anchor aware_at=2026-11-24T09:31Z',
      'aware_at was given twice.',
    ],
    ['clock eu-gdpr-33 --zone Europe/Dubln', '"Europe/Dubln" is no time zone.'],
    ['clock eu-nis2-23 --holidays XX', 'There is no holiday calendar "XX".'],
    ['clock br-lgpd --circumstance smal-agent', 'Did you mean "small-agent"?'],
    ['clock eu-gdpr-33 --circumstance x', 'It has none.'],
    ['clock eu-gdpr-33 eu-gdpr-34', 'There is too much: eu-gdpr-34.'],
  ])('muster %s is wrong usage: %s', async (line, said) => {
    const { code, out, err } = await muster(line);
    expect(err).toContain(said);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  test('a deadline beyond the holiday table is an error that says so', async () => {
    const { code, err } = await muster('clock eu-nis2-23 --anchor notification_submitted_at=2034-12-20T09:30Z');
    expect(code).toBe(1);
    expect(err).toContain('leaves the BE holiday table (2025 to 2034');
  });
});
