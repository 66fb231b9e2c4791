import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { words } from '../../messages/en/words.ts';
import { SelectField } from '../../ui/field.tsx';

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly onChange: (person: string) => void;
}

/** One person of the organisation, named with the seats they sit in. */
export function PersonSelect({ label, placeholder, value, hint, required = true, onChange }: Props): JSX.Element {
  const people = useQuery(queries.people());
  const options = (people.data?.items ?? [])
    .filter(({ standing }) => standing !== 'removed')
    .map(({ id, name, seats }) => ({
      value: id,
      title: seats.length === 0 ? name : `${name} (${seats.map(words.spellId).join(', ')})`,
    }));
  return (
    <SelectField
      label={label}
      hint={hint}
      required={required}
      placeholder={placeholder}
      value={value}
      options={options}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
