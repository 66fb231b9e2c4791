import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/evidence.ts';
import { InertText } from '../../../ui/inert-text.tsx';
import { spellBytes } from '../../../ui/spell-bytes.ts';

const most = 256 * 1024;

export function TextView({ blob }: { readonly blob: Blob }): JSX.Element {
  const [text, setText] = useState('');
  useEffect(() => {
    // Bytes that are no UTF-8 become the sign for that; nothing is thrown.
    blob
      .slice(0, most)
      .text()
      .then(setText, () => setText(''));
  }, [blob]);
  return (
    <>
      <pre
        tabIndex={0}
        aria-label={texts.asText}
        className="max-h-[60vh] overflow-auto rounded-lg border border-line bg-sunken p-3 font-mono text-xs leading-5 whitespace-pre-wrap"
      >
        <InertText text={text} lines />
      </pre>
      {blob.size > most && <p className="text-xs text-ink-3">{texts.cut(spellBytes(most))}</p>}
    </>
  );
}
