import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { CallError } from '../../../client/call-error.ts';
import { upload } from '../../../client/upload.ts';
import type { Upload } from '../../../client/upload.ts';

export type Sending =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'refused'; readonly error: CallError };

/** Sends one file at a time, and stops when it is told to or when nobody looks any more. */
export function useUpload(onDone: () => void) {
  const client = useQueryClient();
  const [state, setState] = useState<Sending>({ kind: 'idle' });
  const running = useRef<Upload | null>(null);
  useEffect(() => () => running.current?.stop(), []);
  const send = (address: string, file: File) => {
    setState({ kind: 'sending', share: 0 });
    const started = upload(address, file, (share) => setState({ kind: 'sending', share }));
    running.current = started;
    started.done
      .then(
        () => onDone(),
        (error: unknown) => setState(error instanceof CallError ? { kind: 'refused', error } : { kind: 'stopped' }),
      )
      .finally(() => {
        running.current = null;
        client.invalidateQueries({ queryKey: ['incident'] }).catch(() => undefined);
      });
  };
  return { state, send, stop: () => running.current?.stop() };
}
