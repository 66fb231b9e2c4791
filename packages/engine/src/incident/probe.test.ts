import { addMilliseconds } from '@muster/clocks';
import { beforeEach, describe, expect, test } from 'vitest';
import { declaredIncident, said } from '../testkit/run-incident.ts';
import type { IncidentRun } from '../testkit/run-incident.ts';
import { obligations } from './obligations.ts';
import { timers } from './timers.ts';

const probe = { kind: 'service', service: 'switch-probe' } as const;
let run: IncidentRun;

beforeEach(() => {
  run = declaredIncident('sensitive-data-exposure');
});

/** Takes refunds away, or gives them back. No gate stands before it. */
function change(undoes: number | null = null): number {
  const action = 'support-assistant.disable-refunds';
  run.does('ml-lead', { type: 'propose-action', action, parameters: {}, undoes, reason: said('It leaks') });
  const { number, digest } = run.incident().actions.at(-1) ?? { number: 0, digest: '' };
  expect(run.does('ml-lead', { type: 'execute-action', number, digest, doNotWait: said('Now') })).toBeNull();
  return number;
}

/** The probe saw these clients, so long after the change. */
function sees(number: number, ...seen: readonly (readonly [client: string, milliseconds: number])[]): string | null {
  const { progress } = run.incident().actions[number - 1] ?? {};
  const start = progress?.kind === 'executed' ? progress.at : run.now();
  const sightings = seen.map(([client, milliseconds]) => ({
    client,
    at: addMilliseconds(start, milliseconds),
    value: false,
    switchVersion: 1,
  }));
  return run.doesAs(probe, { type: 'observe-probe', number, seen: sightings });
}

const progress = (number = 1) => run.incident().actions[number - 1]?.progress;
const proof = () => obligations(run.plan, run.incident(), run.now()).find(({ kind }) => kind === 'proof');

describe('the probe of a switch', () => {
  test('waits for every client that asked lately, and measures to the last of them', () => {
    run.asks('assistant', 'kiosk');
    change();
    expect(run.incident().actions[0]?.probe).toMatchObject({
      switch: 'support-assistant.refunds',
      clients: ['assistant', 'kiosk'],
      until: '2026-11-23T09:05:00.000Z',
    });
    run.standsStill(1);
    expect(sees(1, ['kiosk', 300])).toBeNull();
    expect(progress()).toMatchObject({ kind: 'executed' });
    expect(sees(1, ['kiosk', 900])).toBe('probe/nothing-new');
    expect(sees(1, ['assistant', 800])).toBeNull();
    expect(progress()).toEqual({
      kind: 'proven',
      executedAt: '2026-11-23T09:00:00.000Z',
      effectiveAt: '2026-11-23T09:00:00.800Z',
      milliseconds: 800,
    });
    expect(sees(1, ['assistant', 900])).toBe('action/not-executed');
    expect(proof()).toBeUndefined();
  });

  test('proves nothing by who asked before the change or after now', () => {
    run.asks('assistant');
    change();
    expect(sees(1, ['assistant', -1])).toBe('probe/nothing-new');
    expect(sees(1, ['assistant', 1])).toBe('probe/nothing-new');
    expect(sees(1, ['assistant', 0])).toBeNull();
    expect(progress()).toMatchObject({ kind: 'proven', milliseconds: 0 });
  });

  test('proves nothing where nobody ever asked, until somebody does', () => {
    change();
    run.standsStill(2);
    expect(progress()).toMatchObject({ kind: 'executed' });
    expect(sees(1)).toBe('probe/nothing-new');
    expect(sees(1, ['assistant', 90_000])).toBeNull();
    expect(progress()).toMatchObject({ kind: 'proven', milliseconds: 90_000 });
  });

  test('calls people after five minutes, once, and goes on looking', () => {
    run.asks('assistant', 'kiosk');
    change();
    run.standsStill(1);
    sees(1, ['kiosk', 300]);
    expect(proof()).toMatchObject({ by: { kind: 'person', person: 'ml-lead' } });
    run.passes(5);
    expect(run.history.filter((type) => type === 'probe-overdue')).toHaveLength(1);
    expect(timers(run.plan, run.incident()).filter(({ purpose }) => purpose === 'proof-limit')).toEqual([]);
    expect(run.incident().actions[0]?.probe?.overdueAt).toBe('2026-11-23T09:05:00.000Z');
    expect(proof()).toMatchObject({ by: { kind: 'functions', functions: ['security'] } });
    expect(sees(1, ['assistant', 320_000])).toBeNull();
    expect(progress()).toMatchObject({ kind: 'proven', milliseconds: 320_000 });
  });

  test('is a machine; a person proves what they saw themselves', () => {
    run.asks('assistant');
    change();
    const command = { type: 'observe-probe', number: 1, seen: [] } as const;
    expect(run.does('ml-lead', command)).toBe('action/not-yours');
    expect(run.does('ml-lead', { type: 'prove-action', number: 1, effectiveAt: run.now() })).toBeNull();
    expect(progress()).toMatchObject({ kind: 'proven' });
  });

  test('looks after the way back too', () => {
    run.asks('assistant');
    change();
    sees(1, ['assistant', 0]);
    const back = change(1);
    expect(run.incident().actions.map((each) => each.progress.kind)).toEqual(['undone', 'executed']);
    run.standsStill(1);
    expect(sees(back, ['assistant', 1_200])).toBeNull();
    expect(progress(back)).toMatchObject({ kind: 'proven', milliseconds: 1_200 });
  });

  test('is not asked of what people do by hand', () => {
    const action = 'support-assistant.rotate-credential';
    run.does('ml-lead', { type: 'propose-action', action, parameters: {}, undoes: null, reason: said('x') });
    const digest = run.incident().actions[0]?.digest ?? '';
    run.does('ml-lead', { type: 'execute-action', number: 1, digest, doNotWait: said('Now') });
    expect(run.incident().actions[0]).toMatchObject({ probe: null, progress: { kind: 'executed' } });
    expect(sees(1, ['assistant', 0])).toBe('action/not-executed');
  });
});
