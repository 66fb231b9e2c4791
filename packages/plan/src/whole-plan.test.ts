import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isMap, isScalar, parseDocument } from 'yaml';
import { planOf } from './fixtures/parsed.ts';
import { marked, smallPlan } from './fixtures/small-plan.ts';
import { wholePlan } from './fixtures/whole-plan.ts';
import { canonicalPlan, loadCompiledPlan, parsePlan, planDigest } from './index.ts';
import type { Path } from './fault.ts';
import { keyPlaces, referencePlaces } from './rules/reference-places.ts';
import { valuesAt } from './rules/raw-plan.ts';

const faultsOf = (text: string) => {
  const parsed = parsePlan(text, 'plan.yaml');
  return parsed.ok ? [] : parsed.faults;
};
/** Where a place of the language first stands in the whole plan. */
const placeIn = (place: string): Path =>
  valuesAt(parseDocument(wholePlan).toJS(), place)[0]?.path ?? expect.fail(`The whole plan has nothing at ${place}.`);
/** The whole plan with "nobody" in the place of a value, or of a key. */
function withNobody(path: Path, what: 'value' | 'key'): string {
  const document = parseDocument(wholePlan);
  if (what === 'value') document.setIn(path, 'nobody');
  const map = document.getIn(path.slice(0, -1));
  const pair = isMap(map) ? map.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  if (what === 'key' && isScalar(pair?.key)) pair.key.value = 'nobody';
  return document.toString({ lineWidth: 0 });
}

describe('a plan with every part', () => {
  it('compiles, is stored and comes back as it was', () => {
    expect(faultsOf(wholePlan)).toEqual([]);
    const plan = planOf(wholePlan);
    expect(loadCompiledPlan(JSON.parse(canonicalPlan(plan)))).toEqual(plan);
  });

  it.each(referencePlaces.map(([place, kind]) => [place, kind]))('%s names a %s that must exist', (place) => {
    const path = placeIn(place);
    const faults = faultsOf(withNobody(path, 'value'));
    const spelled = path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
      .join('')
      .slice(1);
    expect(faults.map((fault) => fault.path)).toContain(spelled);
    expect(faults.map((fault) => fault.code)).toContainEqual(expect.stringMatching(/^unknown-(reference|value)$/));
  });

  it.each(keyPlaces.map(([place, kind]) => [place, kind]))('each key of %s names a %s that must exist', (place) => {
    const path = placeIn(`${place}.*`);
    expect(faultsOf(withNobody(path, 'key'))).toContainEqual(
      expect.objectContaining({ code: 'unknown-reference', path: [...path.slice(0, -1), 'nobody'].join('.') }),
    );
  });
});

describe('a slip in a later part', () => {
  it.each([
    ['vendors:\n', '«vendros:\n', 'Did you mean "vendors"?'],
    ['since: "2026-01-01"', '«sinse: "2026-01-01"', 'Did you mean "since"?'],
    ['out_of_band: true', '«out_of_bnad: true', 'Did you mean "out_of_band"?'],
    ['lasts: 4 h', '«lests: 4 h', 'Did you mean "lasts"?'],
    ['anchors: {', '«ancors: {', 'Did you mean "anchors"?'],
    ['covers: [access-logs', 'covers: [«acces-logs', 'Did you mean "access-logs"?'],
    ['kind: phone', 'kind: «fone', 'Write phone, sms, push'],
    ['at: Mon 09:00', 'at: «Monday 9', 'Write it like "Mon 09:00"'],
    ['only: ["22:00-06:00"]', 'only: [«"22-06"]', 'Write them like "Mon-Fri 08:00-18:00"'],
    ['every: 1 week', 'every: «1 month', 'A turn lasts whole days or weeks'],
    ['last_test: "2026-10-01"', 'last_test: «soon', 'Write year, month and day'],
    ['to: 2026-12-26 09:00', 'to: «2026-12-20 09:00', 'ends before it begins'],
    ['layer: second, by', 'layer: «secnd, by', 'Did you mean "second"?'],
    ['- layer: second', '- layer: «first', 'names another layer of this schedule'],
    ['{aware_at}', '«{aware_et}', 'Did you mean "aware_at"?'],
    ['any_of: [card, health]', 'any_of: «[card, none]', '"none" is no word of it'],
    ['proven_when: No traffic, ', '', 'Say with `proven_when`'],
    ['rule: APR-02', 'rule: «APR2', 'Name the rule, like "APR-02"'],
  ])('%s as %s is told at its place, with how to mend it', (right, wrong, said) => {
    expect(wholePlan.split(right).length).toBeGreaterThan(1);
    const { text, places } = marked(wholePlan.replace(right, () => wrong));
    const told = faultsOf(text).map(({ line, column, message }) => `${line}:${column} ${message}`);
    expect(told).toContainEqual(expect.stringContaining(said));
    if (places.length > 0) expect(told).toContainEqual(expect.stringMatching(new RegExp(`^${places[0]} `)));
  });
});

describe('a plan that an earlier release compiled', () => {
  it('loads for ever, under the version it was stored with', () => {
    const path = join(import.meta.dirname, '..', 'golden', 'compiled-0.2.json');
    const loaded = loadCompiledPlan(JSON.parse(readFileSync(path, 'utf8')));
    expect(planDigest(loaded)).toBe('bea3b9388598bc0870a13635636272902c1654b87e50173cc95fa4a95e59e6ce');
    expect(canonicalPlan(loaded)).toBe(readFileSync(path, 'utf8'));
    expect(loaded.gates['notify-customers']?.approve).toHaveLength(2);
  });
});

describe('a plan of before the later parts were there', () => {
  const stored = JSON.parse(canonicalPlan(planOf(smallPlan)));

  it('says nothing of them, and keeps its version when it is loaded', () => {
    expect(Object.keys(stored)).not.toContain('vendors');
    expect(Object.keys(stored.functions.security)).toEqual(['deputies', 'does', 'lead', 'needs']);
    const loaded = loadCompiledPlan(stored);
    expect(loaded).toMatchObject({ vendors: {}, onCall: {}, insurer: null, clocks: { owner: null, law: {} } });
    expect(canonicalPlan(loaded)).toBe(JSON.stringify(stored));
  });

  it('loads without what even the smallest plan of today says: ladders and what a step does', () => {
    const older = structuredClone(stored);
    delete older.systems.assistant.ladder;
    for (const action of Object.values<{ does?: string }>(older.actions)) delete action.does;
    const loaded = loadCompiledPlan(older);
    expect(loaded.systems['assistant']?.ladder).toEqual([]);
    expect(planDigest(loaded)).not.toBe(planDigest(planOf(smallPlan)));
    expect(canonicalPlan(loaded)).toBe(JSON.stringify(older));
  });
});
