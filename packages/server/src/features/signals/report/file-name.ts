const longest = 120;

/** A name to show: without folders, control characters and marks that turn the direction of reading. */
export function fileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const points = [...last.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()];
  if (points.length === 0) return 'file';
  return points.length <= longest ? points.join('') : `${points.slice(0, longest - 1).join('')}…`;
}

/** What the sender calls it, where that is a media type at all; it is never believed when the bytes are given out. */
export function mediaTypeOf(given: string): string {
  const plain = given.toLowerCase().split(';')[0]?.trim() ?? '';
  return /^[a-z]+\/[a-z0-9.+-]{1,80}$/.test(plain) ? plain : 'application/octet-stream';
}
