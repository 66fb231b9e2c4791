import { lineHeight } from './plan-text.tsx';

/** Puts the cursor at a line and column, both from 1, in sight. */
export function goToLine(area: HTMLTextAreaElement, line: number, column: number): void {
  const lines = area.value.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const at = Math.min(before + column - 1, area.value.length);
  area.focus();
  area.setSelectionRange(at, before + (lines[line - 1]?.length ?? 0));
  area.scrollTop = Math.max(0, (line - 6) * lineHeight);
}

/** The line of the cursor, from 1. */
export function lineOf(area: HTMLTextAreaElement): number {
  return area.value.slice(0, area.selectionStart).split('\n').length;
}
