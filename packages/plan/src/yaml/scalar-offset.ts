import { isScalar } from 'yaml';
import type { ParsedNode } from 'yaml';

/**
 * The offset in the whole text of a place inside a scalar's value, in UTF-16 units. Folding and indentation only change
 * blanks, so the n-th character that is no blank is the same in the value and in the text; quotes and escapes are
 * counted as the one character they stand for.
 */
export function offsetInScalar(text: string, node: ParsedNode, offset: number): number {
  if (!isScalar(node) || typeof node.value !== 'string') return node.range[0];
  const wanted = solid(node.value.slice(0, offset));
  const end = node.range[1];
  let passed = 0;
  let at = contentStart(text, node.range[0], node.type);
  while (at < end) {
    const width = widthAt(text, at, node.type);
    if (!isBlankAt(text, at)) {
      if (passed >= wanted) return at;
      passed += 1;
    }
    at += width;
  }
  return Math.max(node.range[0], end - 1);
}

function solid(text: string): number {
  return text.replaceAll(/\s/g, '').length;
}

/** Past the quote, or past the header line of a block. */
function contentStart(text: string, start: number, type: string | undefined): number {
  if (type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE') return start + 1;
  if (type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL') return text.indexOf('\n', start) + 1 || start;
  return start;
}

function isBlankAt(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at)) || (text.charAt(at) === '\\' && /[nrt \n]/.test(text.charAt(at + 1)));
}

/** How many units of text stand for one unit of value. */
function widthAt(text: string, at: number, type: string | undefined): number {
  if (type === 'QUOTE_SINGLE') return text.startsWith("''", at) ? 2 : 1;
  if (type !== 'QUOTE_DOUBLE' || text.charAt(at) !== '\\') return 1;
  return 2 + ({ x: 2, u: 4, U: 8 }[text.charAt(at + 1)] ?? 0);
}
