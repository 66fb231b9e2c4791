import type { FactKind } from '../compiled-plan.ts';
import { checkCondition, factsRead } from '../condition/check-condition.ts';
import { conditionLimits } from '../condition/condition-fault.ts';
import { decidingValues } from '../condition/deciding-values.ts';
import { parseCondition } from '../condition/parse-condition.ts';
import type { ConditionFault } from '../condition/condition-fault.ts';
import { everyTerm } from '../condition/term.ts';
import type { Term } from '../condition/term.ts';
import type { SystemFacts, Vocabulary } from '../condition/vocabulary.ts';
import type { FoundFault, Path } from '../fault.ts';
import { Hints } from '../near-miss.ts';
import type { PlainValue } from '../yaml/read-yaml.ts';
import { isList, isMap, valuesAt } from './raw-plan.ts';

/** Every place of a plan that holds a condition. */
const places = [
  'definition.types.*.counts_when',
  'definition.types.*.near_miss_when',
  'severity.*.rules.*.when',
  'approvals.*.break_glass.when',
  'notifications.*.when',
  'insurer.when',
  'clocks.contracts.*.when',
  'clocks.internal.*.when',
];

/** Every condition can be read, names what exists, compares like with like, and is small. */
export function conditionFaults(plan: PlainValue): FoundFault[] {
  const vocabulary = vocabularyOf(plan);
  const hints = new Hints();
  return places
    .flatMap((place) => valuesAt(plan, place))
    .flatMap(({ path, value }) => {
      if (typeof value !== 'string') return [];
      return faultsOf(value, path, vocabulary, hints).map(({ code, at, message }): FoundFault => ({
        code,
        path,
        at: { offset: at },
        message,
      }));
    });
}

function faultsOf(text: string, path: Path, vocabulary: Vocabulary, hints: Hints): readonly ConditionFault[] {
  const parsed = parseCondition(text);
  if (!parsed.ok) return parsed.faults;
  const faults = [...checkCondition(parsed.term, vocabulary, hints), ...circular(parsed.term, path)];
  return faults.length > 0 ? faults : tooManyCombinations(parsed.term, vocabulary);
}

/** Severity follows from these conditions, so they cannot read it; nor can what decides that there is an incident. */
function circular(term: Term, path: Path): ConditionFault[] {
  if (path[0] !== 'severity' && path[0] !== 'definition') return [];
  const reads = [...everyTerm(term)].find((part) => part.kind === 'name' && part.name === 'severity');
  if (reads === undefined) return [];
  return [
    {
      code: 'condition-name',
      at: reads.at,
      message: 'The severity is not known yet here: it follows from these rules. Read facts instead.',
    },
  ];
}

function tooManyCombinations(term: Term, vocabulary: Vocabulary): ConditionFault[] {
  const combinations = [...decidingValues(term, vocabulary).values()].reduce(
    (total, values) => total * values.length,
    1,
  );
  if (combinations <= conditionLimits.combinations) return [];
  const message = `This condition reads ${factsRead(term).length} facts with ${combinations} combinations of values; ${conditionLimits.combinations} are allowed, so that it can be judged while they are unknown. Split it into several rules.`;
  return [{ code: 'condition-size', at: 0, message }];
}

/** What the raw plan declares. What has no readable kind is left out of no register: only its kind is guessed. */
function vocabularyOf(plan: PlainValue): Vocabulary {
  const facts = valuesAt(plan, 'facts.*').map(
    ({ path, value }) => [String(path[1]), { answer: factKindOf(value) }] as const,
  );
  const systems = valuesAt(plan, 'systems.*').map(({ path, value }) => [String(path[1]), systemOf(value)] as const);
  const types = valuesAt(plan, 'definition.types.*').map(({ path }) => [String(path[2]), true] as const);
  return { facts: Object.fromEntries(facts), types: Object.fromEntries(types), systems: Object.fromEntries(systems) };
}

function factKindOf(value: PlainValue): FactKind {
  if (!isMap(value)) return { kind: 'yes-no' };
  const ordered = value['ordered'];
  const words = (list: PlainValue | undefined) =>
    list !== undefined && isList(list) ? list.filter((entry) => typeof entry === 'string') : [];
  if (ordered !== undefined) return { kind: 'ordered', values: words(ordered) };
  if (value['one_of'] !== undefined) return { kind: 'choice', values: words(value['one_of']) };
  if (value['any_of'] !== undefined) return { kind: 'set', values: words(value['any_of']) };
  if (typeof value['number'] === 'string') return { kind: 'number', unit: value['number'] };
  return value['time'] === true ? { kind: 'time' } : { kind: 'yes-no' };
}

function systemOf(value: PlainValue): SystemFacts {
  const text = (place: string) =>
    valuesAt(value, place).flatMap((found) => (typeof found.value === 'string' ? [found.value] : []));
  return {
    use: text('use')[0] ?? '',
    autonomy: text('autonomy')[0] ?? '',
    revenue: valuesAt(value, 'revenue')[0]?.value === true,
    affects: text('affects')[0] ?? '',
    vendor: text('vendor')[0] ?? text('model.vendor')[0] ?? null,
    data: text('data.*'),
  };
}
