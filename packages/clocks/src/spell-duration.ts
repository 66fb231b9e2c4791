const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How long something took, in its two greatest units: `850 ms`, `12 s`, `4 min 30 s`, `3 h 20 min`, `2 d 4 h`. */
export function spellDuration(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  const sign = milliseconds < 0 ? '-' : '';
  if (length < second) return `${sign}${Math.round(length)} ms`;
  if (length < minute) return `${sign}${Math.floor(length / second)} s`;
  if (length < hour) return sign + two(length, minute, 'min', second, 's');
  return sign + (length < day ? two(length, hour, 'h', minute, 'min') : two(length, day, 'd', hour, 'h'));
}

function two(length: number, great: number, greatUnit: string, small: number, smallUnit: string): string {
  const rest = Math.floor((length % great) / small);
  const whole = `${Math.floor(length / great)} ${greatUnit}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallUnit}`;
}
