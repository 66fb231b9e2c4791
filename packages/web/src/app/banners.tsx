import { useSyncExternalStore } from 'react';
import type { JSX } from 'react';
import { texts } from '../messages/en/shell.ts';
import { Icon } from '../ui/icon.tsx';

/** What makes the whole screen untrue, above everything. */
export function Banners({ signedOut }: { readonly signedOut: boolean }): JSX.Element | null {
  const online = useSyncExternalStore(
    (listener) => {
      addEventListener('online', listener);
      addEventListener('offline', listener);
      return () => {
        removeEventListener('online', listener);
        removeEventListener('offline', listener);
      };
    },
    () => navigator.onLine,
  );
  const said = signedOut ? texts.signedOut : online ? null : texts.offline;
  if (said === null) return null;
  return (
    <p
      role="alert"
      className="flex items-start gap-2 border-b border-line bg-warn-wash px-3 py-2 font-medium text-warn md:px-5"
    >
      <Icon name="late" className="mt-0.5" />
      {said}
    </p>
  );
}
