import { parseInstant } from '@muster/clocks';
import { beforeEach, describe, expect, test } from 'vitest';
import { declaredIncident, said, starterPlan } from '../../testkit/run-incident.ts';
import type { IncidentRun } from '../../testkit/run-incident.ts';
import { bankPlan } from '../../testkit/bank-plan.ts';
import type { ClockCommand } from './clock-commands.ts';
import { effects } from '../effects.ts';
import { obligations } from '../obligations.ts';
import { dueOf } from './incident-clock.ts';

const gdpr = 'eu-gdpr-33.example-ireland.controller';
const nis2 = 'eu-nis2-23.example-ireland.important-entity';
let run: IncidentRun;

/** Monday 23 November 2026, 09:00. */
beforeEach(() => {
  run = declaredIncident('sensitive-data-exposure');
});

const stage = (clock: string, name: string, of = run) => {
  const found = of.incident().clocks[clock]?.stages[name];
  if (found === undefined) throw new Error(`There is no ${clock}/${name}.`);
  return found;
};
const due = (clock: string, name: string, of = run) => dueOf(stage(clock, name, of));
const says = (person: string, fact: string, value: string | boolean, of = run) =>
  of.does(person, { type: 'record-fact', fact, answer: { state: 'value', value } });
const decides = (person: string, clock: string, answer: 'applies' | 'does-not-apply', of = run) =>
  of.does(person, { type: 'decide-applicability', clock, answer, rationale: said('We looked at it') });
const reported = (clock: string, name: string, more: Partial<Extract<ClockCommand, { type: 'report-clock' }>> = {}) =>
  ({
    type: 'report-clock',
    clock,
    stage: name,
    sentAt: run.now(),
    reference: null,
    proof: null,
    lateBecause: null,
    ...more,
  }) as const;
const open = (of = run) => obligations(of.plan, of.incident(), of.now()).map(({ id }) => id);
const alarms = (of = run) => of.history.filter((type) => type === 'clock-alarmed').length;

const onlyOutages = starterPlan.replace(
  `notify-customers, when: 'atLeast(exposed_data, "confidential")'`,
  `notify-customers, when: 'type == "vendor-outage"'`,
);

describe('a clock', () => {
  test('opens for each entity and role that the register names, from the first signal, marked presumed', () => {
    expect(Object.keys(run.incident().clocks)).toEqual([
      gdpr,
      'eu-gdpr-34.example-ireland.controller',
      nis2,
      'us-ca-1798-82.example-ireland',
      'contract.enterprise-customers',
    ]);
    expect(Object.keys(run.incident().clocks[gdpr]?.stages ?? {})).toEqual(['supervisory_authority']);
    expect(due(gdpr, 'supervisory_authority')).toMatchObject({
      state: 'due',
      anchoredAt: '2026-11-23T09:00:00.000Z',
      presumed: true,
      strictDue: '2026-11-26T09:00:00.000Z',
      doBy: '2026-11-26T03:00:00.000Z',
      pack: 'eu 2026-11-26',
    });
    expect(open()).toContain(`applicability:${gdpr}`);
  });

  test('is not opened by an agreement whose condition has been answered otherwise', () => {
    const other = declaredIncident('prompt-injection', onlyOutages);
    expect(other.incident().clocks['contract.enterprise-customers']).toBeUndefined();
  });

  test('goes on when severity is lowered and when facts change', () => {
    says('security-lead', 'exposed_data', 'personal');
    const before = run.incident().clocks;
    says('security-lead', 'exposed_data', 'none');
    run.does('general-counsel', { type: 'lower-severity', to: 'low', reason: said('It was test data') });
    expect(run.incident().clocks).toEqual(before);
  });
});

describe('the moment that clocks count from', () => {
  test('counts at once when it is said to be earlier', () => {
    expect(says('general-counsel', 'aware_at', '2026-11-22T21:00:00.000Z')).toBeNull();
    expect(due(gdpr, 'supervisory_authority')).toMatchObject({
      presumed: false,
      strictDue: '2026-11-25T21:00:00.000Z',
      cause: 'anchor-earlier',
    });
    expect(stage(gdpr, 'supervisory_authority').history).toHaveLength(2);
  });

  test('becomes later only when another of legal confirms it, with the reason on record', () => {
    const later = parseInstant('2026-11-23T15:00:00Z');
    const confirm = { type: 'confirm-later-anchor', fact: 'aware_at', to: later } as const;
    const ask = {
      type: 'ask-later-anchor',
      fact: 'aware_at',
      reason: said('The first alert was another one'),
    } as const;
    expect(run.does('general-counsel', ask)).toBe('clock/not-later');
    says('general-counsel', 'aware_at', later);
    expect(due(gdpr, 'supervisory_authority').strictDue).toBe('2026-11-26T09:00:00.000Z');
    expect(run.does('general-counsel', confirm)).toBe('clock/none-asked');
    expect(run.does('security-lead', ask)).toBe('clock/not-yours');
    expect(run.does('general-counsel', ask)).toBeNull();
    expect(open()).toContain('later-anchor:aware_at');
    expect(run.does('general-counsel', confirm)).toBe('clock/own-request');
    expect(run.doesAs({ kind: 'elevated', person: 'deputy-counsel' }, confirm)).toBe('clock/not-yours');
    expect(due(gdpr, 'supervisory_authority').strictDue).toBe('2026-11-26T09:00:00.000Z');
    expect(run.does('deputy-counsel', confirm)).toBeNull();
    expect(open()).not.toContain('later-anchor:aware_at');
    expect(due(gdpr, 'supervisory_authority')).toMatchObject({
      strictDue: '2026-11-26T15:00:00.000Z',
      presumed: false,
      cause: 'anchor-later',
      reason: ask.reason,
      by: 'deputy-counsel',
    });
  });

  test('is never presumed for what somebody has to determine', () => {
    const bank = declaredIncident('sensitive-data-exposure', bankPlan);
    expect(due('us-sec-8k-105.example-ireland.registrant', 'form_8k', bank)).toMatchObject({
      state: 'anchor-missing',
      anchoredAt: null,
      strictDue: null,
    });
    expect(open(bank)).toContain('applicability:us-sec-8k-105.example-ireland.registrant');
    // Tuesday; Thursday is Thanksgiving: the fourth business day is Tuesday, until 17:30 in New York.
    bank.passes(24 * 60);
    says('chief-executive', 'determined_material_at', '2026-11-24T09:00:00.000Z', bank);
    expect(due('us-sec-8k-105.example-ireland.registrant', 'form_8k', bank).legalLatest).toBe(
      '2026-12-01T22:30:00.000Z',
    );
  });
});

describe('alarms', () => {
  test('call owner and deputy once at each of the fractions, and at the end', () => {
    decides('general-counsel', nis2, 'does-not-apply');
    decides('general-counsel', 'us-ca-1798-82.example-ireland', 'does-not-apply');
    decides('general-counsel', 'contract.enterprise-customers', 'does-not-apply');
    run.passes(36 * 60 - 1);
    expect(alarms()).toBe(0);
    run.passes(1);
    expect(alarms()).toBe(1);
    run.passes(10 * 24 * 60);
    expect(alarms()).toBe(3);
    expect(stage(gdpr, 'supervisory_authority').alarmed).toEqual([50, 80, 100]);
    const { owner, deputy } = run.plan.clocks;
    const called = run.recorded
      .filter((event) => event.type === 'clock-alarmed')
      .map((event) => effects(run.plan, event, run.incident()).map((each) => each.kind === 'page' && each.to));
    const both = [owner, deputy].map((seat) => ({ kind: 'seat', seat }));
    expect(called).toEqual([both, both, both]);
  });

  test('come at the fractions of the plan, and again for an earlier end', () => {
    const bank = declaredIncident('sensitive-data-exposure', bankPlan);
    expect(due(gdpr, 'supervisory_authority', bank).alarms.map(({ percent }) => percent)).toEqual([25, 100]);
    bank.passes(20 * 60);
    expect(stage(gdpr, 'supervisory_authority', bank).alarmed).toEqual([25]);
    says('general-counsel', 'aware_at', '2026-11-23T08:00:00.000Z', bank);
    expect(stage(gdpr, 'supervisory_authority', bank).alarmed).toEqual([]);
    bank.passes(0);
    expect(stage(gdpr, 'supervisory_authority', bank).alarmed).toEqual([25]);
  });

  test('that silence kept quiet ring once it is over and the moment turns out to be earlier', () => {
    for (const clock of [nis2, 'us-ca-1798-82.example-ireland', 'contract.enterprise-customers'])
      decides('general-counsel', clock, 'does-not-apply');
    const words = said('They ask for silence');
    const until = parseInstant('2026-11-24T13:00:00Z');
    run.does('general-counsel', { type: 'suspend-clock', clock: gdpr, authority: words, reference: words, until });
    run.passes(28 * 60 + 1);
    expect(alarms()).toBe(0);
    const earlier = parseInstant('2026-11-22T13:01:00Z');
    run.does('general-counsel', { type: 'record-fact', fact: 'aware_at', answer: { state: 'value', value: earlier } });
    run.passes(0);
    expect(stage(gdpr, 'supervisory_authority').alarmed, 'half of the time is over').toEqual([50]);
  });

  test('that an earlier moment puts into a silence ring at its end, not with the next one after it', () => {
    for (const clock of [nis2, 'us-ca-1798-82.example-ireland', 'contract.enterprise-customers'])
      decides('general-counsel', clock, 'does-not-apply');
    const words = said('They ask for silence');
    const until = parseInstant('2026-11-25T15:00:00Z');
    run.passes(40 * 60);
    expect(stage(gdpr, 'supervisory_authority').alarmed, 'half of the time was over').toEqual([50]);
    run.does('general-counsel', { type: 'suspend-clock', clock: gdpr, authority: words, reference: words, until });
    const earlier = parseInstant('2026-11-23T05:00:00Z');
    run.does('general-counsel', { type: 'record-fact', fact: 'aware_at', answer: { state: 'value', value: earlier } });
    run.passes(13 * 60 + 59);
    expect(stage(gdpr, 'supervisory_authority').alarmed, 'four fifths fell into the silence').toEqual([]);
    run.passes(1);
    expect(run.now()).toBe(until);
    expect(stage(gdpr, 'supervisory_authority').alarmed).toEqual([80]);
  });

  test('are silent while an authority asks for silence, and the end moves with it, on record', () => {
    decides('general-counsel', gdpr, 'applies');
    const until = parseInstant('2026-12-01T12:00:00Z');
    const ask = { type: 'suspend-clock', clock: gdpr, authority: said('Police'), reference: said('Js 1/26') } as const;
    expect(run.does('security-lead', { ...ask, until })).toBe('clock/not-yours');
    expect(run.does('general-counsel', { ...ask, until: run.now() })).toBe('clock/impossible-time');
    expect(run.does('general-counsel', { ...ask, until })).toBeNull();
    expect(due(gdpr, 'supervisory_authority')).toMatchObject({
      strictDue: until,
      legalLatest: until,
      cause: 'suspended',
      alarms: [{ percent: 100, at: until }],
    });
    run.passes(60);
    const resume = { type: 'resume-clock', clock: gdpr, reason: said('They have what they need') } as const;
    expect(run.does('general-counsel', resume)).toBeNull();
    expect(run.does('general-counsel', resume)).toBe('clock/not-suspended');
    expect(due(gdpr, 'supervisory_authority')).toMatchObject({
      strictDue: '2026-11-26T09:00:00.000Z',
      cause: 'resumed',
    });
  });

  test('stand still without an end of the silence; what was due meanwhile is due when it ends', () => {
    run.does('general-counsel', {
      type: 'suspend-clock',
      clock: gdpr,
      authority: said('Police'),
      reference: said('Js 1/26'),
      until: null,
    });
    expect(due(gdpr, 'supervisory_authority')).toMatchObject({ state: 'suspended', strictDue: null, alarms: [] });
    run.passes(5 * 24 * 60);
    expect(stage(gdpr, 'supervisory_authority').alarmed).toEqual([]);
    run.does('general-counsel', { type: 'resume-clock', clock: gdpr, reason: said('Released') });
    expect(due(gdpr, 'supervisory_authority')).toMatchObject({ state: 'due', strictDue: run.now() });
  });
});

describe('a report', () => {
  test('is made by counsel or who answers for the clock, in time, with proof that is there', () => {
    const report = reported(gdpr, 'supervisory_authority');
    expect(run.does('security-lead', report)).toBe('clock/not-yours');
    expect(run.does('privacy-counsel', { ...report, proof: 1 })).toBe('clock/unknown-proof');
    expect(run.does('privacy-counsel', { ...report, sentAt: parseInstant('2026-11-24T09:00:00Z') })).toBe(
      'clock/impossible-time',
    );
    expect(run.does('privacy-counsel', report)).toBeNull();
    expect(run.does('privacy-counsel', report)).toBe('clock/reported');
    expect(open()).not.toContain(`applicability:${gdpr}`);
    run.passes(4 * 24 * 60);
    expect(stage(gdpr, 'supervisory_authority').alarmed).toEqual([]);
  });

  test('after the strict instant says why', () => {
    run.passes(73 * 60);
    expect(run.does('general-counsel', reported(gdpr, 'supervisory_authority'))).toBe('clock/late-without-reason');
    const late = reported(gdpr, 'supervisory_authority', { lateBecause: said('The portal was down') });
    expect(run.does('general-counsel', late)).toBeNull();
    expect(stage(gdpr, 'supervisory_authority').reports[0]?.lateBecause).toEqual(said('The portal was down'));
  });

  test('starts the stage that counts from it', () => {
    expect(due(nis2, 'final').state).toBe('anchor-missing');
    run.passes(60);
    run.does('general-counsel', reported(nis2, 'incident_notification'));
    // One month from Monday 23 November at 10:00: by the law until the end of Wednesday 23 December.
    expect(due(nis2, 'final')).toMatchObject({
      state: 'due',
      cause: 'reported',
      anchoredAt: '2026-11-23T10:00:00.000Z',
      strictDue: '2026-12-23T10:00:00.000Z',
      legalLatest: '2026-12-23T23:59:59.999Z',
    });
  });
});

describe('whether a clock applies', () => {
  test('is decided by counsel with a rationale, and a clock that does not apply calls nobody', () => {
    expect(decides('security-lead', gdpr, 'does-not-apply')).toBe('clock/not-yours');
    expect(decides('general-counsel', 'no-such-clock', 'applies')).toBe('clock/unknown');
    expect(decides('general-counsel', gdpr, 'does-not-apply')).toBeNull();
    expect(run.incident().clocks[gdpr]?.applicability).toMatchObject({ kind: 'does-not-apply', by: 'general-counsel' });
    run.passes(4 * 24 * 60);
    expect(stage(gdpr, 'supervisory_authority').alarmed).toEqual([]);
    expect(open().filter((id) => id.includes(gdpr))).toEqual([]);
  });

  test('makes the general law give way to the special one, and come back with it', () => {
    const bank = declaredIncident('sensitive-data-exposure', bankPlan);
    const dora = 'eu-dora-19.example-ireland.financial-entity';
    decides('general-counsel', dora, 'applies', bank);
    expect(bank.incident().clocks[nis2]?.displacedBy).toBe(dora);
    expect(open(bank).filter((id) => id.includes(nis2))).toEqual([]);
    decides('general-counsel', dora, 'does-not-apply', bank);
    expect(bank.incident().clocks[nis2]?.displacedBy).toBeNull();
    expect(open(bank)).toContain(`applicability:${nis2}`);
  });

  test('is owed before the incident ends: nobody calls it none over a clock that applies', () => {
    decides('general-counsel', gdpr, 'applies');
    const none = { type: 'find-not-an-incident', reason: said('It was a drill of another team') } as const;
    expect(run.does('privacy-counsel', none)).toBe('incident/close-unfinished');
    const waive = {
      type: 'waive-clock',
      clock: gdpr,
      stage: 'supervisory_authority',
      reason: said('No risk'),
    } as const;
    expect(run.does('security-lead', waive)).toBe('clock/not-yours');
    expect(run.does('general-counsel', waive)).toBeNull();
    expect(run.does('privacy-counsel', none)).toBeNull();
    run.passes(40 * 24 * 60);
    expect(alarms()).toBe(0);
  });
});

describe('a provider under Art. 73 of the AI Act', () => {
  test('alters nothing before the authority is informed; a stop never waits', () => {
    const bank = declaredIncident('sensitive-data-exposure', bankPlan);
    const ask = (number: number, action: string) => {
      bank.does('ml-lead', {
        type: 'propose-action',
        action,
        parameters: {},
        undoes: null,
        reason: said('It goes on'),
      });
      const digest = bank.incident().actions[number - 1]?.digest ?? '';
      return () => bank.does('ml-lead', { type: 'execute-action', number, digest, doNotWait: said('It goes on') });
    };
    const rollBack = ask(1, 'support-assistant.disable-refunds');
    expect(rollBack()).toBe('action/alteration-waits');
    const stop = ask(2, 'support-assistant.stop');
    expect(stop()).toBe('approval/needed');
    says('general-counsel', 'authority_informed_at', '2026-11-23T08:59:00.000Z', bank);
    expect(rollBack()).toBeNull();
  });

  test('goes ahead when legal puts the risk on record', () => {
    const bank = declaredIncident('sensitive-data-exposure', bankPlan);
    const action = 'support-assistant.disable-refunds';
    bank.does('ml-lead', { type: 'propose-action', action, parameters: {}, undoes: null, reason: said('It goes on') });
    const digest = bank.incident().actions[0]?.digest ?? '';
    const execute = { type: 'execute-action', number: 1, digest, doNotWait: said('It goes on') } as const;
    const risk = {
      type: 'record-decision',
      decision: 'alter-before-authority-informed',
      choice: said('Roll back'),
      rationale: said('People are harmed meanwhile'),
      marking: { kind: 'factual' },
    } as const;
    expect(bank.does('ml-lead', execute)).toBe('action/alteration-waits');
    expect(bank.does('security-lead', risk)).toBe('decision/not-yours');
    expect(bank.does('general-counsel', risk)).toBeNull();
    expect(bank.does('ml-lead', execute)).toBeNull();
  });
});
