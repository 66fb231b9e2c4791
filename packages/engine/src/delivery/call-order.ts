import { addMilliseconds } from '@muster/clocks';
import type { Instant } from '@muster/clocks';

/** Milliseconds until the next contact method of the same person, while nobody has answered. */
const betweenMethods = 60_000;

/**
 * In which order one person is called: as they want it, but the second by another provider than the first, where they
 * have one. What one provider takes with it when it fails, another does not.
 */
export function callOrder<Method extends { readonly provider: string }>(methods: readonly Method[]): readonly Method[] {
  const [first] = methods;
  const other = methods.find(({ provider }) => provider !== first?.provider);
  if (first === undefined || other === undefined) return methods;
  return [first, other, ...methods.filter((each) => each !== first && each !== other)];
}

/** When each of them is called, unless somebody has answered before. */
export function callAt(start: Instant, turn: number): Instant {
  return addMilliseconds(start, turn * betweenMethods);
}
