import type { JSX } from 'react';
export function RoomPage(): JSX.Element {
  return <p />;
}
