import type { JSX } from 'react';
import { words } from '../../messages/en/words.ts';

export type Severity = 'low' | 'medium' | 'high' | 'critical';

export const severities: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

const colours: Readonly<Record<Severity, string>> = {
  low: 'text-ink-3',
  medium: 'text-caution',
  high: 'text-warn',
  critical: 'text-danger',
};

/** Bars that grow with the severity, so that it is read without colour too. */
export function SeverityIcon({ level }: { readonly level: Severity }): JSX.Element {
  const filled = severities.indexOf(level) + 1;
  return (
    <svg
      viewBox="0 0 16 16"
      role="img"
      aria-label={words.severity[level]}
      className={`size-4 shrink-0 ${colours[level]}`}
    >
      <title>{words.severity[level]}</title>
      {level === 'critical' ? (
        <>
          <rect x="1" y="1" width="14" height="14" rx="4" className="fill-current" />
          <path d="M8 4.5v4M8 11.2v.1" className="fill-none stroke-surface stroke-2 [stroke-linecap:round]" />
        </>
      ) : (
        [0, 1, 2].map((bar) => (
          <rect
            key={bar}
            x={2 + bar * 4.5}
            y={10 - bar * 3.5}
            width="3"
            height={4 + bar * 3.5}
            rx="1"
            className="fill-current"
            opacity={bar < filled ? 1 : 0.28}
          />
        ))
      )}
    </svg>
  );
}

export function SeverityMark({ level }: { readonly level: Severity }): JSX.Element {
  return (
    <span
      className={`inline-flex items-center gap-1.5 font-medium whitespace-nowrap ${level === 'low' ? 'text-ink-2' : colours[level]}`}
    >
      <SeverityIcon level={level} />
      <span aria-hidden="true">{words.severity[level]}</span>
    </span>
  );
}
