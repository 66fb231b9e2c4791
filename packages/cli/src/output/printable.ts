/** What steers a terminal or hides from the eye: controls, line separators, direction marks, tags, lone surrogates. */
const steering = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}\u{200B}\u{2060}\u{FEFF}\u{E0000}-\u{E007F}]/gu;

/**
 * Text from a server or a pack as one line that is safe to show. Text of incidents is hostile: it may hold escape
 * sequences that rewrite the screen, or marks that turn the reading direction. Each such character shows as U+FFFD,
 * so that it is seen that something was there; line breaks and tabs show as a space.
 */
export function printable(text: string): string {
  return text.replaceAll(/[\n\r\t]+/g, ' ').replaceAll(steering, '\uFFFD');
}

/** The same for text of several lines: its line breaks stay. */
export function printableLines(text: string): string {
  return text.split(/\r?\n/).map(printable).join('\n');
}

/** JSON of the same value that no terminal acts on: what steers is spelled as an escape. */
export function printableJson(value: unknown): string {
  const spelled = (found: string) =>
    Array.from({ length: found.length }, (_, at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
      '',
    );
  return JSON.stringify(value, null, 2).replaceAll(steering, (found) => (found === '\n' ? found : spelled(found)));
}
