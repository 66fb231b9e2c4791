import type { FoundFault } from '../fault.ts';
import { Hints } from '../near-miss.ts';
import { templateVariables } from '../plan-words.ts';
import { readTemplate } from '../template/read-template.ts';
import type { PlainValue } from '../yaml/read-yaml.ts';
import { keysAt, valuesAt } from './raw-plan.ts';

/** Holes that are told of one template, each name once: finding the place of one takes time in proportion to the text. */
const mostTold = 50;

/**
 * Every `{name}` and every name in a tag is something that an incident has, and the text can be read: a notice with a
 * hole in it is found too late.
 */
export function templateFaults(plan: PlainValue): FoundFault[] {
  const hints = new Hints();
  const known = [...keysAt(plan, 'facts'), ...templateVariables];
  const names = new Set(known);
  return valuesAt(plan, 'templates.*.text').flatMap(({ path, value }) => {
    if (typeof value !== 'string') return [];
    const read = readTemplate(value);
    const asked = new Set([...bracedIn(value), ...(read.ok ? read.names : [])]);
    const unreadable: FoundFault[] = read.ok
      ? []
      : [{ code: 'template-unreadable', path, message: `This text cannot be read: ${read.message}.` }];
    const unknown = [...asked]
      .filter((name) => !names.has(name))
      .slice(0, mostTold)
      .map((name): FoundFault => {
        const message = `"{${name}}" is no fact and nothing that every incident has.${hints.didYouMean(name, known)} Name a fact, or one of: ${templateVariables.join(', ')}.`;
        return { code: 'unknown-reference', path, at: { offset: placeOf(value, name) }, message };
      });
    return [...unreadable, ...unknown];
  });
}

/** What stands between single braces, a name or not: somebody meant it to be filled in. */
function bracedIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<![{%])\{([^{}%\n]{0,80})\}(?!\})/g)].map(({ 1: name = '' }) => name);
}

function placeOf(text: string, name: string): number {
  const braced = text.indexOf(`{${name}}`);
  return Math.max(0, braced >= 0 ? braced : text.indexOf(name));
}
