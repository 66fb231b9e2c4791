import { Busboy } from '@fastify/busboy';
import type { BusboyFileStream, BusboyInstance } from '@fastify/busboy';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

export const formLimits = { files: 5, fileBytes: 10_485_760, totalBytes: 26_214_400, fieldBytes: 100_000 } as const;

export type FormFault = 'not-a-form' | 'too-many-files' | 'file-too-large' | 'files-too-large' | 'cut-off';

export interface ReadForm<Kept> {
  /** By name; the first of several. */
  readonly fields: ReadonlyMap<string, string>;
  /** In the order they came; files without a name or without bytes are none. */
  readonly files: readonly Kept[];
  readonly fault: FormFault | null;
}

export interface IncomingFile {
  readonly name: string;
  readonly mediaType: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/**
 * Reads a form (multipart/form-data, RFC 7578) as it comes; each file is given to `keep`, one after another, and never
 * held whole. A form with a fault is read to its end, so that what was typed is there to be shown again; its files are
 * not kept from the fault on.
 */
export async function readForm<Kept>(
  contentType: string | undefined,
  body: AsyncIterable<Uint8Array>,
  keep: (file: IncomingFile) => Promise<Kept>,
): Promise<ReadForm<Kept>> {
  const fields = new Map<string, string>();
  const files: Kept[] = [];
  let fault: FormFault | null = null;
  let total = 0;
  let last: Promise<void> = Promise.resolve();
  let open: BusboyFileStream | null = null;
  const parser = parserOf(contentType);
  if (parser === null) return { fields, files, fault: 'not-a-form' };

  async function* counted(stream: BusboyFileStream): AsyncGenerator<Uint8Array> {
    // Not destroyed where it is left early: the parser waits for the end of each file.
    for await (const given of stream.iterator({ destroyOnReturn: false })) {
      const chunk = bytes.parse(given);
      total += chunk.length;
      if (total > formLimits.totalBytes) throw new FormFaultError('files-too-large');
      yield chunk;
    }
    if (stream.truncated) throw new FormFaultError('file-too-large');
  }

  async function take(stream: BusboyFileStream, name: string, mediaType: string): Promise<void> {
    try {
      if (fault === null && name !== '') files.push(await keep({ name, mediaType, chunks: counted(stream) }));
    } catch (error) {
      if (!(error instanceof FormFaultError)) throw error;
      fault ??= error.fault;
    } finally {
      stream.resume();
    }
  }

  parser.on('field', (name, value) => {
    if (!fields.has(name)) fields.set(name, value);
  });
  parser.on('file', (_field, stream, name, _encoding, mediaType) => {
    const mine = last.then(() => take(stream, name ?? '', mediaType));
    open = stream;
    // Awaited below; until then a failure is no unhandled one.
    mine.catch(() => undefined);
    last = mine;
  });
  parser.on('filesLimit', () => (fault ??= 'too-many-files'));
  try {
    await pipeline(Readable.from(inSlices(body), { objectMode: false }), parser);
    await last;
  } catch (error) {
    // A file that was cut off would be waited for in vain.
    destroy(open);
    await last.catch(() => undefined);
    if (!isCutOff(error)) throw error;
    fault ??= 'cut-off';
  }
  return { fields, files, fault };
}

/** The parser can wait for itself where one chunk holds more of several files than they buffer. */
async function* inSlices(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const most = 16_384;
  for await (const chunk of body) for (let at = 0; at < chunk.length; at += most) yield chunk.subarray(at, at + most);
}

function destroy(stream: BusboyFileStream | null): void {
  stream?.destroy(new FormFaultError('cut-off'));
}

class FormFaultError extends Error {
  readonly fault: FormFault;

  constructor(fault: FormFault) {
    super(fault);
    this.name = 'FormFaultError';
    this.fault = fault;
  }
}

function parserOf(contentType: string | undefined): BusboyInstance | null {
  if (contentType === undefined || !/^multipart\/form-data\s*;/i.test(contentType)) return null;
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: {
        files: formLimits.files,
        fileSize: formLimits.fileBytes,
        fields: 20,
        fieldSize: formLimits.fieldBytes,
        fieldNameSize: 100,
        parts: 40,
        headerPairs: 20,
        headerSize: 8_192,
      },
    });
  } catch {
    return null;
  }
}

/** No encoding is set on a file, so its chunks are bytes. */
const bytes = z.instanceof(Uint8Array);

/** The parser and the limit of the body say so; a failing disk does not. */
function isCutOff(error: unknown): boolean {
  return (
    error instanceof Error && (/unexpected end|malformed|multipart/i.test(error.message) || error.name === 'BodyError')
  );
}
