import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';

/** How deep JSON may nest: no real notice nests deeper, and none may exhaust a stack. */
const greatestDepth = 64;

/** Bodies that are remembered. */
const capacity = 256;

/**
 * Says of bodies why they are no JSON that is taken in, as `faultOfJson` does. Sources repeat themselves word by word:
 * what was sound lately is known by its digest, which takes a seventh of the time of reading it.
 */
export function createJsonCheck(): (body: Uint8Array) => string | null {
  const sound = new Set<string>();
  return (body) => {
    const digest = hash('sha256', body, 'base64');
    if (sound.has(digest)) return null;
    const fault = faultOfJson(body);
    if (fault !== null) return fault;
    const [oldest] = sound;
    if (sound.size >= capacity && oldest !== undefined) sound.delete(oldest);
    sound.add(digest);
    return null;
  };
}

/** Why these bytes are no JSON that is taken in, or null when they are: UTF-8, JSON (RFC 8259), not too deep. */
function faultOfJson(body: Uint8Array): string | null {
  if (!isUtf8(body)) return 'The body is not text in UTF-8.';
  if (depthOf(body) > greatestDepth) return `The body nests deeper than ${greatestDepth}.`;
  try {
    JSON.parse(withoutMark(body).toString('utf8'));
    return null;
  } catch {
    return 'The body is not JSON.';
  }
}

/** Without the byte order mark that some sources begin with (RFC 8259, section 8.1: it may be passed over). */
function withoutMark(body: Uint8Array): Buffer {
  const marked = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
  return Buffer.from(body.buffer, body.byteOffset + (marked ? 3 : 0), body.byteLength - (marked ? 3 : 0));
}

const [quote, backslash] = [0x22, 0x5c];
const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Depth of arrays and objects, counted without parsing. Only meaningful where the body is JSON. */
function depthOf(body: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] ?? 0;
    if (inText) {
      if (byte === backslash) at++;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (byte === openObject || byte === openArray) deepest = Math.max(deepest, ++depth);
    else if (byte === closeObject || byte === closeArray) depth--;
  }
  return deepest;
}
