import type { JSX, ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

export type Tone = 'neutral' | 'danger' | 'warn' | 'caution' | 'good' | 'info' | 'accent';

const washes: Readonly<Record<Tone, string>> = {
  neutral: 'bg-hover text-ink-2',
  danger: 'bg-danger-wash text-danger',
  warn: 'bg-warn-wash text-warn',
  caution: 'bg-caution-wash text-caution',
  good: 'bg-good-wash text-good',
  info: 'bg-info-wash text-info',
  accent: 'bg-chosen text-accent ring-1 ring-accent/25 ring-inset',
};

interface Props {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly children: ReactNode;
  readonly title?: string;
}

/** A word on a wash of its colour. The word says it; the colour only helps to find it. */
export function Badge({ tone = 'neutral', icon, children, title }: Props): JSX.Element {
  return (
    <span
      title={title}
      className={`inline-flex min-h-5 max-w-full items-center gap-1 rounded px-1.5 text-xs font-medium whitespace-nowrap ${washes[tone]}`}
    >
      {icon !== undefined && <Icon name={icon} className="size-3.5" />}
      {children}
    </span>
  );
}
