import type { JSX } from 'react';
export function PeoplePage(): JSX.Element {
  return <p />;
}
