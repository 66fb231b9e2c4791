import { describe, expect, test } from 'vitest';
import { bankPlan } from '../../testkit/bank-plan.ts';
import { declaredIncident, said, starterPlan } from '../../testkit/run-incident.ts';
import type { IncidentRun } from '../../testkit/run-incident.ts';
import { obligations } from '../obligations.ts';
import { dueOf } from './incident-clock.ts';

const stage = (run: IncidentRun, clock: string, name: string) => {
  const found = run.incident().clocks[clock]?.stages[name];
  if (found === undefined) throw new Error(`There is no ${clock}/${name}.`);
  return found;
};
const due = (run: IncidentRun, clock: string, name: string) => dueOf(stage(run, clock, name));
const says = (run: IncidentRun, fact: string, value: string) =>
  run.does('general-counsel', { type: 'record-fact', fact, answer: { state: 'value', value } });
const reports = (run: IncidentRun, clock: string, name: string) =>
  run.does('general-counsel', {
    type: 'report-clock',
    clock,
    stage: name,
    sentAt: run.now(),
    reference: null,
    proof: null,
    lateBecause: null,
  });

/** The incident is declared on Monday 23 November 2026, 09:00. */
const bank = () => declaredIncident('sensitive-data-exposure', bankPlan);

describe('what the law counts, in an incident', () => {
  test('days end with the day where the recipient is, and move off a weekend', () => {
    const run = bank();
    const art73 = 'eu-aia-73-2-general.example-ireland.provider';
    expect(due(run, art73, 'report')).toMatchObject({
      strictDue: '2026-12-08T09:00:00.000Z',
      legalLatest: '2026-12-08T23:59:59.999Z',
      calendar: 'IE',
    });
    // Fifteen days after Friday 20 November is a Saturday.
    says(run, 'aware_at', '2026-11-20T09:00:00.000Z');
    expect(due(run, art73, 'report')).toMatchObject({
      strictDue: '2026-12-05T09:00:00.000Z',
      legalLatest: '2026-12-07T23:59:59.999Z',
    });
  });

  test('hours run on through the night in which the clocks change', () => {
    const run = bank();
    says(run, 'aware_at', '2026-10-24T20:00:00.000Z');
    expect(due(run, 'eu-gdpr-33.example-ireland.controller', 'supervisory_authority').strictDue).toBe(
      '2026-10-27T20:00:00.000Z',
    );
  });

  test('a classification is never presumed; each report starts the next', () => {
    const run = bank();
    const dora = 'eu-dora-19.example-ireland.financial-entity';
    expect(due(run, dora, 'initial')).toMatchObject({ state: 'anchor-missing', strictDue: null });
    run.passes(60);
    says(run, 'classified_major_at', '2026-11-23T10:00:00.000Z');
    expect(due(run, dora, 'initial')).toMatchObject({ strictDue: '2026-11-23T14:00:00.000Z', presumed: true });
    expect(reports(run, dora, 'initial')).toBeNull();
    expect(due(run, dora, 'intermediate')).toMatchObject({ strictDue: '2026-11-26T10:00:00.000Z', cause: 'reported' });
    run.passes(24 * 60);
    expect(reports(run, dora, 'intermediate')).toBeNull();
    // One month from Tuesday 24 November is Christmas Eve, a working day.
    expect(due(run, dora, 'final')).toMatchObject({
      strictDue: '2026-12-24T10:00:00.000Z',
      legalLatest: '2026-12-24T23:59:59.999Z',
    });
  });

  test('an entity in two roles has a clock in each, with what that role owes', () => {
    const plan = starterPlan.replace('gdpr: controller }', 'gdpr: [controller, processor] }');
    const { clocks } = declaredIncident('sensitive-data-exposure', plan).incident();
    const stagesOf = (role: string) => Object.keys(clocks[`eu-gdpr-33.example-ireland.${role}`]?.stages ?? {});
    expect(stagesOf('controller')).toEqual(['supervisory_authority']);
    expect(stagesOf('processor')).toEqual(['processor_to_controller']);
  });

  test('without a number it runs against the wish of the plan, and is never overdue', () => {
    const plan = starterPlan.replace(
      'gate: notify-customers, anchors: {',
      'gate: notify-customers, target: 4 h, anchors: {',
    );
    const run = declaredIncident('sensitive-data-exposure', plan);
    const art34 = 'eu-gdpr-34.example-ireland.controller';
    expect(due(run, art34, 'data_subjects').state).toBe('anchor-missing');
    says(run, 'aware_at', '2026-11-23T08:00:00.000Z');
    expect(due(run, art34, 'data_subjects')).toMatchObject({
      state: 'no-number',
      anchoredAt: '2026-11-23T08:00:00.000Z',
      strictDue: null,
      target: '2026-11-23T12:00:00.000Z',
      alarms: [],
    });
    const rationale = said('The risk is high');
    run.does('general-counsel', { type: 'decide-applicability', clock: art34, answer: 'applies', rationale });
    run.passes(30 * 24 * 60);
    const owed = obligations(run.plan, run.incident(), run.now()).find(
      ({ id }) => id === `clock:${art34}/data_subjects`,
    );
    expect(owed).toMatchObject({ due: null, overdue: false });
  });

  test('of alarms that are past when it is counted, the last one alone calls', () => {
    const run = bank();
    says(run, 'aware_at', '2026-11-01T09:00:00.000Z');
    const clock = 'eu-gdpr-33.example-ireland.controller';
    expect(due(run, clock, 'supervisory_authority').alarms.map(({ percent }) => percent)).toEqual([100]);
    run.passes(1);
    expect(stage(run, clock, 'supervisory_authority').alarmed).toEqual([100]);
  });
});

describe('what is agreed', () => {
  test('counts from its own moment, applies by the plan where its condition holds, and is told by the owner', () => {
    const plan = starterPlan.replace(
      '  contracts:\n',
      '  internal:\n    board: { title: The board, from: declaration, within: 4 h, owner: chief-executive }\n  contracts:\n',
    );
    const run = declaredIncident('sensitive-data-exposure', plan);
    expect(run.incident().clocks['internal.board']?.applicability).toEqual({ kind: 'by-plan' });
    expect(due(run, 'internal.board', 'notice')).toMatchObject({
      strictDue: '2026-11-23T13:00:00.000Z',
      presumed: false,
    });
    const owed = obligations(run.plan, run.incident(), run.now()).find(
      ({ id }) => id === 'clock:internal.board/notice',
    );
    expect(owed?.by).toEqual({ kind: 'seat', seat: 'chief-executive' });
  });
});
