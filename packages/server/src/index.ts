export { startMuster } from './compose.ts';
export type { Started, StartIo } from './compose.ts';
export { dataThere } from './data-there.ts';
export type { DataThere } from './data-there.ts';
export { runDoctor } from './doctor.ts';
export type { DoctorReport } from './doctor.ts';
export { ownFile } from './platform/own-files.ts';
