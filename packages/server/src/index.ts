export { startMuster } from './compose.ts';
export type { Started, StartIo } from './compose.ts';
export { runDoctor } from './doctor.ts';
export type { DoctorReport } from './doctor.ts';
