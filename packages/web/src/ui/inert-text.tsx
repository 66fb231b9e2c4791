import type { JSX } from 'react';
import { inertRuns } from './inert-runs.ts';
import { texts } from '../messages/en/ui.ts';

interface Props {
  /** Null for text that was destroyed. */
  readonly text: string | null;
  /** Keeps line breaks. */
  readonly lines?: boolean;
  readonly className?: string;
}

/** Text that others wrote, drawn and never obeyed: isolated in its direction, with what acts or hides made visible. */
export function InertText({ text, lines = false, className = '' }: Props): JSX.Element {
  if (text === null) return <span className={`text-ink-3 italic ${className}`}>{texts.destroyed}</span>;
  return (
    <bdi className={`${lines ? 'whitespace-pre-wrap' : ''} ${className}`}>
      {inertRuns(text, lines).map((run, at) =>
        run.kind === 'text' ? (
          run.text
        ) : (
          <span
            key={at}
            className="mx-px rounded-sm bg-warn-wash px-0.5 font-mono text-[0.6875rem] text-warn"
            title={texts.hiddenCharacter}
          >
            {run.name}
          </span>
        ),
      )}
    </bdi>
  );
}
