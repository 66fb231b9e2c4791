import { Tabs as Base } from '@base-ui/react/tabs';
import type { JSX, ReactNode } from 'react';

interface Props<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly tabs: readonly { readonly value: Value; readonly title: string; readonly count?: number | null }[];
  readonly onChange: (value: Value) => void;
  readonly children: ReactNode;
}

/** Parts of one thing, of which one is in sight. Arrow keys move between them. */
export function Tabs<Value extends string>({ value, label, tabs, onChange, children }: Props<Value>): JSX.Element {
  const chosen = (next: unknown) => {
    const found = tabs.find((tab) => tab.value === next);
    if (found !== undefined) onChange(found.value);
  };
  return (
    <Base.Root value={value} onValueChange={chosen}>
      <Base.List
        aria-label={label}
        activateOnFocus
        className="relative flex gap-1 overflow-x-auto border-b border-line px-3 [scrollbar-width:none] md:px-5 print:hidden"
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent px-2 text-sm font-medium text-ink-2 hover:text-ink focus-visible:-outline-offset-2 data-active:border-accent data-active:text-ink"
          >
            {tab.title}
            {tab.count !== undefined && tab.count !== null && tab.count > 0 && (
              <span className="rounded-full bg-hover px-1.5 text-xs text-ink-2 tabular">{tab.count}</span>
            )}
          </Base.Tab>
        ))}
      </Base.List>
      <Base.Panel value={value} tabIndex={-1} className="outline-none">
        {children}
      </Base.Panel>
    </Base.Root>
  );
}
