import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startHttpProvider } from './testkit/http-provider.ts';
import type { HttpProvider } from './testkit/http-provider.ts';
import { isPublicAddress } from './public-address.ts';
import { createSafeHttp } from './safe-http.ts';

const signal = new AbortController().signal;
const ask = (url: string) => ({ url, headers: {}, body: '{}', signal });

describe('an address of a closed network', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '2002:7f00:1::',
    '2001::7f00:1',
    '2001:db8::1',
    'example.com',
    '',
  ])('is none of the open internet: %s', (address) => expect(isPublicAddress(address)).toBe(false));

  test.each(['8.8.8.8', '172.32.0.1', '192.169.0.1', '2606:4700:4700::1111', '2a00:1450:4001:800::200e'])(
    '%s is one',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe('a request', () => {
  // The list takes everything, so that what is refused is refused for its address.
  const open = createSafeHttp({
    hosts: ['127.0.0.1', '[::1]', 'localhost', '169.254.169.254', '*.example.com', 'hooks.example:8443'],
    allowLoopback: false,
    resolve: async () => ['10.0.0.1'],
  });

  test.each([
    'http://hooks.example.com/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0x7f.0.0.1/',
    'https://0177.0.0.1/',
    'https://127.0.0.1./',
    'https://①②⑦.⓪.⓪.①/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[0:0:0:0:0:0:0:1]/',
    'https://[64:ff9b::127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://name:word@hooks.example.com/',
    'https://hooks.example.com:444/',
    'https://example.com/',
    'https://hooks.example.com.elsewhere.example/',
    'https://hooks.example/',
    'https://elsewhere.example\\@hooks.example.com/',
    'file:///etc/passwd',
    'gopher://hooks.example.com/',
    'javascript:alert(1)',
    '//hooks.example.com/',
    '',
  ])('never leaves for %s', async (url) => {
    await expect(open.post(ask(url))).rejects.toMatchObject({ code: 'unsafe' });
    expect(open.faultOf(url)).not.toBeNull();
  });

  test('leaves for no name that leads into a closed network, not even with one of its addresses', async () => {
    for (const addresses of [['10.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['::ffff:10.0.0.1']]) {
      const http = createSafeHttp({ hosts: ['*.example.com'], allowLoopback: true, resolve: async () => addresses });
      await expect(http.post(ask('https://hooks.example.com/'))).rejects.toMatchObject({ code: 'unsafe' });
    }
  });

  test('asks the resolver once and goes where it said', async () => {
    let asked = 0;
    const http = createSafeHttp({
      hosts: ['hooks.example.com'],
      allowLoopback: false,
      timeoutMilliseconds: 300,
      // The first answer is of a net that nobody routes; a second would lead to this machine.
      resolve: async () => (asked++ === 0 ? ['2001:4:112::1'] : ['127.0.0.1']),
    });
    await expect(http.post(ask('https://hooks.example.com/'))).rejects.toBeInstanceOf(Error);
    expect(asked).toBe(1);
  });
});

describe('an answer', () => {
  let provider: HttpProvider;
  beforeEach(async () => {
    const said = { status: 200, body: 'ok' };
    provider = await startHttpProvider({
      read: () => ({ text: '', key: null, to: '' }),
      accept: () => said,
      refuseAddress: said,
      refuseCredentials: said,
      busy: said,
    });
  });
  afterEach(() => provider.close());
  const http = createSafeHttp({ hosts: [], allowLoopback: true, timeoutMilliseconds: 1_000, mostAnswerBytes: 1_000 });

  test('is given back', async () => {
    expect(await http.post(ask(provider.origin))).toMatchObject({ status: 200, body: 'ok' });
    expect(provider.asked[0]?.headers['user-agent']).toBe('Muster');
  });

  test('that leads elsewhere is not followed', async () => {
    let reached = 0;
    const elsewhere = createServer((_, response) => {
      reached += 1;
      response.end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    provider.behave('redirect');
    expect((await http.post(ask(provider.origin))).status).toBe(307);
    expect(reached).toBe(0);
    await new Promise((resolve) => elsewhere.close(resolve));
  });

  test('without end is cut off', async () => {
    provider.behave('flood');
    await expect(http.post(ask(provider.origin))).rejects.toMatchObject({ code: 'too-large' });
  });

  test('that never comes is not waited for', async () => {
    provider.behave('hang');
    await expect(http.post(ask(provider.origin))).rejects.toMatchObject({ code: 'timeout' });
  });
});
