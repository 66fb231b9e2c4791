import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fakeServer, scenes } from '../../packages/web/src/testing/fake-server.ts';
import type { Scene } from '../../packages/web/src/testing/fake-server.ts';
import { pageHeaders } from '../../packages/server/src/platform/http/page-headers.ts';

const dist = join(import.meta.dirname, '../../packages/web/dist');
const planText = readFileSync(join(import.meta.dirname, '../../packages/plan/starters/saas-chatbot.yaml'), 'utf8');
const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.woff2', 'font/woff2'],
]);

export interface BrowserSite {
  readonly origin: string;
  /** From now on the site answers out of this made-up world. */
  show(scene: string): void;
  close(): Promise<void>;
}

/** The built screens under their policy, over a made-up server whose world can be changed at once. */
export async function startBrowserSite(): Promise<BrowserSite> {
  let answer = fakeServer(sceneOf('full'), planText);
  const streams = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path === '/api/v1/stream') stream(response, streams);
    else if (path.includes('/contents/')) bytes(path, response);
    else if (path.startsWith('/api/')) void api(request, response, answer);
    else file(path, response);
  });
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', listening.resolve);
  await listening.promise;
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    show: (scene) => void (answer = fakeServer(sceneOf(scene), planText)),
    async close() {
      for (const open of streams) open.end();
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}

function sceneOf(name: string): Scene {
  const found = scenes[name];
  if (found === undefined) throw new Error(`There is no scene ${name}.`);
  return found;
}

function stream(response: ServerResponse, streams: Set<ServerResponse>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': here\n\n');
  streams.add(response);
  response.on('close', () => streams.delete(response));
}

async function api(
  request: IncomingMessage,
  response: ServerResponse,
  answer: ReturnType<typeof fakeServer>,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { status, body } = answer({ method: request.method ?? 'GET', url: request.url ?? '/', body: chunks });
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** Content as a browser never runs it: a small picture for one item, hostile text for the rest. */
function bytes(path: string, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' });
  if (path.endsWith('e002')) response.end(readFileSync(join(import.meta.dirname, 'pixel.png')));
  else
    response.end('09:12 user: what is my balance\n09:12 \u202Eassistant\u202C: <script>alert(1)</script> 4417 1234\n');
}

function file(path: string, response: ServerResponse): void {
  const name = extname(path) === '' ? '/index.html' : normalize(path);
  try {
    const content = readFileSync(join(dist, name));
    response.writeHead(200, {
      'content-type': types.get(extname(name)) ?? 'application/octet-stream',
      ...pageHeaders,
      'x-content-type-options': 'nosniff',
    });
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
}
