import { readFileSync } from 'node:fs';
import { parsePlan, starterNames } from '@muster/plan';
import { describe, expect, it } from 'vitest';
import { checkAgainst } from './check-plan.ts';
import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';
import { everyRule } from './rules/every-rule.ts';
import { mutantsOf } from './testkit/mutate-plan.ts';
import type { Mutant } from './testkit/mutate-plan.ts';
import { checkedAt } from './testkit/sound-plan.ts';

/** Mutants of each kind that are looked at for each change, over all starters; every one of them by night. */
const perChange = process.env['MUSTER_SOAK'] === '1' ? Infinity : 250;
const seed = Number(process.env['MUSTER_SEED'] ?? 0);

/** Hundreds of plans are checked one after the other; by night thousands. */
const patience = { timeout: 1_800_000 };

/** So many in a hundred may stay untold, once those that leave the compiled plan as it was are set aside. */
const mostUntold = 2;

interface Planted {
  readonly starter: (typeof starterNames)[number];
  readonly mutant: Mutant;
}

const starters = starterNames.map((name) => {
  const text = readFileSync(new URL(`../../plan/starters/${name}.yaml`, import.meta.url), 'utf8');
  return { name, text, digest: digestOf(text), mutants: mutantsOf(text) };
});

describe.each(['form', 'meaning'] as const)('slips of %s in the starter plans', (kind) => {
  const all = starters.flatMap(({ name, mutants }) => mutants[kind].map((mutant) => ({ starter: name, mutant })));
  const looked = sample(all, perChange);

  it('are told, but for two in a hundred, which are listed', patience, () => {
    const untold = survivors(looked, everyRule).map(({ starter, mutant }) => `${starter}: ${mutant.slip}`);
    console.log(
      `seed ${seed}: ${looked.length} of ${all.length} slips of ${kind}, ${untold.length} untold:\n${untold.join('\n')}`,
    );
    expect(looked.length).toBeGreaterThanOrEqual(Math.min(perChange, all.length));
    expect((100 * untold.length) / looked.length).toBeLessThanOrEqual(mostUntold);
  });
});

it('slips of meaning stay untold once the rules that know them are taken out', patience, () => {
  const all = starters.flatMap(({ name, mutants }) => mutants.meaning.map((mutant) => ({ starter: name, mutant })));
  const crippled = everyRule.filter(({ id }) => !['APR-01', 'EVD-01', 'SEV-05'].includes(id));
  const looked = sample(all, 40);
  expect((100 * survivors(looked, crippled).length) / looked.length).toBeGreaterThan(10 * mostUntold);
});

/** Those after which nothing new is found, although the plan is another. */
function survivors(planted: readonly Planted[], rules: readonly Rule[]): readonly Planted[] {
  const before = new Map(starters.map(({ name, text }) => [name, new Set(findingsOf(text, rules).map(nameOf))]));
  const digests = new Map(starters.map(({ name, digest }) => [name, digest]));
  return planted.filter(({ starter, mutant }) => {
    const isTold = findingsOf(mutant.text, rules).some((finding) => before.get(starter)?.has(nameOf(finding)) !== true);
    return !isTold && digestOf(mutant.text) !== digests.get(starter);
  });
}

/** Evenly spread over all starters, places and kinds of slip; another seed takes others. */
function sample<T>(all: readonly T[], count: number): readonly T[] {
  const step = all.length / Math.min(count, all.length);
  const offset = ((seed * 0.618) % 1) * step;
  return Array.from({ length: Math.min(count, all.length) }, (_, at) => all[Math.floor(at * step + offset)]).filter(
    (each) => each !== undefined,
  );
}

function findingsOf(text: string, rules: readonly Rule[]): readonly Finding[] {
  return checkAgainst(rules, text, 'plan.yaml', checkedAt);
}

function nameOf({ id, subject, path, message, waiver }: Finding): string {
  return [id, subject, path, message, waiver === null].join('\n');
}

/** The plan version; empty for a text that does not compile. */
function digestOf(text: string): string {
  const parsed = parsePlan(text, 'plan.yaml');
  return parsed.ok ? parsed.digest : '';
}
