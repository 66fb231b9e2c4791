import { expect, it } from 'vitest';
import { marked, smallPlan } from './fixtures/small-plan.ts';
import { planPlaces } from './index.ts';

it('finds the value and the key of a path, and what would hold a missing part', () => {
  const { text, places } = marked(
    smallPlan.replace('  public-statement: { approve: [1 of legal]', '  «public-statement: «{ approve: [«1 of legal]'),
  );
  const placeOf = planPlaces(text);
  const at = (...[path, key]: Parameters<typeof placeOf>) => {
    const { line, column } = placeOf(path, key);
    return `${line}:${column}`;
  };
  expect(at(['approvals', 'public-statement'], 'key')).toBe(places[0]);
  expect(at(['approvals', 'public-statement'])).toBe(places[1]);
  expect(at(['approvals', 'public-statement', 'approve', 0])).toBe(places[2]);
  expect(at(['approvals', 'public-statement', 'standing'])).toBe(places[0]);
  expect(planPlaces('{')(['approvals'])).toEqual({ line: 1, column: 1 });
});
