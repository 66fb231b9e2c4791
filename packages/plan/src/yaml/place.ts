/** Line and column, both from 1; columns in UTF-16 units. Lines end with a line feed. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The place of each offset of a text. */
export function placesOf(text: string): (offset: number) => Place {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const within = Math.min(Math.max(0, offset), text.length);
    let [line, after] = [0, starts.length];
    while (after - line > 1) {
      const middle = Math.floor((line + after) / 2);
      if ((starts[middle] ?? 0) <= within) line = middle;
      else after = middle;
    }
    return { line: line + 1, column: within - (starts[line] ?? 0) + 1 };
  };
}
