/** Line and column, both from 1; columns in UTF-16 units. Lines end with a line feed. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The place of each offset of a text. Looking one up takes time in proportion to the lines before it, at most. */
export function placesOf(text: string): (offset: number) => Place {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const within = Math.min(Math.max(0, offset), text.length);
    const line = Math.max(
      0,
      starts.findLastIndex((start) => start <= within),
    );
    return { line: line + 1, column: within - (starts[line] ?? 0) + 1 };
  };
}
