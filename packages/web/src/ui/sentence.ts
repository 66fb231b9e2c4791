/** A part of a sentence: our own words, or words of others that are drawn as inert text. Null was destroyed. */
export type Part = string | { readonly said: string | null };

/** Words of others inside a sentence. */
export function said(text: string | null): Part {
  return { said: text };
}

/** Puts a sentence together. Plain strings are our own words; wrap all others in `said`. */
export function sentence(words: TemplateStringsArray, ...parts: readonly Part[]): readonly Part[] {
  return words.flatMap((word, at) => [word, parts[at] ?? '']).filter((part) => part !== '');
}
