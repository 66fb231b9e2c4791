import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Behaviour, Provider, Received } from './provider.ts';

export interface HttpAsked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly bytes: Uint8Array;
}

export interface HttpSaid {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpContract {
  /** What the message was; null where the request breaks the provider's contract. */
  readonly read: (asked: HttpAsked) => Received | null;
  readonly accept: (asked: HttpAsked) => HttpSaid;
  readonly refuseAddress: HttpSaid;
  readonly refuseCredentials: HttpSaid;
  readonly busy: HttpSaid;
}

export interface HttpProvider extends Provider {
  readonly origin: string;
  readonly asked: readonly HttpAsked[];
}

/** A provider on a loopback port that answers by its published contract. */
export async function startHttpProvider(contract: HttpContract): Promise<HttpProvider> {
  const asked: HttpAsked[] = [];
  const received: Received[] = [];
  let behaviour: Behaviour = 'accept';
  const server = createServer((request, response) => {
    const chunks: Uint8Array[] = [];
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    request.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const one = { path: request.url ?? '', headers: request.headers, body: bytes.toString('utf8'), bytes };
      asked.push(one);
      const read = contract.read(one);
      if (behaviour === 'accept' && read !== null) received.push(read);
      answer(response, contract, read === null ? 'garbage' : behaviour, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('A server on a port has an address.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    asked,
    received,
    behave: (next) => {
      behaviour = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function answer(response: ServerResponse, contract: HttpContract, behaviour: Behaviour, asked: HttpAsked): void {
  const say = ({ status, headers = {}, body }: HttpSaid) => response.writeHead(status, headers).end(body);
  switch (behaviour) {
    case 'accept':
      return void say(contract.accept(asked));
    case 'busy':
      return void say(contract.busy);
    case 'refuse-address':
      return void say(contract.refuseAddress);
    case 'refuse-credentials':
      return void say(contract.refuseCredentials);
    case 'hang':
      return;
    case 'garbage':
      return void say({ status: 500, body: '<<<not json' });
    case 'redirect':
      return void say({ status: 307, headers: { location: 'http://127.0.0.1:1/elsewhere' }, body: '' });
    case 'flood': {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    }
  }
}
