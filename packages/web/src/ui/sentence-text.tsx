import type { JSX } from 'react';
import { InertText } from './inert-text.tsx';
import type { Part } from './sentence.ts';

/** Draws a sentence: our words as they are, words of others inert and set off. */
export function SentenceText({ parts }: { readonly parts: readonly Part[] }): JSX.Element {
  return (
    <>
      {parts.map((part, at) =>
        typeof part === 'string' ? part : <InertText key={at} text={part.said} className="text-ink" />,
      )}
    </>
  );
}
