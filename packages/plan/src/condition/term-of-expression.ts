import type { parse } from '@bufbuild/cel';
import type { ConditionFault } from './condition-fault.ts';
import { comparisons } from './term.ts';
import type { Comparison, Term } from './term.ts';

type Expression = ReturnType<typeof parse>['expr'];
type Positions = Readonly<Record<string, number>>;

const allowed =
  'A condition may use names, words in quotes, whole numbers, ==, !=, <, <=, >, >=, &&, ||, !, in, ? : and atLeast(name, "level").';

const comparisonByFunction: ReadonlyMap<string, Comparison> = new Map(comparisons.map((by) => [`_${by}_`, by]));

/** Printable words only: they are shown to people and written back into CEL. */
const plainWord = /^[\p{L}\p{N} ._:/+-]{0,100}$/u;

/** The tree of a parsed CEL expression, or null with at least one fault added when it leaves the allowed part. */
export function termOf(expression: Expression, positions: Positions, faults: ConditionFault[]): Term | null {
  const at = positions[String(expression.id)] ?? 0;
  const refuse = (what: string): null => {
    faults.push({ code: 'condition-syntax', at, message: `${what} ${allowed}` });
    return null;
  };
  const { exprKind } = expression;
  switch (exprKind.case) {
    case 'constExpr':
      return constant(exprKind.value.constantKind, at) ?? refuse('This value is not allowed in a condition.');
    case 'identExpr':
      return { kind: 'name', at, name: exprKind.value.name };
    case 'selectExpr':
      return systemField(exprKind.value, positions) ?? refuse('Only the fields of `system` can be read with a dot.');
    case 'listExpr': {
      const items = exprKind.value.elements.map((element) => termOf(element, positions, faults));
      return items.includes(null) ? null : { kind: 'list', at, items: items.filter((item) => item !== null) };
    }
    case 'callExpr': {
      const { function: name, args, target } = exprKind.value;
      if (target !== undefined) return refuse(`"${name}" is no function of a condition.`);
      const terms = args.map((argument) => termOf(argument, positions, faults));
      if (terms.includes(null)) return null;
      return (
        call(
          name,
          terms.filter((term) => term !== null),
          at,
        ) ?? refuse(`"${readable(name)}" is not allowed.`)
      );
    }
    case 'comprehensionExpr':
      return refuse('Loops over lists are not allowed.');
    case 'structExpr':
      return refuse('Maps and messages are not allowed.');
    case undefined:
      return refuse('The condition is empty.');
  }
}

type ConstantKind = Extract<Expression['exprKind'], { case: 'constExpr' }>['value']['constantKind'];
type Select = Extract<Expression['exprKind'], { case: 'selectExpr' }>['value'];

function constant(constantKind: ConstantKind, at: number): Term | null {
  if (constantKind.case === 'boolValue') return { kind: 'truth', at, value: constantKind.value };
  if (constantKind.case === 'stringValue' && plainWord.test(constantKind.value))
    return { kind: 'word', at, value: constantKind.value };
  if (constantKind.case === 'int64Value' && isSafe(constantKind.value))
    return { kind: 'number', at, value: constantKind.value };
  return null;
}

function isSafe(value: bigint): boolean {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
}

function systemField(select: Select, positions: Positions): Term | null {
  const { operand, field, testOnly } = select;
  if (testOnly || operand?.exprKind.case !== 'identExpr' || operand.exprKind.value.name !== 'system') return null;
  return { kind: 'system', at: positions[String(operand.id)] ?? 0, field };
}

function call(name: string, terms: readonly Term[], at: number): Term | null {
  const [first, second, third] = terms;
  if (first === undefined) return null;
  if (name === '!_') return { kind: 'not', at, term: first };
  if (second === undefined) return null;
  if (name === '_?_:_' && third !== undefined) return { kind: 'choose', at, when: first, yes: second, no: third };
  if (terms.length !== 2) return null;
  if (name === '_&&_') return { kind: 'and', at, left: first, right: second };
  if (name === '_||_') return { kind: 'or', at, left: first, right: second };
  if (name === '@in') return { kind: 'in', at, item: first, list: second };
  if (name === 'atLeast') return { kind: 'at-least', at, of: first, level: second };
  const by = comparisonByFunction.get(name);
  return by === undefined ? null : { kind: 'compare', at, by, left: first, right: second };
}

function readable(name: string): string {
  return name.replaceAll(/[_@]/g, ' ').trim();
}
