/** A request body that is larger than its route takes, or that ended before it was whole. */
export class BodyError extends Error {
  readonly code: 'too-large' | 'cut-off';

  constructor(code: 'too-large' | 'cut-off', message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'BodyError';
    this.code = code;
  }
}

/** The chunks of a body, refused as soon as they are more than `most` bytes. */
export async function* limitedBody(source: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > most) throw new BodyError('too-large', `The body is larger than ${most} bytes.`);
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof BodyError) throw cause;
    throw new BodyError('cut-off', 'The body ended before it was whole.', { cause });
  }
}

export async function wholeBody(source: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of limitedBody(source, most)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
