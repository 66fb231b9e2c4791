/** How two values may be compared. */
export const comparisons = ['==', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];

/** The fields of `system` that a condition may read. */
export const systemFields = ['use', 'autonomy', 'revenue', 'affects', 'vendor_involved', 'data'] as const;

/**
 * The part of CEL that a plan may use, as a tree. It has no loops, no arithmetic and no patterns: evaluating it takes
 * time in proportion to its size, and every fact has a short list of values that decide it. `at` is the offset in the
 * text, in UTF-16 units.
 */
export type Term =
  | { readonly kind: 'and' | 'or'; readonly at: number; readonly left: Term; readonly right: Term }
  | { readonly kind: 'not'; readonly at: number; readonly term: Term }
  | { readonly kind: 'choose'; readonly at: number; readonly when: Term; readonly yes: Term; readonly no: Term }
  | {
      readonly kind: 'compare';
      readonly at: number;
      readonly by: Comparison;
      readonly left: Term;
      readonly right: Term;
    }
  | { readonly kind: 'in'; readonly at: number; readonly item: Term; readonly list: Term }
  | { readonly kind: 'at-least'; readonly at: number; readonly of: Term; readonly level: Term }
  | { readonly kind: 'name'; readonly at: number; readonly name: string }
  | { readonly kind: 'system'; readonly at: number; readonly field: string }
  | { readonly kind: 'list'; readonly at: number; readonly items: readonly Term[] }
  | { readonly kind: 'word'; readonly at: number; readonly value: string }
  | { readonly kind: 'number'; readonly at: number; readonly value: bigint }
  | { readonly kind: 'truth'; readonly at: number; readonly value: boolean };

/** The terms a term is made of, in the order of the text. */
function partsOf(term: Term): readonly Term[] {
  switch (term.kind) {
    case 'and':
    case 'or':
    case 'compare':
      return [term.left, term.right];
    case 'not':
      return [term.term];
    case 'choose':
      return [term.when, term.yes, term.no];
    case 'in':
      return [term.item, term.list];
    case 'at-least':
      return [term.of, term.level];
    case 'list':
      return term.items;
    case 'name':
    case 'system':
    case 'word':
    case 'number':
    case 'truth':
      return [];
  }
}

/** The term and everything it is made of, parents first. */
export function* everyTerm(term: Term): Generator<Term> {
  yield term;
  for (const part of partsOf(term)) yield* everyTerm(part);
}
