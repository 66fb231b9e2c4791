import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pagePolicy } from '../../platform/http/page-headers.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';
import { chooseEncoding, readWebFiles } from './web-files.ts';

const script = 'console.log("the screens")\n';
let folder: string;
let built: StaffedMuster;
let unbuilt: StaffedMuster;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-web-'));
  const dist = join(folder, 'dist');
  await mkdir(join(dist, 'assets'), { recursive: true });
  await mkdir(join(dist, '.vite'));
  await writeFile(join(folder, 'secret.txt'), 'out of the folder');
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Muster</title>');
  await writeFile(join(dist, 'assets', 'main-1a2b3c4d.js'), script);
  await writeFile(join(dist, 'assets', 'main-1a2b3c4d.js.br'), brotliCompressSync(script));
  await writeFile(join(dist, 'assets', 'main-1a2b3c4d.js.gz'), gzipSync(script));
  await writeFile(join(dist, 'theme.js'), '"use strict";');
  await writeFile(join(dist, '.vite', 'manifest.json'), '{}');
  await writeFile(join(dist, 'readme.exe'), 'unknown kind');
  await symlink(join(folder, 'secret.txt'), join(dist, 'link.txt'));
  built = await staffedMuster([], { web: await readWebFiles(dist) });
  unbuilt = await staffedMuster([]);
});
afterAll(async () => {
  await Promise.all([built.muster.close(), unbuilt.muster.close(), rm(folder, { recursive: true })]);
});

const asset = '/assets/main-1a2b3c4d.js';
const navigation = { accept: 'text/html,application/xhtml+xml', 'sec-fetch-mode': 'navigate' };

const get = (url: string, headers: Record<string, string> = {}, of = built) => of.muster.http.inject({ url, headers });

describe('the screens', () => {
  test('come with a policy that lets nothing in from elsewhere', async () => {
    const { statusCode, headers, body } = await get('/', navigation);
    expect(statusCode).toBe(200);
    expect(body).toContain('<title>Muster</title>');
    expect(headers).toMatchObject({
      'content-security-policy': pagePolicy,
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-cache',
    });
    expect(pagePolicy).not.toMatch(/unsafe|data:|https?:|\*/);
  });

  test('are one page for every address of theirs, and none for the addresses of programs', async () => {
    for (const url of ['/incidents/INC-1', '/sign-in', '/a/b/c?d=1', '/people/..%2f'])
      expect((await get(url, navigation)).body).toContain('<title>Muster</title>');
    for (const url of [
      '/api/v1/nothing',
      '/in/nothing',
      '/ofrep/x',
      '/v1/traces',
      '/mcp',
      '/assets/gone.js',
      '/metrics',
    ])
      expect((await get(url, navigation)).json()).toMatchObject({ status: 404, code: 'request/not-found' });
    const fetched = await get('/incidents/INC-1', { accept: '*/*', 'sec-fetch-mode': 'cors' });
    expect(fetched.statusCode).toBe(404);
    expect((await built.muster.http.inject({ method: 'POST', url: '/incidents/INC-1' })).statusCode).toBe(404);
  });

  test('keep what has a digest in its name for ever, and ask again for the rest', async () => {
    const first = await get(asset);
    expect(first.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
      vary: 'accept-encoding',
    });
    const theme = await get('/theme.js');
    expect(theme.headers['cache-control']).toBe('no-cache');
    const again = await get('/theme.js', { 'if-none-match': String(theme.headers['etag']) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  test('are sent in the smallest form that the asker takes', async () => {
    const brotli = await get(asset, { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(script);
    const forms = ['gzip', 'br;q=0, gzip;q=0.5', '*', 'identity', 'br;q=0, *;q=0', ''];
    const sent = await Promise.all(forms.map((form) => get(asset, { 'accept-encoding': form })));
    expect(sent.map(({ headers }) => headers['content-encoding'])).toEqual([
      'gzip',
      'gzip',
      'br',
      undefined,
      undefined,
      undefined,
    ]);
    expect((await get(asset)).body).toBe(script);
    const tags = new Set([...sent, brotli].map(({ headers }) => headers['etag']));
    expect(tags.size).toBe(3);
  });

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%5csecret.txt',
    '/assets/..%252f..%252fsecret.txt',
    '//secret.txt',
    '/.vite/manifest.json',
    '/readme.exe',
    '/link.txt',
    `${asset}.br`,
    '/assets/main-1a2b3c4d.js%00.html',
    '/constructor',
    '/__proto__',
    '/%E0%A4%A',
  ])('%s leads nowhere', async (url) => {
    const { statusCode, body } = await get(url);
    expect([400, 404]).toContain(statusCode);
    expect(body).not.toContain('out of the folder');
  });

  test('are not there where nobody built them, and the first page says how', async () => {
    const first = await get('/', navigation, unbuilt);
    expect(first.statusCode).toBe(200);
    expect(first.body).toContain('npm run build');
    expect(first.body).not.toMatch(/<script|style=|<style/);
    expect((await get('/incidents', navigation, unbuilt)).statusCode).toBe(404);
  });
});

test('a folder that is no build is refused', async () => {
  await expect(readWebFiles(join(folder, 'dist', 'assets'))).rejects.toThrow(/index\.html/);
});

test('an encoding is not taken from a name that only looks like it', () => {
  const file = {
    mediaType: 'x',
    etag: 'x',
    immutable: false,
    compressed: { br: new Uint8Array() },
    identity: () => new Uint8Array(),
  };
  expect(chooseEncoding('brotli, xbr', file)).toBe('identity');
  expect(chooseEncoding('BR ; Q=0.1', file)).toBe('br');
});
