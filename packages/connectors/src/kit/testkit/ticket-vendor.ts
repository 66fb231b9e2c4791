import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { HttpAsked, HttpSaid } from './http-provider.ts';
import type { Behaviour } from './provider.ts';

/** `lose-answer`: makes the ticket, and the answer never comes back. */
export type VendorBehaviour = Behaviour | 'lose-answer';

/** A ticket as people read it at the vendor. */
export interface MadeTicket {
  readonly title: string;
  readonly text: string;
  readonly marker: string;
}

/** What a request is by the vendor's published contract. */
export type VendorRequest =
  | { readonly kind: 'find'; readonly marker: string }
  | { readonly kind: 'make'; readonly ticket: MadeTicket }
  /** It breaks the contract. */
  | { readonly kind: 'wrong'; readonly said: HttpSaid };

export interface VendorContract {
  readonly read: (asked: HttpAsked & { readonly method: string }) => VendorRequest;
  /** The answer to a search; `number`: which ticket it is, from 1, or null for none. */
  readonly found: (ticket: MadeTicket | null, number: number | null) => HttpSaid;
  readonly made: (ticket: MadeTicket, number: number) => HttpSaid;
  readonly refuseAddress: HttpSaid;
  readonly refuseCredentials: HttpSaid;
  readonly busy: HttpSaid;
}

export interface TicketVendor {
  readonly origin: string;
  readonly tickets: readonly MadeTicket[];
  readonly asked: readonly HttpAsked[];
  behave(behaviour: VendorBehaviour): void;
  close(): Promise<void>;
}

/** A vendor on a loopback port that keeps tickets and answers by its published contract. */
export async function startTicketVendor(contract: VendorContract): Promise<TicketVendor> {
  const asked: HttpAsked[] = [];
  const tickets: MadeTicket[] = [];
  let behaviour: VendorBehaviour = 'accept';
  const say = (response: ServerResponse, { status, headers = {}, body }: HttpSaid) =>
    void response.writeHead(status, headers).end(body);
  const carryOut = (response: ServerResponse, request: VendorRequest) => {
    switch (request.kind) {
      case 'wrong':
        return say(response, request.said);
      case 'find': {
        const at = tickets.findIndex(({ marker }) => marker === request.marker);
        return say(response, contract.found(tickets[at] ?? null, at === -1 ? null : at + 1));
      }
      case 'make':
        tickets.push(request.ticket);
        if (behaviour === 'lose-answer') return void response.destroy();
        return say(response, contract.made(request.ticket, tickets.length));
    }
  };
  const server = createServer((request, response) => {
    const chunks: Uint8Array[] = [];
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    request.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const one = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: bytes.toString('utf8'),
        bytes,
      };
      asked.push(one);
      const read = contract.read(one);
      switch (behaviour) {
        case 'accept':
        case 'lose-answer':
          return carryOut(response, read);
        case 'busy':
          return say(response, contract.busy);
        case 'refuse-address':
          return say(response, contract.refuseAddress);
        case 'refuse-credentials':
          return say(response, contract.refuseCredentials);
        case 'hang':
          return undefined;
        case 'garbage':
          return say(response, { status: 200, body: '<<<not json' });
        case 'redirect':
          return say(response, { status: 307, headers: { location: 'http://127.0.0.1:1/elsewhere' }, body: '' });
        case 'flood': {
          response.writeHead(200);
          const more = () => {
            while (!response.destroyed && response.write('x'.repeat(65_536)));
          };
          response.on('drain', more);
          return more();
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('A server on a port has an address.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    tickets,
    asked,
    behave: (next) => {
      behaviour = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export function wrong(status: number, body: unknown): VendorRequest {
  return { kind: 'wrong', said: { status, body: JSON.stringify(body) } };
}
