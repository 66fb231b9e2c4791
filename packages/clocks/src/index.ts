export { addMilliseconds, millisecondsBetween, parseInstant } from './instant.ts';
export type { Instant } from './instant.ts';
export type { Period } from './period.ts';
