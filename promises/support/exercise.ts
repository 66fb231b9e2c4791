/** What a suite really exercised. Each count that stays zero is a failure: a suite that looked at nothing proves nothing. */
export interface Exercise {
  count(what: string, by?: number): void;
  /** A figure to print that may be zero. */
  note(what: string, value: string | number): void;
  /** Prints seed, budget and counts. Throws when something was not exercised. */
  finish(): void;
}

/** The size of a case: for each change, or `MUSTER_SOAK=1` for the nightly run. */
export function sized(perChange: number, nightly: number): number {
  return process.env['MUSTER_SOAK'] === '1' ? nightly : perChange;
}

/** Begins a suite. `mustHappen` names what it has to exercise; `budgetSeconds` is what it may take on two cores. */
export function openExercise(
  promise: string,
  seed: number,
  budgetSeconds: number,
  mustHappen: readonly string[],
): Exercise {
  const began = performance.now();
  const counts = new Map<string, number>(mustHappen.map((what) => [what, 0]));
  const notes = new Map<string, string | number>();
  return {
    count: (what, by = 1) => void counts.set(what, (counts.get(what) ?? 0) + by),
    note: (what, value) => void notes.set(what, value),
    finish() {
      const seconds = Math.round((performance.now() - began) / 1000);
      const said = [...counts, ...notes].map(([what, value]) => `${what} ${value}`).join(', ');
      process.stdout.write(`${promise}: seed ${seed}, ${seconds} s of ${budgetSeconds} s: ${said}\n`);
      const idle = mustHappen.filter((what) => counts.get(what) === 0);
      if (idle.length > 0) throw new Error(`${promise} did not exercise: ${idle.join(', ')} (seed ${seed}).`);
    },
  };
}
