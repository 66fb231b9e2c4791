import type { JSX } from 'react';
export function PlanPage(): JSX.Element {
  return <p />;
}
