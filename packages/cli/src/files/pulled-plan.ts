/** The line that a pulled plan ends with. It is a comment: the plan and its version are what they were. */
const line = /\n# Made from version ([0-9a-f]{64})[^\n]*\n*$/;

/** The text of a plan with the version that it was taken from. */
export function withBase(text: string, version: string): string {
  return `${text.trimEnd()}\n# Made from version ${version}; muster plan push looks whether it is still in force.\n`;
}

/** The text without that line, so that the record holds the plan alone; null where no line says what it was made from. */
export function baseOf(text: string): { readonly source: string; readonly base: string | null } {
  const found = line.exec(text);
  return { source: text.replace(line, '\n'), base: found?.[1] ?? null };
}
