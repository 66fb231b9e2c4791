import { describe, expect, it } from 'vitest';
import { parseInstant } from '../instant.ts';
import { findRegime } from './law-pack.ts';
import { anchorsOf, circumstancesOf, regimeDue } from './regime-due.ts';
import type { Anchors, CountOptions, RegimeDue, StageDue } from './regime-due.ts';

const aware = { aware_at: parseInstant('2026-11-25T10:00Z') };

function due(id: string, anchors: Anchors, options?: CountOptions): RegimeDue {
  return regimeDue(findRegime(id) ?? expect.fail(`no regime ${id}`), anchors, options);
}

function stagesOf(id: string, anchors: Anchors, options?: CountOptions): Readonly<Record<string, StageDue>> {
  const found = due(id, anchors, options);
  return found.ok ? Object.fromEntries(found.stages.map((stage) => [stage.name, stage])) : expect.fail(found.message);
}

describe('a clock that has no instant', () => {
  it('waits for what it counts from, and guesses nothing', () => {
    const stages = stagesOf('eu-nis2-23', aware, { zone: 'Europe/Dublin' });
    expect(stages['early_warning']).toMatchObject({ state: 'due', strictDue: '2026-11-26T10:00:00.000Z' });
    expect(stages['final']).toMatchObject({
      state: 'anchor-missing',
      missing: ['notification_submitted_at'],
      strictDue: null,
      legalLatest: null,
    });
  });

  it('waits for both where the law counts from two, whichever is there', () => {
    const first = stagesOf('eu-dora-19', aware)['initial'];
    const other = stagesOf('eu-dora-19', { classified_major_at: aware.aware_at })['initial'];
    expect(first).toMatchObject({ state: 'anchor-missing', missing: ['classified_major_at'], strictDue: null });
    expect(other).toMatchObject({ state: 'anchor-missing', missing: ['aware_at'], strictDue: null });
  });

  it('has a word of the law instead of a number, and is never overdue', () => {
    expect(stagesOf('ca-pipeda', { breach_determined_at: aware.aware_at })['opc']).toMatchObject({
      state: 'no-number',
      strictDue: null,
      legalLatest: null,
      rule: 'none',
      calendar: null,
    });
  });

  it('is not counted where the law was repealed', () => {
    expect(stagesOf('us-co-sb24-205', { discovered_at: aware.aware_at })['attorney_general_HISTORIC']).toMatchObject({
      state: 'repealed',
      strictDue: null,
    });
  });

  it('comes back after each report, until it is resolved', () => {
    const reported = { previous_report_submitted_at: parseInstant('2026-11-02T09:00Z') };
    const report = (resolved: string) =>
      stagesOf('eu-aia-55-gpai-systemic', { ...reported, resolved_at: parseInstant(resolved) })['cop_intermediate'];
    expect(stagesOf('eu-aia-55-gpai-systemic', reported)['cop_intermediate']?.state).toBe('due');
    expect(report('2026-11-20T09:00Z')).toMatchObject({ state: 'ended', strictDue: null });
    expect(report('2026-12-20T09:00Z')?.state).toBe('due');
  });
});

describe('what a clock says of itself', () => {
  it('names zone and calendar where its rule asks for them, and none where it does not', () => {
    expect(stagesOf('eu-aia-73-2-general', aware, { zone: 'europe/dublin' })['report']).toMatchObject({
      zone: 'Europe/Dublin',
      calendar: 'IE',
      calendarVersion: 'date-holidays 3.37.0, 2025 to 2034',
    });
    expect(stagesOf('eu-aia-73-2-general', aware, { zone: 'UTC' })['report']?.calendar).toBe('weekends');
    expect(stagesOf('eu-aia-73-2-general', aware, { zone: 'UTC', holidays: 'DE' })['report']?.calendar).toBe('DE');
    expect(stagesOf('eu-gdpr-33', aware)['supervisory_authority']?.calendar).toBeNull();
    expect(stagesOf('us-sec-8k-105', {}, { zone: 'Europe/Dublin', holidays: 'DE' })['form_8k']).toMatchObject({
      zone: 'America/New_York',
      calendar: 'US',
    });
  });

  it('takes words and citation of the variant that holds', () => {
    const stages = stagesOf('eu-nis2-23', aware, { circumstances: ['trust-service-provider'] });
    expect(stages['incident_notification']?.citation).toBe('Directive (EU) 2022/2555 Art. 23(4), second subparagraph');
    expect(circumstancesOf(findRegime('eu-dora-19') ?? expect.fail('none'))).toEqual(['weekend-relief']);
    expect(anchorsOf(findRegime('eu-aia-55-gpai-systemic') ?? expect.fail('none'))).toEqual([
      'aware_at',
      'previous_report_submitted_at',
      'resolved_at',
    ]);
  });
});

describe('what cannot be counted is said, never guessed', () => {
  it.each([
    ['eu-aia-73-2-general', '2034-12-28T10:00Z', {}, 'beyond-calendar', '2025 to 2034'],
    ['eu-aia-73-2-general', '2024-12-20T10:00Z', {}, 'beyond-calendar', 'Install a version with a newer table.'],
    ['br-lgpd', '2034-12-29T10:00Z', {}, 'beyond-calendar', 'BR holiday table'],
    ['eu-gdpr-33', '2026-11-25T10:00Z', { zone: 'Europe/Nowhere' }, 'unknown-time-zone', 'no time zone'],
    ['eu-gdpr-33', '2026-11-25T10:00Z', { zone: '+01:00' }, 'unknown-time-zone', 'no time zone'],
    ['eu-gdpr-33', '2026-11-25T10:00Z', { holidays: 'XX' }, 'beyond-calendar', 'no holiday table "XX"'],
    ['eu-gdpr-33', '9999-12-31T10:00Z', {}, 'beyond-time', 'after the year 9999'],
  ])('%s from %s with %o: %s', (id, at, options, code, message) => {
    expect(due(id, { aware_at: parseInstant(at) }, options)).toEqual({
      ok: false,
      code,
      message: expect.stringContaining(message),
    });
  });
});
