import { useShortcut } from './shortcuts.ts';

const rowSelector = '[data-row]';

/** j and k walk over the rows of the screen, whichever list they are in; Enter then does what the row does. */
export function useRowKeys(): void {
  useShortcut('j', () => step(1));
  useShortcut('k', () => step(-1));
}

function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(rowSelector)].filter((row) => row.offsetParent !== null);
  const at = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
  const next = at === -1 ? firstInSight(rows) : rows[at + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function firstInSight(rows: readonly HTMLElement[]): HTMLElement | undefined {
  return rows.find((row) => row.getBoundingClientRect().top >= 0) ?? rows[0];
}
