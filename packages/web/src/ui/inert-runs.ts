/** A stretch of text, or one character that would act or hide, by its name. */
export type InertRun =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mark'; readonly name: string };

const named: ReadonlyMap<number, string> = new Map([
  [0x061c, 'ALM'],
  [0x200b, 'ZWSP'],
  [0x200c, 'ZWNJ'],
  [0x200d, 'ZWJ'],
  [0x200e, 'LRM'],
  [0x200f, 'RLM'],
  [0x202a, 'LRE'],
  [0x202b, 'RLE'],
  [0x202c, 'PDF'],
  [0x202d, 'LRO'],
  [0x202e, 'RLO'],
  [0x2060, 'WJ'],
  [0x2066, 'LRI'],
  [0x2067, 'RLI'],
  [0x2068, 'FSI'],
  [0x2069, 'PDI'],
  [0xfeff, 'BOM'],
  [0x00ad, 'SHY'],
]);
/** More marks on one letter than any language has: they would run over the lines above and below. */
const mostMarks = 4;

/**
 * Splits text that others wrote into what may be drawn and what is named instead: control characters, overrides of
 * direction, characters without width, tag characters (which carry hidden instructions), lone surrogates. Line breaks
 * and tabs stay where `lines` is true and become spaces elsewhere.
 */
export function inertRuns(text: string, lines = false): readonly InertRun[] {
  const runs: InertRun[] = [];
  let drawn = '';
  let before = '';
  let marks = 0;
  const name = (mark: string) => {
    if (drawn !== '') runs.push({ kind: 'text', text: drawn });
    drawn = '';
    runs.push({ kind: 'mark', name: mark });
  };
  for (const character of text) {
    marks = /\p{M}/u.test(character) ? marks + 1 : 0;
    const mark = marks > mostMarks ? '◌' : markOf(character, before);
    if (character === '\r') continue;
    if (character === '\n' || character === '\t') drawn += lines ? character : ' ';
    else if (mark === null) drawn += character;
    else if (marks <= mostMarks || marks === mostMarks + 1) name(mark);
    before = character;
  }
  if (drawn !== '') runs.push({ kind: 'text', text: drawn });
  return runs;
}

/** The same as plain words, where nothing else can be drawn: in choices of a list and in labels. */
export function inertWords(text: string, lines = false): string {
  return inertRuns(text, lines)
    .map((run) => (run.kind === 'text' ? run.text : `[${run.name}]`))
    .join('');
}

/** The name to show instead of a character, or null for one that is drawn as it is. */
function markOf(character: string, before: string): string | null {
  const code = character.codePointAt(0) ?? 0;
  const joins = code === 0x200c || code === 0x200d;
  // Joiners belong between letters of some scripts and inside emoji.
  if (joins && /[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u.test(before)) return null;
  const known = named.get(code);
  if (known !== undefined) return known;
  const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
  const isHidden = (code >= 0xe0000 && code <= 0xe0fff) || (code >= 0x2061 && code <= 0x206f);
  const isBroken = code >= 0xd800 && code <= 0xdfff;
  return isControl || isHidden || isBroken ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : null;
}
