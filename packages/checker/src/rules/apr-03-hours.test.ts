import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePlan } from '@muster/plan';
import { spellMoment } from '../analysis/moments.ts';
import { checkedAt, soundPlan } from '../testkit/sound-plan.ts';
import { apr03 } from './apr-03.ts';

const parsed = parsePlan(soundPlan, 'plan.yaml');
const base = parsed.ok ? parsed.plan : expect.fail('the sound plan does not compile');

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const seats = ['general-counsel', 'privacy-counsel', 'deputy-counsel'] as const;
const time = fc
  .integer({ min: 0, max: 47 })
  .map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);
const hours = fc.record({
  zone: fc.constantFrom('UTC', 'Europe/Dublin', 'America/New_York', 'Asia/Kolkata'),
  windows: fc.array(
    fc.record({ days: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }), from: time, to: time }),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
});
type Hours = typeof hours extends fc.Arbitrary<infer Value> ? Value : never;

const half = 1_800_000;
const start = Temporal.Instant.from(checkedAt).epochMilliseconds;

/** Looks at the clock on the wall there. */
function isIn({ zone, windows }: Hours, moment: number): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
  const clock = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const named = (shift: number) => weekdays[(local.dayOfWeek + 6 + shift) % 7];
  return windows.some(({ days, from, to }) => {
    const on = (day: string | undefined) => days.some((each) => each === day);
    if (from < to) return on(named(0)) && from <= clock && clock < to;
    return (on(named(0)) && from <= clock) || (on(named(-1)) && clock < to);
  });
}

it('finds the first moment at which a gate is asked in vain, as a count of half hours does', () => {
  const who = fc.tuple(hours, hours, hours);
  fc.assert(
    fc.property(who, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 2 }), (all, halves, count) => {
      const details = { title: null, heldBy: null, outsider: null, conflicts: [] };
      const gate = base.gates['retain-outside-counsel'] ?? expect.fail('no gate');
      const within = { kind: 'elapsed' as const, seconds: halves * 1_800 };
      const plan = {
        ...base,
        onCall: {},
        seatDetails: Object.fromEntries(seats.map((seat, at) => [seat, { ...details, hours: all[at] ?? null }])),
        gates: { 'retain-outside-counsel': { ...gate, within, approve: [{ count, of: 'legal' as const }] } },
      };
      const reaches = (each: Hours, at: number) =>
        Array.from({ length: halves }, (_, step) => at + step * half).some((moment) => isIn(each, moment));
      const twoWeeks = Array.from({ length: 14 * 48 }, (_, step) => start + step * half);
      const expected = twoWeeks.find((at) => all.filter((each) => reaches(each, at)).length < count);
      const [found] = apr03.check({ plan, now: checkedAt, yaml: '' });
      if (expected !== undefined)
        expect(found?.counterexample).toContain(spellMoment(expected, plan.organisation.timeZone));
      else if (found !== undefined)
        // Only a change of clocks lengthens a gap later on.
        expect(found.counterexample).not.toMatch(/2026-1[12]/);
    }),
    { numRuns: 200, seed: 20_261_126 },
  );
});
