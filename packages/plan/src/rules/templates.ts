import type { FoundFault } from '../fault.ts';
import { didYouMean } from '../near-miss.ts';
import { templateVariables } from '../plan-words.ts';
import type { PlainValue } from '../yaml/read-yaml.ts';
import { keysAt, valuesAt } from './raw-plan.ts';

/** Every `{name}` of a template is something that an incident has: a notice with a hole in it is found too late. */
export function templateFaults(plan: PlainValue): FoundFault[] {
  const known = [...keysAt(plan, 'facts'), ...templateVariables];
  return valuesAt(plan, 'templates.*.text').flatMap(({ path, value }) => {
    if (typeof value !== 'string') return [];
    return [...value.matchAll(/\{([^{}\n]{0,80})\}/g)].flatMap(({ index, 1: name = '' }): FoundFault[] => {
      if (known.includes(name)) return [];
      const message = `"{${name}}" is no fact and nothing that every incident has.${didYouMean(name, known)} Name a fact, or one of: ${templateVariables.join(', ')}.`;
      return [{ code: 'unknown-reference', path, at: { offset: index }, message }];
    });
  });
}
