import { contentValue } from './title-of.ts';

/** Names and values that are looked at of one signal, and how deep they may lie. */
const mostEntries = 200;
const deepest = 6;

/** What a source said, name by name (`labels.severity`), as far as rules look at it: texts and numbers. */
export function saidIn(content: string): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  const walk = (name: string, value: unknown, depth: number): void => {
    if (found.length >= mostEntries) return;
    if (typeof value === 'string') found.push([name, value]);
    else if (typeof value === 'number') found.push([name, String(value)]);
    else if (typeof value === 'object' && value !== null && depth < deepest)
      for (const [key, inner] of Object.entries(value)) walk(name === '' ? key : `${name}.${key}`, inner, depth + 1);
  };
  walk('', contentValue(content), 0);
  return found;
}
