import type { WriterStep } from '../writer-messages.ts';

/**
 * A probe: throws at a step of the writer, as a disk does that fails there. `?step=written&after=1&errcode=1034` throws
 * SQLite's code of a failed flush (SQLITE_IOERR_FSYNC) before the second commit. Without a code it is any error.
 */
const { searchParams } = new URL(import.meta.url);
const step = searchParams.get('step');
const errcode = searchParams.get('errcode');
let left = Number(searchParams.get('after') ?? 0);

export default function failAt(reached: WriterStep): void {
  if (reached !== step) return;
  left -= 1;
  if (left >= 0) return;
  const failure = new Error('disk I/O error');
  throw errcode === null ? failure : Object.assign(failure, { errcode: Number(errcode) });
}
