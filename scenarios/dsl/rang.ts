import type { Play } from './play.ts';

/** Throws unless each of these was called. */
export function rang({ rung }: Play, ...seats: readonly string[]): void {
  const missing = seats.filter((seat) => !rung.some((call) => call.endsWith(` ${seat}`)));
  if (missing.length > 0)
    throw new Error(`${missing.join(', ')} should have been called; called were: ${rung.join('; ')}.`);
}
