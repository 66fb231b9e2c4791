import { createWriteStream } from 'node:fs';
import { link, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CliError } from '../cli-error.ts';
import type { Io } from '../io.ts';

/** Writes a file that is not there yet, 0600. It appears whole or not at all; an old one is never overwritten. */
export function writeNew(io: Io, path: string, chunks: Chunks): Promise<void> {
  return writeWhole(io, path, chunks, link);
}

/** The same in the place of what is there. */
export function writeOver(io: Io, path: string, chunks: Chunks): Promise<void> {
  return writeWhole(io, path, chunks, rename);
}

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

async function writeWhole(
  io: Io,
  path: string,
  chunks: Chunks,
  put: (part: string, target: string) => Promise<void>,
): Promise<void> {
  const target = resolve(io.folder, path);
  const part = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  try {
    await pipeline(
      Readable.from(chunks, { objectMode: false }),
      createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }),
    );
    await put(part, target);
  } catch (cause) {
    throw unwritable(path, cause);
  } finally {
    await rm(part, { force: true });
  }
}

function unwritable(path: string, cause: unknown): CliError {
  const there = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
  const said = cause instanceof Error ? cause.message : String(cause);
  const what = there ? 'The file is there already.' : `The file cannot be written: ${said}.`;
  const mend = there ? 'Name another, or move the old one away.' : 'Look at its folder, its rights and the free space.';
  return new CliError('file', { what, where: path, mend }, { cause });
}
