import { Drop, Liquid } from 'liquidjs';
import type { FilterImplOptions } from 'liquidjs';

/** What of Liquid a notice may use: choices and lists. Nothing assigns, includes, counts time or reads a file. */
const tags = ['if', 'unless', 'case', 'for', 'comment'];
const filters = ['default', 'join', 'size', 'upcase', 'downcase'];

/** Guards against a text that was written to exhaust: a notice of 20,000 characters takes a thousandth of each. */
const limits = { memoryLimit: 1_000_000, renderLimit: 1_000 };

/** The longest notice, before and after it is filled in. */
export const longestNotice = 20_000;

/**
 * What is not known. Choices and lists take it for absent, so that a text can say what it says then; printed, it leaves
 * itself standing as `{name}` and tells that it did.
 */
export class Hole extends Drop {
  readonly #name: string;
  readonly #onPrint: (name: string) => void;

  constructor(name: string, onPrint: (name: string) => void) {
    super();
    this.#name = name;
    this.#onPrint = onPrint;
  }

  override valueOf(): null {
    return null;
  }

  print(): string {
    this.#onPrint(this.#name);
    return `{${this.#name}}`;
  }
}

function createNoticeLanguage(): Liquid {
  const liquid = new Liquid({
    ...limits,
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    outputEscape: printed,
  });
  for (const tag of Object.keys(liquid.tags)) if (!tags.includes(tag)) Reflect.deleteProperty(liquid.tags, tag);
  for (const [name, filter] of Object.entries(liquid.filters)) {
    if (!filters.includes(name)) Reflect.deleteProperty(liquid.filters, name);
    else if (name !== 'default' && typeof filter === 'function') liquid.registerFilter(name, keepingHoles(filter));
  }
  return liquid;
}

type Filter = Extract<FilterImplOptions, (...given: never[]) => unknown>;

/** A hole stays one, whatever a filter would make of nothing. */
function keepingHoles(filter: Filter): Filter {
  return function keep(value: unknown, ...rest: unknown[]) {
    const made: unknown = value instanceof Hole ? value : filter.call(this, value, ...rest);
    return made;
  };
}

function printed(value: unknown): string {
  if (value instanceof Hole) return value.print();
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export const noticeLanguage = createNoticeLanguage();

/** `{name}` is short for `{{ name }}`. */
export function withoutShorthand(text: string): string {
  return text.replaceAll(/(?<![{%])\{([a-z][a-z0-9_]{0,79})\}(?!\})/g, '{{ $1 }}');
}
