import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';

/** The reference of an incident, leading to its room. */
export function IncidentLink({ reference }: { readonly reference: string }): JSX.Element {
  return (
    <Link
      to="/incidents/$ref"
      params={{ ref: reference }}
      className="relative z-10 inline-flex min-h-6 items-center font-medium text-accent whitespace-nowrap tabular hover:underline"
    >
      {reference}
    </Link>
  );
}
