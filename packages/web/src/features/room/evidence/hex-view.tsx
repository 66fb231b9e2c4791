import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/evidence.ts';
import { spellBytes } from '../../../ui/spell-bytes.ts';
import { hexLines } from './hex-lines.ts';

const most = 8 * 1024;

export function HexView({ blob }: { readonly blob: Blob }): JSX.Element {
  const [lines, setLines] = useState<readonly string[]>([]);
  useEffect(() => {
    blob
      .slice(0, most)
      .arrayBuffer()
      .then(
        (buffer) => setLines(hexLines(new Uint8Array(buffer))),
        () => setLines([]),
      );
  }, [blob]);
  return (
    <>
      <pre
        tabIndex={0}
        aria-label={texts.asBytes}
        className="max-h-[60vh] overflow-auto rounded-lg border border-line bg-sunken p-3 font-mono text-xs leading-5"
      >
        {lines.join('\n')}
      </pre>
      {blob.size > most && <p className="text-xs text-ink-3">{texts.cut(spellBytes(most))}</p>}
    </>
  );
}
