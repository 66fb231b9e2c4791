import { parse } from '@bufbuild/cel';
import { conditionLimits } from './condition-fault.ts';
import type { ConditionFault } from './condition-fault.ts';
import { termOf } from './term-of-expression.ts';
import { everyTerm } from './term.ts';
import type { Term } from './term.ts';

export type ParsedCondition =
  | { readonly ok: true; readonly term: Term }
  | { readonly ok: false; readonly faults: readonly ConditionFault[] };

/** Reads a condition's text. Size is judged before the text reaches the CEL parser, so no text can keep it busy. */
export function parseCondition(text: string): ParsedCondition {
  const size = sizeFault(text);
  if (size !== null) return { ok: false, faults: [size] };
  const parsed = parseCel(text);
  if (!('expr' in parsed)) return { ok: false, faults: [parsed] };
  const faults: ConditionFault[] = [];
  const term = termOf(parsed.expr, parsed.sourceInfo?.positions ?? {}, faults);
  if (term === null || faults.length > 0) return { ok: false, faults };
  const terms = [...everyTerm(term)].length;
  if (terms > conditionLimits.terms) return { ok: false, faults: [tooManyTerms(terms)] };
  return { ok: true, term };
}

function sizeFault(text: string): ConditionFault | null {
  const { characters, depth } = conditionLimits;
  if (text.length > characters) {
    const message = `The condition has ${text.length} characters; ${characters} are allowed. Split it into several rules.`;
    return { code: 'condition-size', at: 0, message };
  }
  const at = firstTooDeep(text, depth);
  if (at === null) return null;
  return { code: 'condition-size', at, message: `Brackets are nested deeper than ${depth}. Split the condition.` };
}

/** Counts brackets inside strings too: simpler, and no honest condition comes near the limit. */
function firstTooDeep(text: string, depth: number): number | null {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if ('([{'.includes(character)) open += 1;
    else if (')]}'.includes(character)) open -= 1;
    if (open > depth) return at;
  }
  return null;
}

function parseCel(text: string): ReturnType<typeof parse> | ConditionFault {
  try {
    return parse(text);
  } catch (fault) {
    return syntaxFault(text, fault);
  }
}

function syntaxFault(text: string, fault: unknown): ConditionFault {
  const at = Math.min(offsetOf(fault), text.length);
  const rest = text.slice(at).trim();
  const message =
    rest === ''
      ? 'The condition ends too early. Complete it.'
      : `The condition cannot be read from "${rest.slice(0, 20)}" on. Look for a missing quote, bracket or value there.`;
  return { code: 'condition-syntax', at, message };
}

function offsetOf(fault: unknown): number {
  if (typeof fault !== 'object' || fault === null || !('location' in fault)) return 0;
  const { location } = fault;
  if (typeof location !== 'object' || location === null || !('start' in location)) return 0;
  const { start } = location;
  if (typeof start !== 'object' || start === null || !('offset' in start)) return 0;
  return typeof start.offset === 'number' ? start.offset : 0;
}

function tooManyTerms(terms: number): ConditionFault {
  const message = `The condition has ${terms} parts; ${conditionLimits.terms} are allowed. Split it into several rules.`;
  return { code: 'condition-size', at: 0, message };
}
