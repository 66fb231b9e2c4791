import type { FoundFault } from '../fault.ts';
import { Hints } from '../near-miss.ts';
import { templateVariables } from '../plan-words.ts';
import type { PlainValue } from '../yaml/read-yaml.ts';
import { keysAt, valuesAt } from './raw-plan.ts';

/** Holes that are told of one template, each name once: finding the place of one takes time in proportion to the text. */
const mostTold = 50;

/** Every `{name}` of a template is something that an incident has: a notice with a hole in it is found too late. */
export function templateFaults(plan: PlainValue): FoundFault[] {
  const hints = new Hints();
  const known = [...keysAt(plan, 'facts'), ...templateVariables];
  const names = new Set(known);
  return valuesAt(plan, 'templates.*.text').flatMap(({ path, value }) => {
    if (typeof value !== 'string') return [];
    const told = new Set<string>();
    return [...value.matchAll(/\{([^{}\n]{0,80})\}/g)].flatMap(({ index, 1: name = '' }): FoundFault[] => {
      if (names.has(name) || told.has(name) || told.size === mostTold) return [];
      told.add(name);
      const message = `"{${name}}" is no fact and nothing that every incident has.${hints.didYouMean(name, known)} Name a fact, or one of: ${templateVariables.join(', ')}.`;
      return [{ code: 'unknown-reference', path, at: { offset: index }, message }];
    });
  });
}
