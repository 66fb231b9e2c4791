import type { JSX } from 'react';
export function InboxPage(): JSX.Element {
  return <p />;
}
