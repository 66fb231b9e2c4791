import { readFileSync } from 'node:fs';
import { parseInstant } from '@muster/clocks';
import { describe, expect, it } from 'vitest';
import type { CompiledPlan } from '../compiled-plan.ts';
import { parsePlan } from '../parse-plan.ts';
import { PlanError } from '../plan-error.ts';
import type { StarterName } from '../starter-names.ts';
import { answerAt } from './answer-at.ts';
import type { PlanAnswer } from './answer-at.ts';

type Edit = readonly [from: string, to: string];

/** Two people in a function are enough to tell who can approve. */
const twoEach: readonly Edit[] = [
  ['deputies: [privacy-counsel, deputy-counsel]', 'deputies: [privacy-counsel]'],
  ['deputies: [chief-executive, chief-financial-officer]', 'deputies: [chief-executive]'],
];

/** A starter with texts replaced that stand in it once each. */
function planOf(name: StarterName, ...edits: readonly Edit[]): CompiledPlan {
  const text = [...(name === 'saas-chatbot' ? twoEach : []), ...edits].reduce(
    (plan, [from, to]) => {
      if (plan.split(from).length !== 2) throw new Error(`The starter does not say this once: ${from}`);
      return plan.replace(from, to);
    },
    readFileSync(new URL(`../../starters/${name}.yaml`, import.meta.url), 'utf8'),
  );
  const parsed = parsePlan(text, 'plan.yaml');
  if (!parsed.ok) throw new Error(parsed.faults.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return parsed.plan;
}

const critical = (plan: CompiledPlan, at: string, system: string | null = null): PlanAnswer =>
  answerAt(plan, { severity: 'critical', at: parseInstant(at), system });

const called = (answer: PlanAnswer, who: string) =>
  answer.paged
    .find((each) => each.who === who)
    ?.steps.map(({ at, seat }) => `${at?.slice(11, 16) ?? 'no time'} ${seat ?? 'nobody'}`);

const gateOf = (answer: PlanAnswer, id: string) =>
  answer.gates.find(({ gate }) => gate === id) ?? expect.fail(`no gate ${id}`);

const clockOf = (answer: PlanAnswer, id: string) => answer.clocks.find((clock) => clock.id === id);

const executives: Edit = [
  'review:\n  every: 6 months',
  `seats:
  chief-operating-officer: { title: The first, hours: ["Mon-Fri 08:00-18:00"] }
  chief-executive: { title: The other, hours: ["Mon-Fri 09:00-17:00", "Sun 05:00-06:00"] }
review:
  every: 6 months`,
];
const nobodyCallsExecutives: readonly Edit[] = [
  ['deputies: [chief-executive], on_call: executive, reachable', 'deputies: [chief-executive], reachable'],
  [
    `      - { layer: first, rotate: [{ every: 1 week, at: Mon 09:00, through: [chief-operating-officer, chief-executive] }] }
      - { layer: second, rotate: [{ every: 1 week, at: Mon 09:00, through: [chief-executive, chief-operating-officer] }] }
    escalate: [{ after: 15 min, layer: second, by: [phone, sms] }]`,
    '      - { layer: first, rotate: [{ every: 1 week, at: Mon 09:00, through: [operations-lead] }] }',
  ],
];

describe('critical, Sunday at three in the morning on a public holiday', () => {
  // 4 July 2027 is a Sunday: Independence Day.
  const night = '2027-07-04T03:00:00-04:00';
  const plan = planOf('us-health', [
    '  executive:\n    layers:',
    '  executive:\n    holidays: [{ layer: first, calendar: US, through: [chief-operating-officer] }]\n    layers:',
  ]);
  const answer = critical(plan, night);

  it('says the hour where the organisation is, and that it is a holiday', () => {
    const [zone] = [plan.organisation.timeZone];
    expect(answer.dayOff).toBe('holiday');
    expect(answer.local).toMatch(/^Sunday 4 July 2027, 0\d:00 \(/);
    expect(answer.local).toContain(zone);
    expect(answer.acknowledge).toBe('15 min');
  });

  it('who is paged: the incident owner and what the severity calls, each with who comes next and when', () => {
    expect(answer.paged.map(({ who }) => who)).toEqual(['incident-owner', ...plan.severityLevels.critical.calls]);
    const [first] = answer.paged.find(({ who }) => who === 'executive')?.steps ?? [];
    expect(first).toMatchObject({
      seat: 'chief-operating-officer',
      layer: 'first',
      why: 'They take the holiday of 2027-07-04.',
    });
    for (const { steps } of answer.paged) {
      expect(steps[0]?.at).toBe(answer.at);
      expect(steps.length).toBeGreaterThan(1);
    }
  });

  it('who can approve the notice to customers, and which clocks run', () => {
    expect(gateOf(answer, 'notify-customers')).toMatchObject({
      opened: true,
      reachable: true,
      dependsOn: [],
      missing: [],
    });
    expect(clockOf(answer, 'us-hipaa-164-404')).toMatchObject({
      runs: 'runs',
      listed: true,
      entity: 'example-health',
      stages: expect.arrayContaining([expect.objectContaining({ citation: expect.stringContaining('164.404') })]),
    });
  });
});

describe('who is paged', () => {
  it('layer by layer, at the minutes of the escalation, from those on call that week', () => {
    const answer = critical(planOf('saas-chatbot'), '2026-12-27T03:00:00Z');
    expect(called(answer, 'legal')).toEqual([
      '03:00 privacy-counsel',
      '03:10 general-counsel',
      '03:15 chief-executive',
    ]);
    expect(called(answer, 'incident-owner')).toEqual([
      '03:00 platform-lead',
      '03:05 operations-lead',
      '03:10 chief-operating-officer',
    ]);
    expect(answer.dayOff).toBe('weekend');
  });

  it('across a change of hands, by who stands there when the call is made', () => {
    const answer = critical(planOf('saas-chatbot'), '2026-12-28T08:55:00Z');
    expect(called(answer, 'legal')).toEqual([
      '08:55 privacy-counsel',
      '09:05 privacy-counsel',
      '09:10 chief-executive',
    ]);
  });

  it('without a schedule, the lead at once and a deputy at no time that the plan names', () => {
    const plan = planOf('saas-chatbot', [
      'deputies: [privacy-counsel], on_call: legal, reachable',
      'deputies: [privacy-counsel], reachable',
    ]);
    expect(called(critical(plan, '2026-12-27T03:00:00Z'), 'legal')).toEqual([
      '03:00 general-counsel',
      'no time privacy-counsel',
    ]);
  });

  it('nobody, and why, where no rotation covers the hour', () => {
    const plan = planOf('saas-chatbot', [
      'at: Mon 09:00, through: [security-lead, security-deputy, platform-lead] }',
      'at: Mon 09:00, only: ["Mon-Fri 08:00-18:00"], through: [security-lead, security-deputy, platform-lead] }',
    ]);
    const answer = critical(plan, '2026-12-27T03:00:00Z');
    expect(answer.paged.find(({ who }) => who === 'security')?.steps[0]).toMatchObject({
      seat: null,
      until: '2026-12-28T08:00:00.000Z',
      why: 'Nobody is on call at that hour.',
    });
  });

  it('only whom the severity calls', () => {
    const low = answerAt(planOf('saas-chatbot'), {
      severity: 'low',
      at: parseInstant('2026-12-27T03:00:00Z'),
      system: null,
    });
    expect(low.paged.map(({ who }) => who)).toEqual(['incident-owner']);
    expect(low.gates.filter(({ opened }) => opened)).toEqual([]);
  });
});

describe('who can approve', () => {
  const plan = planOf('saas-chatbot', executives, ...nobodyCallsExecutives);

  it('people in their hours or on call; others from when they can be reached, within the limit of the gate', () => {
    const gate = gateOf(critical(plan, '2026-12-27T03:00:00Z'), 'notify-customers');
    expect(gate.until).toBe('2026-12-27T07:00:00.000Z');
    expect(gate.approvers).toEqual([
      { seat: 'general-counsel', of: ['legal'], duty: 'on-call', from: '2026-12-27T03:00:00.000Z', not: null },
      { seat: 'privacy-counsel', of: ['legal'], duty: 'on-call', from: '2026-12-27T03:00:00.000Z', not: null },
      { seat: 'chief-operating-officer', of: ['executive'], duty: 'off-duty', from: null, not: null },
      { seat: 'chief-executive', of: ['executive'], duty: 'off-duty', from: '2026-12-27T05:00:00.000Z', not: null },
    ]);
    expect(gate).toMatchObject({ reachable: true, from: '2026-12-27T05:00:00.000Z', dependsOn: ['chief-executive'] });
  });

  it('nobody in time, on a night without hours', () => {
    const gate = gateOf(critical(plan, '2026-12-26T03:00:00Z'), 'notify-customers');
    expect(gate).toMatchObject({ reachable: false, from: null, dependsOn: [], missing: ['executive'] });
  });

  it('in the hours of the week, both', () => {
    const gate = gateOf(critical(plan, '2026-12-28T10:00:00Z'), 'notify-customers');
    expect(gate).toMatchObject({ reachable: true, from: '2026-12-28T10:00:00.000Z', dependsOn: [] });
    expect(gate.approvers.map(({ duty }) => duty)).toEqual(['on-call', 'on-call', 'in-hours', 'in-hours']);
  });

  it('one person once, whatever seats they hold, and nobody who has left', () => {
    const shared = (active: boolean): Edit => [
      'review:\n  every: 6 months',
      `people: { p-1: { active: ${active} } }
seats:
  general-counsel: { title: Counsel, held_by: p-1 }
  privacy-counsel: { title: Privacy, held_by: p-1 }
  chief-executive: { title: Chief, held_by: p-1 }
review:
  every: 6 months`,
    ];
    const here = gateOf(critical(planOf('saas-chatbot', shared(true)), '2026-12-27T03:00:00Z'), 'notify-customers');
    expect(here, 'they are the only ones of legal').toMatchObject({
      reachable: true,
      dependsOn: ['general-counsel', 'privacy-counsel', 'chief-operating-officer', 'chief-executive'],
    });
    const gone = gateOf(critical(planOf('saas-chatbot', shared(false)), '2026-12-27T03:00:00Z'), 'notify-customers');
    expect(gone).toMatchObject({ reachable: false, missing: ['legal'] });
    expect(gone.approvers[0]?.not).toBe('The holder has left.');
  });

  it('nobody about a system or a vendor that they are not free to judge', () => {
    const conflict = (what: string) =>
      planOf('saas-chatbot', [
        'review:\n  every: 6 months',
        `seats: { general-counsel: { title: Counsel, conflicts: [${what}] } }\nreview:\n  every: 6 months`,
      ]);
    const about = (what: string, system: string | null) =>
      gateOf(critical(conflict(what), '2026-12-27T03:00:00Z', system), 'retain-outside-counsel');
    expect(about('support-assistant', 'support-assistant').dependsOn).toEqual(['privacy-counsel']);
    expect(about('example-model-vendor', 'support-assistant').approvers[0]?.not).toContain('example-model-vendor');
    expect(about('support-assistant', null).dependsOn).toEqual([]);
  });
});

describe('which clocks run', () => {
  const bank = critical(planOf('eu-bank'), '2026-12-27T03:00:00Z');

  it('those that the plan lists, each for its entity, with citation, owner and the first due', () => {
    expect(clockOf(bank, 'eu-dora-19')).toMatchObject({
      kind: 'law',
      runs: 'runs',
      entity: 'example-bank',
      firstDue: '2026-12-27T07:00:00.000Z',
    });
    const gdpr = clockOf(bank, 'eu-gdpr-33');
    expect(gdpr?.firstDue, '72 hours').toBe('2026-12-30T03:00:00.000Z');
    expect(gdpr?.owner).not.toBeNull();
    expect(gdpr?.stages.every(({ citation }) => citation !== '')).toBe(true);
  });

  it('the first due first, and what only could run after all that runs', () => {
    const running = bank.clocks.filter(({ runs }) => runs === 'runs').map(({ firstDue }) => firstDue ?? 'later');
    expect(running).toEqual(running.toSorted());
    expect(bank.clocks.map(({ runs }) => runs).lastIndexOf('runs')).toBe(running.length - 1);
  });

  it('what the plan does not list and could bind, with what to find out; nothing that it rules out or that cannot bind', () => {
    const listed = planOf('saas-chatbot', ['us-sec-8k-105: Not listed in the US, ', '']);
    const answer = critical(listed, '2026-12-27T03:00:00Z');
    expect(clockOf(answer, 'us-sec-8k-105')).toMatchObject({
      runs: 'could-run',
      listed: false,
      owner: null,
      because: expect.stringContaining('sec/registrant'),
    });
    expect(clockOf(answer, 'eu-dora-19'), 'ruled out').toBeUndefined();
    expect(clockOf(answer, 'br-lgpd'), 'elsewhere').toBeUndefined();
  });

  it('a law that applies later could run until then', () => {
    const plan = planOf('saas-chatbot');
    const clock = (at: string) => clockOf(critical(plan, at), 'eu-aia-26-5-deployer');
    expect(clock('2027-12-01T12:00:00Z')).toMatchObject({ runs: 'could-run' });
    expect(clock('2027-12-02T12:00:00Z')).toMatchObject({ runs: 'runs' });
  });

  it('those of contracts with the condition in words, and of the systems that they are about', () => {
    const plan = planOf('saas-chatbot', [
      'title: Enterprise customers, from',
      'title: Enterprise customers, systems: [support-assistant], from',
    ]);
    expect(clockOf(critical(plan, '2026-12-27T03:00:00Z', 'support-assistant'), 'enterprise-customers')).toMatchObject({
      kind: 'contract',
      runs: 'could-run',
      because: 'When exposed data is at least confidential.',
      owner: 'privacy-counsel',
      firstDue: '2026-12-29T03:00:00.000Z',
      stages: [expect.objectContaining({ citation: 'Data processing agreement' })],
    });
  });

  it('does not guess a system', () => {
    const ask = () => critical(planOf('saas-chatbot'), '2026-12-27T03:00:00Z', 'assistant');
    expect(ask).toThrow(PlanError);
    expect(ask).toThrow('Its systems: support-assistant.');
  });
});
