import type { CompiledPlan, Condition } from '../compiled-plan.ts';
import { PlanError } from '../plan-error.ts';
import { parseCondition } from './parse-condition.ts';
import type { Comparison, Term } from './term.ts';

/** A condition as people say it: "exposed data is at least confidential". Without a full stop. */
export function describeCondition(plan: CompiledPlan, condition: Condition): string {
  const parsed = parseCondition(condition.cel);
  if (!parsed.ok)
    throw new PlanError(
      'bad-condition',
      `The condition "${condition.cel}" cannot be read: ${parsed.faults[0]?.message}`,
    );
  return say(parsed.term, plan, true);
}

/** `yes`: whether the term is said, or its contrary. */
function say(term: Term, plan: CompiledPlan, yes: boolean): string {
  switch (term.kind) {
    case 'and':
    case 'or':
      return both(term, plan, yes);
    case 'not':
      return say(term.term, plan, !yes);
    case 'choose':
      return `if ${say(term.when, plan, true)}, then ${say(term.yes, plan, yes)}, else ${say(term.no, plan, yes)}`;
    case 'compare':
      return compare(term, plan, yes);
    case 'in':
      return member(term, plan, yes);
    case 'at-least':
      return `${name(term.of)} is ${yes ? 'at least' : 'below'} ${name(term.level)}`;
    case 'name':
    case 'system':
      return `${name(term)} is ${yes ? 'yes' : 'no'}`;
    case 'truth':
      return term.value === yes ? 'always' : 'never';
    case 'list':
    case 'word':
    case 'number':
      return name(term);
  }
}

/** The contrary of "a and b" is "not a or not b". Mixed joints get brackets. */
function both(term: Extract<Term, { kind: 'and' | 'or' }>, plan: CompiledPlan, yes: boolean): string {
  const joint = (term.kind === 'and') === yes ? 'and' : 'or';
  const side = (part: Term): string => {
    const text = say(part, plan, yes);
    const inner = part.kind === 'not' ? part.term : part;
    return (inner.kind === 'and' || inner.kind === 'or' || inner.kind === 'choose') && inner.kind !== term.kind
      ? `(${text})`
      : text;
  };
  return `${side(term.left)} ${joint} ${side(term.right)}`;
}

const said: Readonly<Record<Comparison, string>> = {
  '==': 'is',
  '!=': 'is not',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
};
const contrary: Readonly<Record<Comparison, Comparison>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};
const mirrored: Readonly<Record<Comparison, Comparison>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** A fixed value is said last: "1000 <= people_affected" reads "people affected is at least 1000". */
function compare(term: Extract<Term, { kind: 'compare' }>, plan: CompiledPlan, yes: boolean): string {
  const fixedFirst = isFixed(term.left) && !isFixed(term.right);
  const [left, right] = fixedFirst ? [term.right, term.left] : [term.left, term.right];
  const by = fixedFirst ? mirrored[term.by] : term.by;
  return `${name(left)} ${said[yes ? by : contrary[by]]} ${unitOf(left, plan, name(right))}`;
}

function isFixed(term: Term): boolean {
  return term.kind === 'word' || term.kind === 'number' || term.kind === 'truth';
}

function unitOf(left: Term, plan: CompiledPlan, value: string): string {
  const fact = left.kind === 'name' && Object.hasOwn(plan.facts, left.name) ? plan.facts[left.name] : undefined;
  return fact?.answer.kind === 'number' && !name(left).startsWith(fact.answer.unit)
    ? `${value} ${fact.answer.unit}`
    : value;
}

function member(term: Extract<Term, { kind: 'in' }>, plan: CompiledPlan, yes: boolean): string {
  if (term.list.kind === 'list') {
    const values = term.list.items.map((item) => say(item, plan, true));
    return `${name(term.item)} is ${yes ? '' : 'not '}${values.length > 1 ? 'one of ' : ''}${values.join(', ')}`;
  }
  return `${name(term.list)} ${yes ? 'includes' : 'does not include'} ${name(term.item)}`;
}

function name(term: Term): string {
  switch (term.kind) {
    case 'name':
      return term.name === 'type' || term.name === 'severity' ? `the ${term.name}` : term.name.replaceAll('_', ' ');
    case 'system':
      return `the system's ${term.field.replaceAll('_', ' ')}`;
    case 'word':
      return term.value;
    case 'number':
      return String(term.value);
    case 'truth':
      return term.value ? 'yes' : 'no';
    case 'list':
      return term.items.map(name).join(', ');
    case 'and':
    case 'or':
    case 'not':
    case 'choose':
    case 'compare':
    case 'in':
    case 'at-least':
      return 'the answer to a part';
  }
}
