import { useRef } from 'react';
import type { JSX } from 'react';
import { texts } from '../../messages/en/time.ts';
import { thresholdPassed } from '../../ui/countdown.ts';
import { useTicking } from '../../ui/ticker.ts';

interface Dated {
  readonly title: string;
  readonly due: string | null;
}

/** Speaks deadlines to readers of screens when a threshold is passed, and is silent between. */
export function DeadlineSpeaker({ obligations }: { readonly obligations: readonly Dated[] }): JSX.Element {
  const before = useRef<number | null>(null);
  const spoken = useRef('');
  const words = useTicking((now) => {
    const since = before.current ?? now;
    before.current = now;
    const said = obligations.flatMap(({ title, due }) => sentenceOf(title, due, since, now));
    if (said.length > 0) spoken.current = said.join(' ');
    return spoken.current;
  });
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}

function sentenceOf(title: string, due: string | null, before: number, now: number): string[] {
  if (due === null) return [];
  const passed = thresholdPassed(Date.parse(due), before, now);
  if (passed === null) return [];
  return [passed === 0 ? texts.spokenLate(title) : texts.spokenSoon(title, passed / 60_000)];
}
