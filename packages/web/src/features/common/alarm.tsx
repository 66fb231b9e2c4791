import type { JSX, ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';

interface Props {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

export function AlarmList({ children }: { readonly children: ReactNode }): JSX.Element {
  return <ul className="grid grid-cols-[minmax(0,1fr)] gap-2 px-3 pt-3 md:px-5 xl:grid-cols-2">{children}</ul>;
}

/** One thing that does not work, and the way to mend it. */
export function Alarm({ title, action, children }: Props): JSX.Element {
  return (
    <li className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-warn/40 bg-warn-wash px-3 py-2.5">
      <Icon name="late" className="text-warn" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-semibold">{title}</p>
        <p className="text-ink-2">{children}</p>
      </div>
      {action}
    </li>
  );
}
