import { useState } from 'react';
import type { JSX } from 'react';
import { texts } from '../messages/en/ui.ts';
import { Button } from './button.tsx';

/** Takes a text to the clipboard and says that it did. */
export function CopyButton({
  text,
  label = texts.copy,
}: {
  readonly text: string;
  readonly label?: string;
}): JSX.Element {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Button icon={copied ? 'check' : 'copy'} onClick={copy}>
      <span aria-live="polite">{copied ? texts.copied : label}</span>
    </Button>
  );
}
