import { addMilliseconds } from '@muster/clocks';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { declaredIncident, said } from '../../testkit/run-incident.ts';
import type { IncidentRun } from '../../testkit/run-incident.ts';
import type { IncidentCommand } from '../commands.ts';
import type { Incident } from '../incident.ts';

/** One thing that somebody does; hours and picks are drawn. */
type Step = readonly [who: string, kind: number, pick: number, hours: number];

const people = ['general-counsel', 'deputy-counsel', 'privacy-counsel', 'security-lead', 'chief-executive'] as const;
const levels = ['low', 'medium', 'high', 'critical'] as const;

function commandOf(run: IncidentRun, [, kind, pick, hours]: Step): IncidentCommand {
  const clocks = Object.values(run.incident().clocks);
  const clock = clocks[pick % clocks.length];
  const key = clock?.key ?? 'none';
  const stages = Object.keys(clock?.stages ?? {});
  const stage = stages[pick % stages.length] ?? 'none';
  const at = addMilliseconds(run.now(), (hours - 30) * 3_600_000);
  const reason = said('Because');
  const asked = run.incident().anchors['aware_at']?.asked?.to ?? at;
  const all: readonly IncidentCommand[] = [
    { type: 'record-fact', fact: 'aware_at', answer: { state: 'value', value: at } },
    { type: 'record-fact', fact: 'aware_at', answer: { state: 'unknown', because: reason } },
    { type: 'record-fact', fact: 'exposed_data', answer: { state: 'value', value: pick % 2 ? 'none' : 'personal' } },
    { type: 'ask-later-anchor', fact: 'aware_at', reason },
    { type: 'confirm-later-anchor', fact: 'aware_at', to: asked },
    { type: 'decide-applicability', clock: key, answer: pick % 2 ? 'applies' : 'does-not-apply', rationale: reason },
    { type: 'report-clock', clock: key, stage, sentAt: run.now(), reference: null, proof: null, lateBecause: reason },
    { type: 'suspend-clock', clock: key, authority: reason, reference: reason, until: hours > 40 ? null : at },
    { type: 'resume-clock', clock: key, reason },
    { type: 'raise-severity', to: levels[pick % 4] ?? 'high', reason },
    { type: 'lower-severity', to: levels[pick % 4] ?? 'low', reason },
  ];
  return all[kind % all.length] ?? { type: 'accept-handover' };
}

/** Every recorded instant of every stage, by its name. */
function instants({ clocks }: Incident) {
  return Object.values(clocks).flatMap((clock) =>
    Object.entries(clock.stages).map(([name, { history }]) => ({ id: `${clock.key}/${name}`, history })),
  );
}

test('no instant of a clock becomes later without a record of who made it so, and why', () => {
  let [became, confirmed] = [0, 0];
  const step: fc.Arbitrary<Step> = fc.tuple(
    fc.constantFrom(...people),
    fc.nat(10),
    fc.nat(40),
    fc.integer({ min: 0, max: 60 }),
  );
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
      const run = declaredIncident('sensitive-data-exposure');
      for (const each of steps) {
        const before = new Map(instants(run.incident()).map(({ id, history }) => [id, history.length]));
        run.does(each[0], commandOf(run, each));
        for (const { id, history } of instants(run.incident())) {
          expect(history.length).toBeGreaterThanOrEqual(before.get(id) ?? 0);
          for (let at = Math.max(1, before.get(id) ?? 1); at < history.length; at += 1) {
            const [was, is] = [history[at - 1], history[at]];
            if (was === undefined || is === undefined || was.strictDue === null) continue;
            if (is.strictDue !== null && is.strictDue <= was.strictDue) continue;
            became += 1;
            if (is.cause === 'anchor-later') confirmed += 1;
            expect(['anchor-later', 'suspended', 'resumed']).toContain(is.cause);
            expect(is).toMatchObject({ by: each[0], reason: said('Because') });
          }
        }
        run.passes(each[3] % 7);
      }
    }),
    { numRuns: 60, seed: 73 },
  );
  expect(became).toBeGreaterThan(20);
  expect(confirmed).toBeGreaterThan(0);
});
