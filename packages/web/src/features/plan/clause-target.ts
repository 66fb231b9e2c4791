/** The longest anchor of the page that a clause begins with: `gates.x.break_glass` leads at least to `gates.x`. */
export function clauseTarget(clause: string, anchors: readonly string[]): string | null {
  const fits = anchors.filter(
    (anchor) => clause === anchor || (clause.startsWith(anchor) && /[.[]/.test(clause.charAt(anchor.length))),
  );
  return fits.toSorted((a, b) => b.length - a.length)[0] ?? null;
}
