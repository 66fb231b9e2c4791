import { LiquidError } from 'liquidjs';
import type { Template } from 'liquidjs';
import { longestNotice, noticeLanguage, withoutShorthand } from './notice-language.ts';

/** What a text asks for, or why it cannot be read. */
export type ReadTemplate =
  | { readonly ok: true; readonly names: readonly string[] }
  | { readonly ok: false; readonly message: string };

/** The names that a text asks for, in the order in which they come; each once. */
export function readTemplate(text: string): ReadTemplate {
  return tryLiquid(() => ({ ok: true, names: namesOf(parseNotice(text)) }));
}

/** Throws a fault of the language. The length is looked at first: what follows takes time in proportion to it. */
export function parseNotice(text: string): Template[] {
  if (text.length > longestNotice) throw new TooLong(text.length);
  return noticeLanguage.parse(withoutShorthand(text));
}

export class TooLong extends Error {
  constructor(length: number) {
    super(`It comes to ${length} characters; a notice has ${longestNotice} at most`);
  }
}

/** Names reach no deeper: `a.b` is a name of its own, which nothing has. */
export function namesOf(templates: Template[]): readonly string[] {
  return [...new Set(noticeLanguage.globalFullVariablesSync(templates))];
}

/** A fault of the language becomes an answer; any other is ours. */
export function tryLiquid<Answer>(act: () => Answer): Answer | { readonly ok: false; readonly message: string } {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof LiquidError) && !(error instanceof TooLong)) throw error;
    return { ok: false, message: error.message.split('\n')[0] ?? '' };
  }
}
