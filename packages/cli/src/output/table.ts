import type { Io } from '../io.ts';
import { printable } from './printable.ts';

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string | number | null;
}

/** Rows under their titles, each column as wide as its widest cell. On a terminal the last column ends at its edge. */
export function table<Row>(
  io: Io,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  empty: string,
): readonly string[] {
  if (rows.length === 0) return [empty];
  const lines = [
    columns.map(({ title }) => title.toUpperCase()),
    ...rows.map((row) => columns.map(({ cell }) => printable(String(cell(row) ?? '–')))),
  ];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => widthOf(line[at] ?? ''))));
  const edge = io.stdout.isTTY ? Math.max(40, io.stdout.columns) : Number.POSITIVE_INFINITY;
  return lines.map((line) =>
    fit(
      line
        .map((cell, at) => pad(cell, widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
      edge,
    ),
  );
}

function pad(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - widthOf(cell)));
}

function fit(line: string, edge: number): string {
  if (widthOf(line) <= edge) return line;
  let kept = '';
  for (const character of line) {
    if (widthOf(kept + character) > edge - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Cells on a terminal: East Asian characters and emoji take two, combining marks none. */
function widthOf(text: string): number {
  const wide =
    /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\uFF01-\uFF60]/u;
  let width = 0;
  for (const character of text) width += /\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}
