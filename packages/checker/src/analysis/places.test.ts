import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '@muster/plan';
import type { CompiledPlan, FunctionId } from '@muster/plan';
import { apr01 } from '../rules/apr-01.ts';
import { apr02 } from '../rules/apr-02.ts';
import { checkedAt, soundPlan } from '../testkit/sound-plan.ts';
import { passagesOf, smallestKillingSet, tightest } from './places.ts';

const parsed = parsePlan(soundPlan, 'plan.yaml');
const base = parsed.ok ? parsed.plan : expect.fail('the sound plan does not compile');

/** A small organisation: who holds which seat, who has left, whom one gate asks, who confirms what passes it. */
interface Staff {
  readonly holders: Readonly<Record<string, string>>;
  readonly functions: Readonly<Partial<Record<FunctionId, readonly string[]>>>;
  readonly left: readonly string[];
  readonly approve: readonly { readonly of: FunctionId; readonly count: number }[];
  readonly verifiedBy: FunctionId | null;
}

const ids = ['security', 'legal', 'operations'] as const;
const people = ['ann', 'bea', 'cem', 'dov', 'eli', 'fay'];
const seats = ['s-1', 's-2', 's-3', 's-4', 's-5', 's-6', 's-7'];
const someSeats = fc.uniqueArray(fc.constantFrom(...seats), { minLength: 1, maxLength: 5 });
const staff: fc.Arbitrary<Staff> = fc.record({
  holders: fc.record(Object.fromEntries(seats.map((seat) => [seat, fc.constantFrom(...people)]))),
  functions: fc.record({ security: someSeats, legal: someSeats, operations: someSeats }),
  left: fc.uniqueArray(fc.constantFrom(...people), { maxLength: 2 }),
  approve: fc.uniqueArray(fc.record({ of: fc.constantFrom(...ids), count: fc.integer({ min: 1, max: 2 }) }), {
    minLength: 1,
    maxLength: 3,
    selector: ({ of }) => of,
  }),
  verifiedBy: fc.option(fc.constantFrom(...ids)),
});

const gateId = 'notify-customers';

function planOf({ holders, functions, left, approve, verifiedBy }: Staff): CompiledPlan {
  const gate = base.gates[gateId] ?? expect.fail('no gate');
  const action = base.actions[gateId] ?? expect.fail('no action');
  const none = { title: null, outsider: null, hours: null, conflicts: [] };
  const shared = { does: 'Acts', needs: [], onCall: null, reachable: [] };
  return {
    ...base,
    functions: Object.fromEntries(
      ids.map((id) => {
        const [lead = '', ...deputies] = functions[id] ?? [];
        return [id, { ...shared, lead, deputies }];
      }),
    ),
    seatDetails: Object.fromEntries(Object.entries(holders).map(([seat, heldBy]) => [seat, { ...none, heldBy }])),
    people: Object.fromEntries(left.map((person) => [person, { active: false, channels: {} }])),
    gates: { [gateId]: { ...gate, approve } },
    actions: { [gateId]: { ...action, verifiedBy } },
  };
}

/** Who sits in a function, told from the staff alone. */
const sitting = (of: Staff, id: FunctionId): readonly string[] =>
  people.filter(
    (person) => !of.left.includes(person) && (of.functions[id] ?? []).some((seat) => of.holders[seat] === person),
  );

const everybodyOf = (of: Staff): readonly string[] =>
  people.filter((person) => ids.some((id) => sitting(of, id).includes(person)));

/** Tries every person in every place. */
function canFill(places: readonly (readonly string[])[], taken: readonly string[]): boolean {
  const [place, ...others] = places;
  if (place === undefined) return true;
  return place.some((person) => !taken.includes(person) && canFill(others, [...taken, person]));
}

const approving = (of: Staff): readonly (readonly string[])[] =>
  of.approve.flatMap(({ of: id, count }) => Array.from({ length: count }, () => sitting(of, id)));

/** Whether the gate can be passed while some are away: somebody asks, others approve, another confirms. */
function passes(of: Staff, away: readonly string[]): boolean {
  const confirming = of.verifiedBy === null ? [] : [sitting(of, of.verifiedBy)];
  return canFill([...approving(of), everybodyOf(of), ...confirming], away);
}

/** Every set of so many people or fewer. */
function setsUpTo(size: number, from: readonly string[]): readonly (readonly string[])[] {
  const [first, ...others] = from;
  if (first === undefined || size === 0) return [[]];
  return [...setsUpTo(size, others), ...setsUpTo(size - 1, others).map((set) => [first, ...set])];
}

const runs = { numRuns: 2_000, seed: 20_261_126 };

describe('counting people over places, against trying every person in every place', () => {
  it('tells how many may be away, up to three', () => {
    fc.assert(
      fc.property(staff, (of) => {
        const plan = planOf(of);
        const gate = plan.gates[gateId] ?? expect.fail('no gate');
        const spare = Math.min(...passagesOf(plan, gateId, gate).map((needs) => tightest(needs).spare));
        for (const count of [0, 1, 2, 3])
          expect(spare >= count, `${count} away`).toBe(
            setsUpTo(count, everybodyOf(of)).every((away) => passes(of, away)),
          );
      }),
      runs,
    );
  });

  it('names a smallest set of people without whom a gate stays shut', () => {
    fc.assert(
      fc.property(staff, (of) => {
        const plan = planOf({ ...of, verifiedBy: null });
        const gate = plan.gates[gateId] ?? expect.fail('no gate');
        const [asking = []] = passagesOf(plan, gateId, gate);
        const killing = smallestKillingSet(tightest(asking));
        const alone = { ...of, verifiedBy: null };
        expect(passes(alone, killing)).toBe(false);
        if (killing.length > 0)
          for (const fewer of setsUpTo(killing.length - 1, everybodyOf(of)))
            expect(passes(alone, fewer), fewer.join(' ')).toBe(true);
      }),
      runs,
    );
  });

  it('finds by APR-01 and APR-02 exactly the gates that somebody can block', () => {
    fc.assert(
      fc.property(staff, (of) => {
        const checked = { plan: planOf(of), now: checkedAt, yaml: '' };
        const whoeverAsks = [[], ...everybodyOf(of).map((person) => [person])];
        const reachable = whoeverAsks.every((asking) => canFill(approving(of), asking));
        expect([...apr01.check(checked)]).toHaveLength(reachable ? 0 : 1);
        const blockedBy = (count: number) => setsUpTo(count, everybodyOf(of)).some((away) => !passes(of, away));
        const expected = blockedBy(1) ? ['error'] : blockedBy(2) ? ['warning'] : [];
        expect([...apr02.check(checked)].map(({ severity }) => severity)).toEqual(expected);
      }),
      runs,
    );
  });
});
