import type { Io } from '../io.ts';

/** An instant on the wall clock of whoever looks: `14:32`, on another day `24 Nov 14:32`. */
export function clockTime(io: Io, instant: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(io.timeZone);
  const today = io.now().toZonedDateTimeISO(io.timeZone).toPlainDate();
  const time = `${two(at.hour)}:${two(at.minute)}`;
  if (at.toPlainDate().equals(today)) return time;
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const year = at.year === today.year ? '' : ` ${at.year}`;
  return `${at.day} ${months[at.month - 1]}${year} ${time}`;
}

/** How far away it is: `in 18 min`, `40 min late`. */
export function dueIn(io: Io, instant: string): string {
  const minutes = minutesFromNow(io, instant);
  return minutes < 0 ? `${length(-minutes)} late` : `in ${length(minutes)}`;
}

/** How long ago it was: `12 min ago`. */
export function ago(io: Io, instant: string): string {
  return `${length(Math.max(0, -minutesFromNow(io, instant)))} ago`;
}

function minutesFromNow(io: Io, instant: string): number {
  const milliseconds = Temporal.Instant.from(instant).epochMilliseconds - io.now().epochMilliseconds;
  return Math.floor(milliseconds / 60_000);
}

function length(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${two(minutes % 60)}`;
  return `${Math.floor(minutes / (24 * 60))} days`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
