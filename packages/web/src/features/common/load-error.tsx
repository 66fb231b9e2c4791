import type { JSX } from 'react';
import { CallError } from '../../client/call-error.ts';
import { texts } from '../../messages/en/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Refusal } from './refusal.tsx';

/** In the place of what could not be loaded. */
export function LoadError({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }): JSX.Element {
  return (
    <div className="mx-auto flex max-w-xl flex-col items-start gap-3 px-4 py-10">
      {error instanceof CallError ? <Refusal error={error} /> : <p>{texts.somethingBroke}</p>}
      <Button onClick={onRetry}>{texts.retry}</Button>
    </div>
  );
}
