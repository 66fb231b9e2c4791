import { findRegime } from '@muster/clocks/law';
import type { Length, Regime, Stage } from '@muster/clocks/law';
import type { AgreedClock, CompiledPlan, LawClock, Path } from '@muster/plan';
import { entryOf } from './people.ts';
import { longestSeconds, shortestSeconds } from './period-bounds.ts';

/** A clock of the plan, of the law or agreed. */
export type RegisteredClock = { readonly id: string; readonly path: Path } & (
  | { readonly kind: 'law'; readonly clock: LawClock; readonly regime: Regime | undefined }
  | { readonly kind: 'contract' | 'internal'; readonly clock: AgreedClock }
);

export function clocksOf({ clocks }: CompiledPlan): readonly RegisteredClock[] {
  const { law, contracts, internal } = clocks;
  return [
    ...Object.entries(law).map(
      ([id, clock]) => ({ kind: 'law', id, clock, regime: findRegime(id), path: ['clocks', 'law', id] }) as const,
    ),
    ...Object.entries(contracts).map(
      ([id, clock]) => ({ kind: 'contract', id, clock, path: ['clocks', 'contracts', id] }) as const,
    ),
    ...Object.entries(internal).map(
      ([id, clock]) => ({ kind: 'internal', id, clock, path: ['clocks', 'internal', id] }) as const,
    ),
  ];
}

/** One deadline of a clock: its name, and the fewest seconds it can have. */
export interface Deadline {
  readonly name: string;
  readonly seconds: number;
}

/** Every deadline of a clock that has a number, the shortest first. */
export function deadlinesOf(registered: RegisteredClock): readonly Deadline[] {
  if (registered.kind !== 'law') {
    const { title, within } = registered.clock;
    return [{ name: title, seconds: shortestSeconds(within) }];
  }
  const stages = registered.regime?.stages ?? [];
  return stages
    .flatMap(({ name, term }) =>
      term.kind === 'counted' || term.kind === 'capped' ? [{ name, seconds: secondsOf(term.length) }] : [],
    )
    .toSorted((one, other) => one.seconds - other.seconds);
}

/** The fewest seconds of a length that a law names. */
function secondsOf({ count, unit }: Length): number {
  switch (unit) {
    case 'minutes':
      return count * 60;
    case 'hours':
      return count * 3_600;
    case 'days':
    case 'business-days':
      return count * 86_400;
    case 'weeks':
      return count * 7 * 86_400;
    case 'months':
      return shortestSeconds({ kind: 'months', months: count });
  }
}

/** How long before a deadline everything is to be done. */
export function marginSeconds({ clocks }: CompiledPlan, { clock }: RegisteredClock): number {
  const margin = clock.margin ?? clocks.margin;
  return margin === null ? 0 : longestSeconds(margin);
}

/** An hour where a text is ready or nobody outside reads it, else a working day. */
export function draftingSeconds(plan: CompiledPlan, { clock, kind }: RegisteredClock): number {
  const isReady = clock.template !== null && entryOf(plan.templates, clock.template) !== undefined;
  return isReady || kind === 'internal' ? 3_600 : 8 * 3_600;
}

/** The stage that a clock starts with: the first that has a number, or the first of all. */
export function firstStage({ stages }: Regime): Stage | undefined {
  return stages.find(({ term }) => term.kind === 'counted' || term.kind === 'capped') ?? stages[0];
}

/** By anchor of the law, the fact of the plan that stands for it: the one named, else the one of the same name. */
export function factOfAnchor({ anchors }: LawClock, anchor: string): string {
  return entryOf(anchors, anchor) ?? anchor;
}
