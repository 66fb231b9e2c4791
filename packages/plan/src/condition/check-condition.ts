import { severities } from '../plan-words.ts';
import { Hints } from '../near-miss.ts';
import type { ConditionFault } from './condition-fault.ts';
import { everyTerm, systemFields } from './term.ts';
import type { Term } from './term.ts';
import { contextNames } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a term is: an answer, a number, one of some words, any word, a list of words, or a mistake already told. */
type Kind =
  | { readonly kind: 'answer' | 'number' | 'any-word' | 'word-list' | 'mistake' }
  | { readonly kind: 'words-of'; readonly name: string; readonly values: readonly string[] }
  | { readonly kind: 'one-of'; readonly name: string; readonly values: readonly string[]; readonly ordered: boolean };

const answer: Kind = { kind: 'answer' };
const mistake: Kind = { kind: 'mistake' };

/** All faults of a condition against the plan's vocabulary; an empty list means that it always yields yes or no. */
export function checkCondition(term: Term, vocabulary: Vocabulary, hints = new Hints()): ConditionFault[] {
  const checker = new ConditionChecker(vocabulary, hints);
  checker.requireAnswer(term);
  return checker.faults;
}

/** The facts a condition reads, sorted, each once. */
export function factsRead(term: Term): string[] {
  const names = new Set<string>();
  for (const part of everyTerm(term)) if (part.kind === 'name') names.add(part.name);
  for (const name of contextNames) names.delete(name);
  return [...names].toSorted();
}

class ConditionChecker {
  readonly faults: ConditionFault[] = [];
  readonly #vocabulary: Vocabulary;
  readonly #hints: Hints;

  constructor(vocabulary: Vocabulary, hints: Hints) {
    this.#vocabulary = vocabulary;
    this.#hints = hints;
  }

  requireAnswer(term: Term): void {
    const { kind } = this.#kindOf(term);
    if (kind === 'answer' || kind === 'mistake') return;
    this.#fault(term.at, 'This is not a yes-or-no answer. Compare it with a value, as in people_affected >= 100.');
  }

  #kindOf(term: Term): Kind {
    switch (term.kind) {
      case 'and':
      case 'or':
        this.requireAnswer(term.left);
        this.requireAnswer(term.right);
        return answer;
      case 'not':
        this.requireAnswer(term.term);
        return answer;
      case 'choose':
        this.requireAnswer(term.when);
        this.requireAnswer(term.yes);
        this.requireAnswer(term.no);
        return answer;
      case 'compare':
        return this.#compare(term);
      case 'in':
        return this.#member(term);
      case 'at-least':
        return this.#atLeast(term);
      case 'name':
        return this.#name(term.name, term.at);
      case 'system':
        return this.#systemField(term.field, term.at);
      case 'list':
        return this.#fault(term.at, 'A list stands only after `in`.');
      case 'word':
        return { kind: 'any-word' };
      case 'number':
        return { kind: 'number' };
      case 'truth':
        return answer;
    }
  }

  #compare(term: Extract<Term, { kind: 'compare' }>): Kind {
    const { left, right, by } = term;
    const leftKind = this.#kindOf(left);
    const rightKind = this.#kindOf(right);
    if (leftKind.kind === 'mistake' || rightKind.kind === 'mistake') return answer;
    if (leftKind.kind === 'number' && rightKind.kind === 'number') {
      if (left.kind !== 'number' && right.kind !== 'number')
        this.#fault(right.at, 'Compare a number with a fixed number.');
      return answer;
    }
    if (by !== '==' && by !== '!=') return this.#fault(left.at, orderMessage(by));
    if (leftKind.kind === 'answer' && rightKind.kind === 'answer') return this.#sameAnswer(left, right);
    if (right.kind === 'word') return this.#sameWord(leftKind, right);
    if (left.kind === 'word') return this.#sameWord(rightKind, left);
    return this.#fault(right.at, `These two cannot be compared: ${nameOf(leftKind)} and ${nameOf(rightKind)}.`);
  }

  /** Single answers can be compared; whole conditions are joined, so that they can be read aloud. */
  #sameAnswer(left: Term, right: Term): Kind {
    const compound = [left, right].find(
      (side) => side.kind !== 'name' && side.kind !== 'system' && side.kind !== 'truth',
    );
    if (compound === undefined) return answer;
    return this.#fault(compound.at, 'Only single answers are compared. Join conditions with && and ||.');
  }

  /** A word in quotes against what it is compared with: it must be one of the words that can be there. */
  #sameWord(kind: Kind, word: Extract<Term, { kind: 'word' }>): Kind {
    if (kind.kind === 'any-word' || kind.kind === 'mistake') return answer;
    if (kind.kind !== 'one-of')
      return this.#fault(word.at, `${nameOf(kind)} cannot be compared with the word "${word.value}".`);
    if (kind.values.includes(word.value)) return answer;
    return this.#fault(word.at, unknownWord(word.value, kind.name, kind.values, this.#hints));
  }

  #member(term: Extract<Term, { kind: 'in' }>): Kind {
    const { item, list } = term;
    const itemKind = this.#kindOf(item);
    if (list.kind !== 'list') return this.#memberOfField(itemKind, item, list);
    if (list.items.length === 0) this.#fault(list.at, 'The list is empty. Name at least one value.');
    for (const entry of list.items) {
      if (entry.kind === 'word') this.#sameWord(itemKind, entry);
      else if (entry.kind !== 'number') this.#fault(entry.at, 'A list holds words in quotes or whole numbers only.');
      else if (itemKind.kind !== 'number')
        this.#fault(entry.at, `${nameOf(itemKind)} cannot be compared with a number.`);
    }
    return answer;
  }

  #memberOfField(itemKind: Kind, item: Term, list: Term): Kind {
    const listKind = this.#kindOf(list);
    if (listKind.kind === 'mistake' || itemKind.kind === 'mistake') return answer;
    if (listKind.kind === 'words-of') {
      if (item.kind === 'word') return this.#sameWord({ ...listKind, kind: 'one-of', ordered: false }, item);
      return this.#fault(item.at, `Before \`in ${listKind.name}\` stands a word in quotes.`);
    }
    if (listKind.kind !== 'word-list')
      return this.#fault(list.at, 'After `in` stands a list in brackets, a fact with an `any_of` list or system.data.');
    if (item.kind !== 'word') this.#fault(item.at, 'Before `in system.data` stands a word in quotes.');
    return answer;
  }

  #atLeast(term: Extract<Term, { kind: 'at-least' }>): Kind {
    const kind = this.#kindOf(term.of);
    if (kind.kind === 'mistake') return answer;
    if (kind.kind !== 'one-of' || !kind.ordered || term.of.kind !== 'name') {
      return this.#fault(
        term.of.at,
        `atLeast needs a fact with an \`ordered\` list, or severity; this is ${nameOf(kind)}.`,
      );
    }
    if (term.level.kind !== 'word') return this.#fault(term.level.at, 'The level of atLeast is a word in quotes.');
    return this.#sameWord(kind, term.level);
  }

  #name(name: string, at: number): Kind {
    if (name === 'type') return { kind: 'one-of', name, values: Object.keys(this.#vocabulary.types), ordered: false };
    if (name === 'severity') return { kind: 'one-of', name, values: severities, ordered: true };
    if (name === 'system') return this.#fault(at, `Read one field of system: ${systemFields.join(', ')}.`);
    const fact = Object.hasOwn(this.#vocabulary.facts, name) ? this.#vocabulary.facts[name] : undefined;
    if (fact === undefined) return this.#unknownName(name, at);
    switch (fact.answer.kind) {
      case 'ordered':
        return { kind: 'one-of', name, values: fact.answer.values, ordered: true };
      case 'choice':
        return { kind: 'one-of', name, values: fact.answer.values, ordered: false };
      case 'set':
        return { kind: 'words-of', name, values: fact.answer.values };
      case 'number':
        return { kind: 'number' };
      case 'yes-no':
        return answer;
      case 'time':
        return this.#fault(at, `"${name}" is a time. A condition cannot read times: they anchor clocks.`);
    }
  }

  #systemField(field: string, at: number): Kind {
    switch (field) {
      case 'use':
      case 'affects':
        return { kind: 'any-word' };
      case 'autonomy':
        return {
          kind: 'one-of',
          name: 'system.autonomy',
          values: ['suggests', 'acts-with-tools', 'decides'],
          ordered: false,
        };
      case 'revenue':
      case 'vendor_involved':
        return answer;
      case 'data':
        return { kind: 'word-list' };
    }
    const hint = this.#hints.didYouMean(field, systemFields);
    return this.#fault(
      at,
      `system has no field "${field}".${hint} It has ${systemFields.join(', ')}.`,
      'condition-name',
    );
  }

  #unknownName(name: string, at: number): Kind {
    const known = [...Object.keys(this.#vocabulary.facts), ...contextNames];
    const message = `"${name}" is no fact of this plan.${this.#hints.didYouMean(name, known)} Words stand in quotes; facts are declared under \`facts\`.`;
    return this.#fault(at, message, 'condition-name');
  }

  #fault(at: number, message: string, code: ConditionFault['code'] = 'condition-type'): Kind {
    this.faults.push({ code, at, message });
    return mistake;
  }
}

function orderMessage(by: string): string {
  return `"${by}" compares numbers only. For ordered words write atLeast(name, "level").`;
}

function unknownWord(word: string, name: string, values: readonly string[], hints: Hints): string {
  return `"${word}" is no value of ${name}.${hints.didYouMean(word, values)} It can be: ${values.slice(0, 20).join(', ')}.`;
}

function nameOf(kind: Kind): string {
  switch (kind.kind) {
    case 'answer':
      return 'a yes-or-no answer';
    case 'number':
      return 'a number';
    case 'any-word':
      return 'a word';
    case 'word-list':
      return 'a list of words';
    case 'words-of':
      return `${kind.name}, which holds several words: ask "word" in ${kind.name}`;
    case 'one-of':
      return kind.name;
    case 'mistake':
      return 'a mistake';
  }
}
