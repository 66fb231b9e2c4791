import { useState } from 'react';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/evidence.ts';
import { Icon } from '../../../ui/icon.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { spellBytes } from '../../../ui/spell-bytes.ts';

interface Props {
  readonly file: File | null;
  readonly disabled: boolean;
  readonly onChoose: (file: File) => void;
}

/** Takes one file, chosen or dropped. */
export function FileDrop({ file, disabled, onChoose }: Props): JSX.Element {
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const first = files?.[0];
    if (first !== undefined) onChoose(first);
  };
  return (
    <label
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) take(event.dataTransfer.files);
      }}
      className={`flex min-h-16 items-center gap-3 rounded-lg border border-dashed px-4 has-focus-visible:outline-2 has-focus-visible:outline-accent ${over ? 'border-accent bg-chosen' : 'border-line-strong/60 bg-sunken/60 hover:bg-hover'}`}
    >
      <Icon name="upload" className="text-ink-3" />
      <span className="min-w-0 flex-1">
        {file === null ? (
          <span className="text-ink-2">{texts.drop}</span>
        ) : (
          <>
            <InertText text={file.name} className="font-medium" />
            <span className="block text-xs text-ink-3">{spellBytes(file.size)}</span>
          </>
        )}
      </span>
      <input
        type="file"
        aria-label={texts.file}
        disabled={disabled}
        onChange={(event) => take(event.target.files)}
        className="sr-only"
      />
    </label>
  );
}
