import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CliError } from '../cli-error.ts';
import type { Io } from '../io.ts';

/** The bytes of a file. Its size is looked at before any of it is read; a folder or a device is refused. */
export async function readLimited(io: Io, path: string, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const where = resolve(io.folder, path);
  const file = await open(where).catch((cause: unknown) => Promise.reject(unreadable(path, cause)));
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new CliError('file', { what: 'That is no file.', where: path, mend: 'Name a file.' });
    if (stats.size > most) throw tooLarge(path, stats.size, most);
    const bytes = new Uint8Array(stats.size);
    let filled = 0;
    while (filled < bytes.length) {
      // One read takes at most 2 GiB less a byte.
      const { bytesRead } = await file.read(bytes, filled, Math.min(bytes.length - filled, 1 << 26), filled);
      if (bytesRead === 0) return bytes.slice(0, filled);
      filled += bytesRead;
    }
    return bytes;
  } catch (cause) {
    throw cause instanceof CliError ? cause : unreadable(path, cause);
  } finally {
    await file.close();
  }
}

/** The text of a small file. */
export async function readText(io: Io, path: string, most: number): Promise<string> {
  return new TextDecoder().decode(await readLimited(io, path, most));
}

function tooLarge(path: string, size: number, most: number): CliError {
  const what = `The file has ${size} bytes; at most ${most} are read.`;
  return new CliError('too-large', { what, where: path, mend: 'Is it the file you mean?' });
}

export function unreadable(path: string, cause: unknown): CliError {
  const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
  const said = cause instanceof Error ? cause.message : String(cause);
  const what = missing ? 'There is no such file.' : `The file cannot be read: ${said}.`;
  return new CliError('file', { what, where: path, mend: 'Look at its name, its folder and its rights.' }, { cause });
}
