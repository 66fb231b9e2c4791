import type { JSX } from 'react';
import { texts } from '../../../messages/en/evidence.ts';

export function SendingBar({ share }: { readonly share: number }): JSX.Element {
  const percent = Math.floor(share * 100);
  return (
    <div className="flex flex-col gap-1">
      <progress
        aria-label={texts.uploading(percent)}
        max={100}
        value={percent}
        className="h-1.5 w-full appearance-none overflow-hidden rounded-full [&::-moz-progress-bar]:bg-accent-fill [&::-webkit-progress-bar]:bg-hover [&::-webkit-progress-value]:bg-accent-fill"
      />
      <span className="text-xs text-ink-3 tabular">{percent === 100 ? texts.sent : texts.uploading(percent)}</span>
    </div>
  );
}
