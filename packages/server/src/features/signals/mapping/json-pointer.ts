/**
 * What a JSON pointer (RFC 6901) leads to; undefined where it leads nowhere. Only what the document itself holds is
 * found: no length of a list, nothing that objects inherit.
 */
export function atPointer(document: unknown, pointer: string): unknown {
  let here = document;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    here = step(here, name);
    if (here === undefined) return undefined;
  }
  return here;
}

function step(here: unknown, name: string): unknown {
  if (Array.isArray(here)) return /^(?:0|[1-9]\d{0,9})$/.test(name) ? here[Number(name)] : undefined;
  if (here === null || typeof here !== 'object' || !Object.hasOwn(here, name)) return undefined;
  return Object.getOwnPropertyDescriptor(here, name)?.value;
}
