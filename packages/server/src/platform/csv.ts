/** A cell of a table: a number is written as it is, a text is quoted, null is empty. */
export type Cell = string | number | null;

/**
 * Comma-separated values by RFC 4180: CRLF, quotes doubled. A text that a spreadsheet would take for a formula (it begins
 * with = + - @, a tab or a line break, also behind spaces) gets an apostrophe before it. Numbers are our own, and no formula.
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

const formula = /^\s*[=+\-@\t\r\n＝＋－＠]/u;

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
