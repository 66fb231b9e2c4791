/** How deep JSON may nest: no real notice nests deeper, and none may exhaust a stack. */
const greatestDepth = 64;

/** Why these bytes are no JSON that is taken in, or null when they are: UTF-8, JSON (RFC 8259), not too deep. */
export function faultOfJson(body: Uint8Array): string | null {
  const text = decode(body);
  if (text === null) return 'The body is not text in UTF-8.';
  if (depthOf(body) > greatestDepth) return `The body nests deeper than ${greatestDepth}.`;
  try {
    JSON.parse(text);
    return null;
  } catch {
    return 'The body is not JSON.';
  }
}

function decode(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

const [quote, backslash] = [0x22, 0x5c];
const opening: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const closing: ReadonlySet<number> = new Set([0x5d, 0x7d]);

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
    else if (opening.has(byte)) deepest = Math.max(deepest, ++depth);
    else if (closing.has(byte)) depth--;
  }
  return deepest;
}
