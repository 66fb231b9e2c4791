import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { CliError } from '../cli-error.ts';
import type { Io } from '../io.ts';
import { unreadable } from './read-limited.ts';

/** A file that is read as it is sent, at most `most` bytes of it. Sending fails where it changes meanwhile. */
export async function fileToSend(
  io: Io,
  path: string,
  most: number,
): Promise<{ readonly name: string; readonly bytes: Blob }> {
  const where = resolve(io.folder, path);
  try {
    const stats = await stat(where);
    if (!stats.isFile()) throw new CliError('file', { what: 'That is no file.', where: path, mend: 'Name a file.' });
    if (stats.size > most)
      throw new CliError('too-large', {
        what: `The file has ${stats.size} bytes; at most ${most} are taken.`,
        where: path,
        mend: 'Keep it elsewhere, and attach its digest and where it lies.',
      });
    return { name: basename(where), bytes: await openAsBlob(where) };
  } catch (cause) {
    throw cause instanceof CliError ? cause : unreadable(path, cause);
  }
}
