import { parseInstant } from '@muster/clocks';

/** An instant in any spelling becomes the one we keep; other text stays as it is, for the engine to judge. */
export function spellTimes(value: string | number | boolean): string | number | boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T/.test(value)) return value;
  try {
    return parseInstant(value);
  } catch {
    return value;
  }
}
