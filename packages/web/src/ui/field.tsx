import { useId } from 'react';
import type { ComponentProps, JSX, ReactNode } from 'react';
import { texts } from '../messages/en/ui.ts';
import { inertWords } from './inert-runs.ts';

/** Classes of everything that text is typed into. */
export const inputClass =
  'w-full min-h-8 rounded-md border border-line-strong/60 bg-surface px-2.5 py-1 text-sm text-ink placeholder:text-ink-3 focus-visible:outline-2 focus-visible:-outline-offset-1 aria-invalid:border-danger disabled:opacity-60';

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly optional?: boolean;
  readonly children: (ids: { readonly id: string; readonly describedBy: string }) => ReactNode;
}

/** A label, what is typed below it, and what helps or is wrong. */
function Field({ label, hint, error = null, optional = false, children }: FieldProps): JSX.Element {
  const id = useId();
  const describedBy = `${id}-help`;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium text-ink">
        {label}
        {optional && <span className="ml-1.5 font-normal text-ink-3">{texts.optional}</span>}
      </label>
      {children({ id, describedBy })}
      <div id={describedBy} className="text-xs text-ink-3 empty:hidden">
        {hint}
        {error !== null && <p className="font-medium text-danger">{error}</p>}
      </div>
    </div>
  );
}

type TextProps = Omit<FieldProps, 'children'> & Omit<ComponentProps<'input'>, 'children'>;

export function TextField({ label, hint, error, optional, ...input }: TextProps): JSX.Element {
  return (
    <Field label={label} hint={hint} error={error ?? null} optional={optional ?? false}>
      {({ id, describedBy }) => (
        <input
          autoComplete="off"
          {...input}
          id={id}
          aria-describedby={describedBy}
          aria-invalid={error !== null && error !== undefined}
          className={inputClass}
        />
      )}
    </Field>
  );
}

type AreaProps = Omit<FieldProps, 'children'> & Omit<ComponentProps<'textarea'>, 'children'>;

export function TextArea({ label, hint, error, optional, ...area }: AreaProps): JSX.Element {
  return (
    <Field label={label} hint={hint} error={error ?? null} optional={optional ?? false}>
      {({ id, describedBy }) => (
        <textarea
          rows={3}
          {...area}
          id={id}
          aria-describedby={describedBy}
          aria-invalid={error !== null && error !== undefined}
          className={`${inputClass} resize-y py-1.5`}
        />
      )}
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly title: string;
}

type SelectProps = Omit<FieldProps, 'children'> &
  Omit<ComponentProps<'select'>, 'children'> & { readonly options: readonly Option[]; readonly placeholder?: string };

/** The browser's own list: right keys, right roles, and right on phones. */
export function SelectField({ label, hint, error, optional, options, placeholder, ...rest }: SelectProps): JSX.Element {
  return (
    <Field label={label} hint={hint} error={error ?? null} optional={optional ?? false}>
      {({ id, describedBy }) => (
        <select {...rest} id={id} aria-describedby={describedBy} className={inputClass}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map(({ value, title }) => (
            <option key={value} value={value}>
              {inertWords(title)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckField({
  label,
  hint,
  ...input
}: Omit<ComponentProps<'input'>, 'children'> & Pick<FieldProps, 'label' | 'hint'>): JSX.Element {
  return (
    <label className="flex min-h-6 items-start gap-2 text-sm">
      <input type="checkbox" {...input} className="mt-[3px] size-3.5" />
      <span>
        {label}
        {hint !== undefined && <span className="block text-xs text-ink-3">{hint}</span>}
      </span>
    </label>
  );
}
