export { addMilliseconds, isInstant, millisecondsBetween, parseInstant } from './instant.ts';
export type { Instant } from './instant.ts';
export type { Period } from './period.ts';
export { longestPeriod, parsePeriod } from './parse-period.ts';
export type { ParsedPeriod } from './parse-period.ts';
export { calendar, calendarIds } from './calendar.ts';
export type { Calendar } from './calendar.ts';
export { dueInstant } from './due-instant.ts';
export type { Counted, Due, DueFaultCode, Place } from './due-instant.ts';
