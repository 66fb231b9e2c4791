import { StoreError } from './store-error.ts';

/** The refusals of an append, worded once for every store. */
export const refusals = {
  answered: (key: string) =>
    new StoreError('answered', `The idempotency key ${key} is already used; read its answer and give it again.`),
  fenced: (id: string) =>
    new StoreError('fenced', `${id} is no longer held under this token; another claim or change came first.`),
  conflict: (stream: string, expected: number, actual: number | null) =>
    new StoreError(
      'conflict',
      `Stream ${stream} stands at ${actual ?? 'another version'}, not at ${expected}; load it again and decide again.`,
    ),
  wrongHash: (stream: string, version: number) =>
    new StoreError('invalid', `Event ${version} of ${stream} has another hash than the append expects; load it again.`),
  counter: (name: string, from: number) =>
    new StoreError('counter-conflict', `Counter ${name} is not at ${from}; read it again and decide again.`),
  duplicate: (what: string) =>
    new StoreError('duplicate', `${what} is already there; give the new one an id of its own.`),
  ledgerMoved: (from: number) =>
    new StoreError(
      'conflict',
      `The ledger is not at size ${from}; another leader came first. Begin again from its head.`,
    ),
  ledgerGap: (stream: string) =>
    new StoreError('invalid', `Events of ${stream} are missing, already placed, or come before their predecessor.`),
  closed: () => new StoreError('closed', 'This store is closed; open it again.'),
};
