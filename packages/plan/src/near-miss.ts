/** Steps of comparing that a plan's hints may take together: a tenth of a second. A plan of any size is told at once. */
const stepsForAll = 10_000_000;

/** Finds what was meant by a word that is not known. One of them serves a whole plan, and falls silent when it is tired. */
export class Hints {
  #steps = stepsForAll;

  /** ` Did you mean "legal"?` for the nearest of the known words, or an empty text when none is near. */
  didYouMean(word: string, known: Iterable<string>): string {
    const nearest = this.#nearestOf(word, known);
    return nearest === null ? '' : ` Did you mean "${nearest}"?`;
  }

  /** The known word with the fewest changed letters, at most a third of the word's own. Long words are not compared. */
  #nearestOf(word: string, known: Iterable<string>): string | null {
    if (word.length > 60) return null;
    const limit = Math.max(1, Math.floor(word.length / 3));
    let best: { readonly word: string; readonly distance: number } | null = null;
    for (const candidate of known) {
      if (this.#steps <= 0) return null;
      this.#steps -= 1;
      if (candidate.length > 60 || Math.abs(candidate.length - word.length) > limit) continue;
      this.#steps -= word.length * candidate.length;
      const distance = editDistance(spelling(word), spelling(candidate));
      if (distance <= limit && (best === null || distance < best.distance)) best = { word: candidate, distance };
    }
    return best?.word ?? null;
  }
}

function spelling(word: string): string {
  return word.toLowerCase().replaceAll('_', '-');
}

/** Letters to insert, delete or replace to make one word from the other. */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let line = 1; line <= left.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (left[line - 1] === right[column - 1] ? 0 : 1);
      next.push(Math.min((row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
