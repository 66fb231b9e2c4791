import { useState } from 'react';

/** What is typed and chosen in a form, by the name of the field; `field(name)` is spread into the field. */
export function useFields<Name extends string>(initial: Readonly<Record<Name, string>>) {
  const [values, setValues] = useState(initial);
  const set = (name: Name, value: string) => setValues((before) => ({ ...before, [name]: value }));
  const field = (name: Name) => ({
    value: values[name],
    onChange: (event: { readonly target: { readonly value: string } }) => set(name, event.target.value),
  });
  return { values, set, field };
}
