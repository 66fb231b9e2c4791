import type { CountingRule, Length, Regime, Stage, Term } from './regime.ts';

type Given = Pick<Stage, 'name' | 'anchor' | 'term' | 'words' | 'citation'> & Partial<Stage>;

/** The stages of one regime. What a stage does not say is: no variant, no relief, once, always, the regime's recipient. */
export function stagesOf(recipient: string, stages: readonly Given[]): readonly Stage[] {
  const silent = { variants: [], relief: null, until: null, when: null, recipient };
  return stages.map((stage) => ({ ...silent, ...stage }));
}

/** What most regimes have nothing to say about. */
export const nothingMore: Pick<Regime, 'relations' | 'unsettled' | 'corrections' | 'notes'> = {
  relations: [],
  unsettled: [],
  corrections: [],
  notes: [],
};

/** So many hours on the wall clock. */
export function hours(count: number): Term {
  return { kind: 'counted', rule: 'hours_wallclock', length: { count, unit: 'hours' } };
}

/** So many minutes on the wall clock. */
export function minutes(count: number): Term {
  return { kind: 'counted', rule: 'hours_wallclock', length: { count, unit: 'minutes' } };
}

/** Any other length, with the rule that it is counted by. */
export function counted(rule: CountingRule, count: number, unit: Length['unit']): Term {
  return { kind: 'counted', rule, length: { count, unit } };
}

export function euDays(count: number): Term {
  return counted('eu_1182_71_days', count, 'days');
}

export function euMonths(count: number): Term {
  return counted('eu_1182_71_months', count, 'months');
}

/** Days for which the text names no end but the number. */
export function strictDays(count: number): Term {
  return counted('calendar_days_strict', count, 'days');
}

/** The text has a word instead of a number. */
export function atOnce(wording: string): Term {
  return { kind: 'immediately', wording };
}
