import { describe, expect, it } from 'vitest';
import { packDigest, resolvePacks } from '../index.ts';
import type { PlanPack } from '../index.ts';

type Content = Readonly<Record<string, unknown>>;
const law = (name: string, ...on: readonly PlanPack[]): Content => ({
  muster_pack: 1,
  name,
  kind: 'law',
  extends: on.map((pack) => ({ pack: pack.name, kind: pack.kind, digest: pack.digest })),
});
const named = (content: Content): PlanPack => ({
  name: String(content['name']),
  kind: 'law',
  digest: packDigest(content),
});
const shelf =
  (...contents: readonly Content[]) =>
  (name: string) =>
    contents.find((content) => content['name'] === name);
const faultsOf = (resolved: ReturnType<typeof resolvePacks>) => (resolved.ok ? [] : resolved.faults);

const base = law('calendars');
const eu = law('eu-law', named(base));
const uk = law('uk-law', named(base));

describe('the packs that a plan builds on', () => {
  it('come each once, after what they build on', () => {
    const resolved = resolvePacks([named(eu), named(uk)], shelf(uk, eu, base));
    expect(resolved.ok && resolved.packs.map(({ name }) => name)).toEqual(['calendars', 'eu-law', 'uk-law']);
  });

  it.each<[string, readonly PlanPack[], readonly Content[], string]>([
    ['one that is not there', [named(eu)], [eu], 'There is no pack "calendars" here'],
    ['one with other content', [named(eu)], [eu, { ...base, note: 'changed' }], 'is not the one that was meant'],
    ['one of another kind', [{ ...named(eu), kind: 'taxonomy' }], [eu, base], 'is a pack of law, not of taxonomy'],
    ['something else under its name', [named(eu)], [eu, { name: 'calendars' }], 'is no pack of that name'],
    [
      'two versions of one',
      [named(base), named(law('eu-law', { ...named(base), digest: packDigest(1) }))],
      [base, law('eu-law', { ...named(base), digest: packDigest(1) })],
      'Two versions of the pack "calendars"',
    ],
  ])('with %s are refused', (_, roots, contents, message) => {
    expect(faultsOf(resolvePacks(roots, shelf(...contents)))).toEqual([expect.stringContaining(message)]);
  });

  it('in a circle are told as one, although no digest of a circle can be right', () => {
    const first = law('first', { name: 'second', kind: 'law', digest: packDigest('?') });
    const second = law('second', named(first));
    const honest = law('first', named(second));
    expect(faultsOf(resolvePacks([named(honest)], shelf(honest, second)))).toEqual([
      'These packs build on one another in a circle: first, second, first. Remove one `extends`.',
    ]);
  });

  it('in a chain without end stop', () => {
    const chain = Array.from({ length: 400 }).reduce<readonly Content[]>(
      (packs, _, index) => [law(`pack-${index}`, ...packs.slice(0, 1).map(named)), ...packs],
      [],
    );
    const [top] = chain;
    expect(faultsOf(resolvePacks([named(top ?? {})], shelf(...chain)))).toEqual([
      'The plan stands on more than 200 packs. Build on fewer.',
    ]);
  });
});
