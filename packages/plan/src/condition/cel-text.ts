import { severities } from '../plan-words.ts';
import type { Term } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Standard CEL for a checked condition: `atLeast(x, "level")` becomes membership in the values from that level on, so
 * that the order of each fact's own list decides, and any CEL runtime can run it.
 */
export function celText(term: Term, vocabulary: Vocabulary): string {
  const write = (part: Term): string => celText(part, vocabulary);
  switch (term.kind) {
    case 'and':
      return `(${write(term.left)} && ${write(term.right)})`;
    case 'or':
      return `(${write(term.left)} || ${write(term.right)})`;
    case 'not':
      return `!(${write(term.term)})`;
    case 'choose':
      return `(${write(term.when)} ? ${write(term.yes)} : ${write(term.no)})`;
    case 'compare':
      return `(${write(term.left)} ${term.by} ${write(term.right)})`;
    case 'in':
      return `(${write(term.item)} in ${write(term.list)})`;
    case 'at-least':
      return `(${write(term.of)} in ${JSON.stringify(levelsFrom(term, vocabulary))})`;
    case 'name':
      return term.name;
    case 'system':
      return `system.${term.field}`;
    case 'list':
      return `[${term.items.map(write).join(', ')}]`;
    case 'word':
      return JSON.stringify(term.value);
    case 'number':
    case 'truth':
      return String(term.value);
  }
}

function levelsFrom(term: Extract<Term, { kind: 'at-least' }>, vocabulary: Vocabulary): readonly string[] {
  if (term.of.kind !== 'name' || term.level.kind !== 'word') return [];
  const values = orderedValues(term.of.name, vocabulary);
  const from = values.indexOf(term.level.value);
  return from < 0 ? [] : values.slice(from);
}

/** The ordered values of a fact or of `severity`, least first; empty for anything else. */
function orderedValues(name: string, vocabulary: Vocabulary): readonly string[] {
  if (name === 'severity') return severities;
  const fact = Object.hasOwn(vocabulary.facts, name) ? vocabulary.facts[name] : undefined;
  return fact?.answer.kind === 'ordered' ? fact.answer.values : [];
}
