import { Hole, longestNotice, noticeLanguage } from './notice-language.ts';
import { namesOf, parseNotice, TooLong, tryLiquid } from './read-template.ts';

export type TemplateValue = string | number | boolean | readonly string[];

export type RenderedTemplate =
  | {
      readonly ok: true;
      /** What is not known stands in it as `{name}`. */
      readonly text: string;
      /** Names that stand in the text because nobody knows them yet. */
      readonly open: readonly string[];
      /** Every name that the text asks for, also where a choice or a list asks. */
      readonly names: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

/** Fills a text in. The same text and values give the same notice; what it leaves open can be filled in later. */
export function renderTemplate(text: string, values: Readonly<Record<string, TemplateValue>>): RenderedTemplate {
  return tryLiquid((): RenderedTemplate => {
    const templates = parseNotice(text);
    const names = namesOf(templates);
    const open = new Set<string>();
    const scope = Object.fromEntries(
      names.map((name) => [
        name,
        Object.hasOwn(values, name) ? values[name] : new Hole(name, (hole) => open.add(hole)),
      ]),
    );
    const filled = String(noticeLanguage.renderSync(templates, scope));
    if (filled.length > longestNotice) throw new TooLong(filled.length);
    return { ok: true, text: filled, open: [...open], names };
  });
}
