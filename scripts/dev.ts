// npm run dev: the screens while they are written, beside a server that runs. `-- --fake full` needs no server: it
// answers out of a made-up world (empty, full, many, long, hostile, error).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import type { Plugin } from 'vite';
import { fakeServer, scenes } from '../packages/web/src/testing/fake-server.ts';

const [flag, name = 'full'] = process.argv.slice(2);
const backend = process.env['MUSTER_ORIGIN'] ?? 'http://127.0.0.1:7373';
const proxied = ['/api', '/healthz', '/readyz'];

const server = await createServer({
  configFile: join(import.meta.dirname, '../packages/web/vite.config.ts'),
  ...(flag === '--fake'
    ? { plugins: [fakeApi(name)] }
    : { server: { proxy: Object.fromEntries(proxied.map((path) => [path, { target: backend }])) } }),
});
await server.listen();
server.printUrls();

function fakeApi(scene: string): Plugin {
  const chosen = scenes[scene];
  if (chosen === undefined) throw new Error(`There is no scene ${scene}: ${Object.keys(scenes).join(', ')}.`);
  const planText = readFileSync(join(import.meta.dirname, '../packages/plan/starters/saas-chatbot.yaml'), 'utf8');
  const answer = fakeServer(chosen, planText);
  return {
    name: 'muster-fake-api',
    configureServer: ({ middlewares }) =>
      void middlewares.use('/api', ({ method = 'GET', originalUrl = '/' }, response) => {
        const { status, body } = answer({ method, url: originalUrl, body: null });
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      }),
  };
}
