import { routes } from '@muster/api';
import type { Answer } from '../../platform/http/answer.ts';
import { notFound, page } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import { pageHeaders } from '../../platform/http/page-headers.ts';
import { chooseEncoding } from './web-files.ts';
import type { WebFile, WebFiles } from './web-files.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/** First parts of addresses that are never a screen: programs ask there, and must not get a page for an answer. */
const reserved: ReadonlySet<string> = new Set([
  'api',
  'in',
  'ofrep',
  'v1',
  'mcp',
  'report',
  'assets',
  'healthz',
  'readyz',
  'metrics',
]);

/** The screens. `files` null: they are not built, and the first page says how that is done. */
export function createWebRoutes(files: WebFiles | null, builtIn: WebFiles): readonly Binding[] {
  return [
    bind(routes.web.page, async ({ params, headers }) => {
      const path = `/${params['*']}`;
      const file = files?.get(path) ?? builtIn.get(path);
      if (file !== undefined) return serve(file, headers);
      if (!isScreen(path, headers)) return notFound('such address');
      const index = files?.get('/index.html');
      if (index !== undefined) return serve(index, headers);
      return path === '/' ? page(200, notBuilt) : notFound('such address');
    }),
  ];
}

/** A browser that goes somewhere, in difference to a page that fetches something. */
function isScreen(path: string, headers: Headers): boolean {
  if (reserved.has(path.split('/')[1] ?? '')) return false;
  const mode = headers['sec-fetch-mode'];
  return path === '/' || (mode === undefined ? accepts(headers) : mode === 'navigate');
}

function accepts({ accept }: Headers): boolean {
  return (accept ?? '').toLowerCase().includes('text/html');
}

function serve(file: WebFile, headers: Headers): Answer<never> {
  const encoding = chooseEncoding(headers['accept-encoding'], file);
  // Each form of a file is another entity with another tag.
  const etag = `"${file.etag}-${encoding}"`;
  const common = {
    ...pageHeaders,
    etag,
    vary: 'accept-encoding',
    'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  if ((headers['if-none-match'] ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag))
    return { kind: 'not-modified', headers: common };
  return {
    kind: 'page',
    status: 200,
    mediaType: file.mediaType,
    body: (encoding === 'identity' ? undefined : file.compressed[encoding]) ?? file.identity(),
    headers: encoding === 'identity' ? common : { ...common, 'content-encoding': encoding },
  };
}

const notBuilt = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Muster</title>
<h1>Muster runs</h1>
<p>Its screens are not built here. In the folder of Muster, run</p>
<pre>npm run build</pre>
<p>and start it again. The terminal client <code>muster</code> does the same work without them, and anybody may
<a href="/report">report</a> what happened.</p>
</html>
`;
