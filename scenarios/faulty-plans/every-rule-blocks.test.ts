import { ProblemError, routes } from '@muster/api';
import type { Problem } from '@muster/api';
import { blocks, checkerRules, checkPlan } from '@muster/checker';
import type { Finding } from '@muster/checker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyCase } from '../../packages/checker/src/testkit/every-case.ts';
import { checkedAt, planWith } from '../../packages/checker/src/testkit/sound-plan.ts';
import { handClock } from '../../packages/server/src/testkit/hand-clock.ts';
import { staffedMuster } from '../../packages/server/src/testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../packages/server/src/testkit/staffed-muster.ts';

// Every rule whose findings are errors keeps a plan with that fault from coming into force, through the public route.

/** They propose in turn: each of them may do so thirty times in a minute. */
const proposers = ['security-lead', 'ml-lead', 'platform-lead', 'general-counsel'];

let staff: StaffedMuster;
let proposed = 0;
/** Versions that were taken with their fault waived. */
let waived = 0;
beforeAll(async () => {
  staff = await staffedMuster(proposers, { clock: handClock(checkedAt) });
});
afterAll(() => staff.muster.close());

// What the language itself refuses, and a waiver that is no waiver, have tests of their own.
const errorRules = checkerRules.filter(({ id, severity }) => severity === 'error' && everyCase[id]);

describe.each(errorRules.map(({ id }) => id))('a plan with a fault of %s', (id) => {
  const planted = plantedFault(id);

  it('is turned away with the rule and its line, and changes nothing', async () => {
    const before = await standing();
    const told = await add(planted.text);
    expect(told).toMatchObject({ status: 422, code: 'plan/has-findings' });
    const found = told?.findings?.find((each) => each.id === id && blocks(each));
    expect(found).toMatchObject({ line: planted.line, file: 'plan.yaml', waiver: null });
    expect(planted.text.split('\n')[planted.line - 1]).toContain(planted.at);
    expect(told?.faults?.map(({ at, message }) => [at.split(':')[0], message.split(':')[0]])).toContainEqual([
      String(planted.line),
      id,
    ]);
    expect(await standing()).toEqual(before);
  });

  it('is taken once somebody answers for it until a day', async () => {
    expect(await add(withWaivers(planted.text, planted.blocking))).toBeNull();
    waived += 1;
    expect((await standing()).versions).toHaveLength(1 + waived);
  });
});

it('names every rule whose findings are errors', () => {
  expect(errorRules.length).toBeGreaterThanOrEqual(25);
});

/** What comes of proposing a text: null where it is proposed, and the problem where it is not. */
function add(source: string): Promise<Problem | null> {
  const body = { source };
  const proposer = proposers[proposed % proposers.length] ?? '';
  proposed += 1;
  return staff
    .at(proposer)
    .call(routes.plans.add, { body })
    .then(
      () => null,
      (error: unknown) => {
        if (error instanceof ProblemError) return error.problem;
        throw error;
      },
    );
}

/** The version in force, and every version that the organisation keeps. */
async function standing() {
  const { version } = await staff.administrator.call(routes.plans.current);
  const { items } = await staff.administrator.call(routes.plans.list, { query: { limit: 100 } });
  return { version, versions: items.map((each) => [each.version, each.state]) };
}

interface Planted {
  readonly text: string;
  readonly line: number;
  /** Words that stand on that line. */
  readonly at: string;
  /** Everything in the text that blocks it: one fault may break several rules. */
  readonly blocking: readonly Finding[];
}

/** The first case of a rule that is an error: a sound plan with that one fault. */
function plantedFault(id: string): Planted {
  for (const { edits, finds } of Object.values(everyCase[id]?.failing ?? {})) {
    const text = planWith(...edits);
    const blocking = checkPlan(text, 'plan.yaml', checkedAt).filter(blocks);
    const found = blocking.find((each) => each.id === id);
    const at = finds.find((each) => text.split('\n')[(found?.line ?? 0) - 1]?.includes(each.at))?.at;
    if (found && at !== undefined) return { text, line: found.line, at, blocking };
  }
  throw new Error(`No case of ${id} is an error.`);
}

function withWaivers(text: string, findings: readonly Finding[]): string {
  const each = new Set(findings.map(({ id, subject }) => `rule: ${id}, subject: '${subject?.replaceAll("'", "''")}'`));
  const lines = [...each].map(
    (of) => `  - { ${of}, owner: general-counsel, until: "2026-12-24", because: It is known }`,
  );
  return `${text}\nwaivers:\n${lines.join('\n')}\n`;
}
