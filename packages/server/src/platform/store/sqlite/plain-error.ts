import { StoreError } from '../store-error.ts';
import type { PlainError } from './writer-messages.ts';

export function toPlainError(error: StoreError): PlainError {
  const cause = error.cause instanceof Error ? error.cause.message : null;
  return { code: error.code, message: error.message, cause };
}

export function fromPlainError({ code, message, cause }: PlainError): StoreError {
  return new StoreError(code, message, cause === null ? {} : { cause: new Error(cause) });
}
