const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A stretch of time in as many words as a glance takes: `4:05`, `32 min`, `3 h 20`, `2 d 4 h`. */
export function spellStretch(milliseconds: number): string {
  const left = Math.abs(milliseconds);
  if (left < 10 * minute) {
    const seconds = Math.floor(left / 1_000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }
  if (left < hour) return `${Math.floor(left / minute)} min`;
  if (left < day) return `${Math.floor(left / hour)} h ${String(Math.floor((left % hour) / minute)).padStart(2, '0')}`;
  const days = Math.floor(left / day);
  const hours = Math.floor((left % day) / hour);
  return days >= 10 || hours === 0 ? `${days} d` : `${days} d ${hours} h`;
}

export type Urgency = 'late' | 'close' | 'soon' | 'calm';

/** How a deadline is drawn. The borders are also the instants at which it is spoken. */
export function urgencyOf(due: number, now: number): Urgency {
  const left = due - now;
  if (left <= 0) return 'late';
  if (left <= 5 * minute) return 'close';
  return left <= 30 * minute ? 'soon' : 'calm';
}
const thresholds = [30 * minute, 5 * minute, 0];

/**
 * What is to be spoken of a deadline between two looks at the clock: the threshold that was passed, or null. A reader
 * of screens hears three sentences for each deadline and no ticking.
 */
export function thresholdPassed(due: number, before: number, now: number): number | null {
  const passed = thresholds.filter((threshold) => due - before > threshold && due - now <= threshold);
  return passed.at(-1) ?? null;
}
