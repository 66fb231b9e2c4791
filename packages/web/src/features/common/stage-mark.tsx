import type { JSX } from 'react';
import { words } from '../../messages/en/words.ts';

export type Stage = keyof typeof words.stage;

export const stages: readonly Stage[] = ['detect', 'classify', 'contain', 'investigate', 'recover', 'review'];

/** How far an incident is, as a ring that fills, and in a word. */
export function StageMark({ stage }: { readonly stage: Stage }): JSX.Element {
  const turn = (stages.indexOf(stage) + 1) / stages.length;
  const length = 2 * Math.PI * 5;
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-ink-2">
      <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4 shrink-0 -rotate-90 fill-none stroke-2 text-accent">
        <circle cx="8" cy="8" r="5" className="stroke-line" />
        <circle cx="8" cy="8" r="5" className="stroke-current" strokeDasharray={`${turn * length} ${length}`} />
      </svg>
      {words.stage[stage]}
    </span>
  );
}
