import { describe, expect, it } from 'vitest';
import { parseInstant } from '../index.ts';
import { handCountedLaw } from './fixtures/hand-counted-law.ts';
import { lawRegimes } from './law-pack.ts';
import { countCase } from './testing/count-case.ts';

const cases = handCountedLaw.flatMap(({ regime, stage, citation, cases }) =>
  cases.map((row) => ({ regime, stage, citation, row })),
);

describe('the deadlines counted by hand', () => {
  it('are at least two hundred, each with its reasoning and a citation', () => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
    expect(cases.filter(({ row }) => row[4].length < 8)).toEqual([]);
    expect(handCountedLaw.filter(({ citation }) => citation.length < 8)).toEqual([]);
  });

  it('are written in instants that exist, the alarm never after the end', () => {
    for (const { row } of cases) {
      const [, , strict, legal] = row;
      expect(parseInstant(strict) <= parseInstant(legal === 'same' ? strict : legal), row.join(' ')).toBe(true);
    }
  });

  it('cover every stage that has a number, of every law that was not repealed', () => {
    const counted = new Set(cases.map(({ regime, stage }) => `${regime} ${stage}`));
    const numbered = [...lawRegimes.values()]
      .filter(({ status }) => status !== 'repealed')
      .flatMap(({ id, stages }) =>
        stages
          .filter(({ term }) => term.kind === 'counted' || term.kind === 'capped')
          .map(({ name }) => `${id} ${name}`),
      );
    expect(numbered.filter((each) => !counted.has(each))).toEqual([]);
  });

  it.each(
    cases.map((each) => ({ ...each, title: `${each.regime} ${each.stage} from ${each.row[0]}: ${each.row[4]}` })),
  )('$title', ({ regime, stage, row: [from, zone, strict, legal] }) => {
    expect(countCase(regime, stage, from, zone)).toMatchObject({
      state: 'due',
      strictDue: parseInstant(strict),
      legalLatest: parseInstant(legal === 'same' ? strict : legal),
    });
  });
});
