import { refusalFrom, unreachable } from './call.ts';
import type { CallError } from './call-error.ts';

export interface Upload {
  /** Resolves once the server has kept it; rejects with a CallError, or with null when it was stopped. */
  readonly done: Promise<void>;
  stop(): void;
}

/** Sends a file as it is. `fetch` tells nothing about what was sent so far; this does. */
export function upload(address: string, file: File, onSent: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  request.open('POST', address);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.setRequestHeader('idempotency-key', crypto.randomUUID());
  request.upload.addEventListener('progress', ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total));
  request.addEventListener('load', () => {
    if (request.status >= 200 && request.status < 300) resolve();
    else reject(refusalOf(request));
  });
  request.addEventListener('error', () => reject(unreachable()));
  request.addEventListener('abort', () => reject(new DOMException('Stopped', 'AbortError')));
  request.send(file);
  return { done: promise, stop: () => request.abort() };
}

function refusalOf({ status, responseText }: XMLHttpRequest): CallError {
  try {
    return refusalFrom(status, JSON.parse(responseText));
  } catch {
    return refusalFrom(status, null);
  }
}
