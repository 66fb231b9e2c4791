import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OpenFeature } from '@openfeature/server-sdk';
import type { Client } from '@openfeature/server-sdk';

/** The official OpenFeature SDK with its OFREP provider, as an application wires it. */
export async function openFlagClient(origin: string, token: string): Promise<Client> {
  const provider = new OFREPProvider({ baseUrl: origin, headers: [['Authorization', `Bearer ${token}`]] });
  await OpenFeature.setProviderAndWait('assistant', provider);
  return OpenFeature.getClient('assistant');
}

export interface Bulk {
  readonly status: number;
  readonly etag: string;
  /** By key; empty for 304. */
  readonly values: ReadonlyMap<string, unknown>;
}

/** Every flag at once, straight over the protocol (OFREP 0.2), as a client that polls with the ETag of its last answer. */
export async function readAllFlags(origin: string, token: string, etag = ''): Promise<Bulk> {
  const response = await fetch(`${origin}/ofrep/v1/evaluate/flags`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-none-match': etag },
    body: JSON.stringify({ context: { targetingKey: 'the assistant' } }),
  });
  const text = await response.text();
  const flags = text === '' ? [] : (JSON.parse(text) as { flags: { key: string; value: unknown }[] }).flags;
  return {
    status: response.status,
    etag: response.headers.get('etag') ?? '',
    values: new Map(flags.map(({ key, value }) => [key, value])),
  };
}
