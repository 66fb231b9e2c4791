/** One fenced block of a guide, as its reader runs it. */
export interface GuideBlock {
  /** `sh`: it succeeds. `sh refused`: it ends with 1. `sh server`: it runs until it is stopped. */
  readonly kind: 'runs' | 'refused' | 'server';
  readonly text: string;
  /** Line of its first command, from 1. */
  readonly line: number;
}

/** The blocks marked `sh`, in their order. Throws for a mark that it does not know: nothing is passed over. */
export function guideBlocks(markdown: string): readonly GuideBlock[] {
  const blocks: GuideBlock[] = [];
  let open: { readonly mark: string; readonly line: number; readonly lines: string[] } | null = null;
  for (const [at, line] of markdown.split('\n').entries()) {
    if (!line.startsWith('```')) open?.lines.push(line);
    else if (open === null) open = { mark: line.slice(3), line: at + 2, lines: [] };
    else {
      blocks.push({ kind: kindOf(open.mark, open.line), text: open.lines.join('\n'), line: open.line });
      open = null;
    }
  }
  if (open !== null) throw new Error(`The block in line ${open.line} is never closed.`);
  return blocks;
}

function kindOf(mark: string, line: number): GuideBlock['kind'] {
  switch (mark) {
    case 'sh':
      return 'runs';
    case 'sh refused':
      return 'refused';
    case 'sh server':
      return 'server';
  }
  throw new Error(`The block in line ${line} is marked "${mark}": nobody knows how to run it.`);
}
