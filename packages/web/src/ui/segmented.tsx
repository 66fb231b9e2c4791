import type { JSX } from 'react';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly title: string; readonly count?: number }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, all in sight. */
export function Segmented<Value extends string>({ label, value, options, onChange }: Props<Value>): JSX.Element {
  return (
    <div
      role="group"
      aria-label={label}
      className="inline-flex max-w-full flex-wrap gap-0.5 rounded-lg bg-sunken p-0.5 ring-1 ring-line ring-inset"
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className="min-h-6 rounded-md px-2.5 text-sm font-medium text-ink-2 transition-colors duration-100 hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink aria-pressed:shadow-[0_1px_2px_rgb(0_0_0/0.12)] aria-pressed:ring-1 aria-pressed:ring-line"
        >
          {option.title}
          {option.count !== undefined && <span className="ml-1.5 text-ink-3 tabular">{option.count}</span>}
        </button>
      ))}
    </div>
  );
}
