import { limits } from './limits.ts';
import type { JsonValue } from './store.ts';
import { StoreError } from './store-error.ts';

/** Refuses a name that not every database keeps as it is: empty, too long, with a NUL or a lone surrogate. */
export function checkName(what: string, text: string): void {
  if (text.length === 0) throw new StoreError('invalid', `${what} is empty; name it.`);
  checkShort(what, text);
}

/** Like a name, but may be empty. */
export function checkShort(what: string, text: string): void {
  if (text.length * 3 > limits.name && Buffer.byteLength(text) > limits.name)
    throw new StoreError('invalid', `${what} is longer than ${limits.name} bytes; shorten it.`);
  checkText(what, text);
}

/** Refuses text with a NUL or a lone surrogate. */
export function checkText(what: string, text: string): void {
  if (text.includes('\0')) throw new StoreError('invalid', `${what} holds a NUL character; take it out.`);
  if (!text.isWellFormed()) throw new StoreError('invalid', `${what} holds a lone surrogate; replace it.`);
}

/** JSON text of a value for storing. Refuses what cannot be kept: NUL, lone surrogates, too much of it. */
export function jsonText(what: string, value: JsonValue): string {
  const text = JSON.stringify(value);
  if (text.length > limits.json)
    throw new StoreError('invalid', `${what} is ${text.length} characters of JSON; at most ${limits.json} are kept.`);
  // JSON.stringify escapes both, so an escape is the only sign of them; most JSON has none and is not walked.
  if (text.includes('\\u')) eachString(value, (part) => checkText(what, part));
  return text;
}

/** Calls `visit` with every string in a JSON value, keys included. */
export function eachString(value: JsonValue, visit: (text: string) => void): void {
  if (typeof value === 'string') visit(value);
  else if (value !== null && typeof value === 'object')
    for (const [key, part] of Object.entries(value)) {
      visit(key);
      eachString(part, visit);
    }
}
