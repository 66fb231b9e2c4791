import type { JSX } from 'react';
import { useLiveState } from '../client/live-state.ts';
import { texts } from '../messages/en/shell.ts';

/** Whether what one sees follows the record. Losing it is said in words, not by a colour. */
export function LiveMark(): JSX.Element {
  const state = useLiveState();
  const [word, title, dot] = {
    live: [texts.live, texts.liveTitle, 'bg-good'],
    connecting: [texts.connecting, texts.reconnectingTitle, 'bg-ink-3 animate-pulse'],
    reconnecting: [texts.reconnecting, texts.reconnectingTitle, 'bg-warn animate-pulse'],
  }[state];
  return (
    <span
      role="status"
      title={title}
      className={`inline-flex min-h-6 items-center gap-1.5 rounded-full px-2 text-xs font-medium ${state === 'reconnecting' ? 'bg-warn-wash text-warn' : 'text-ink-3'}`}
    >
      <span className={`size-1.5 rounded-full ${dot}`} aria-hidden="true" />
      {word}
    </span>
  );
}
