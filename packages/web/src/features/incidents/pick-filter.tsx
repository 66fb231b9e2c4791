import type { JSX } from 'react';
import { inputClass } from '../../ui/field.tsx';
import { inertWords } from '../../ui/inert-runs.ts';

interface Props<Value extends string> {
  readonly label: string;
  /** What it is called when nothing is picked. */
  readonly any: string;
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly title: string }[];
  readonly onChange: (value: Value | undefined) => void;
}

/** One filter: any, or one of what there is. A value of the address that is not offered stays in sight. */
export function PickFilter<Value extends string>({ label, any, value, options, onChange }: Props<Value>): JSX.Element {
  const isOffered = value === undefined || options.some((each) => each.value === value);
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(options.find((each) => each.value === event.target.value)?.value)}
      className={`${inputClass} w-auto! max-w-48`}
    >
      <option value="">{any}</option>
      {!isOffered && <option value={value}>{inertWords(value)}</option>}
      {options.map((each) => (
        <option key={each.value} value={each.value}>
          {inertWords(each.title)}
        </option>
      ))}
    </select>
  );
}
