import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto';
import { z } from 'zod';
import { startHttpProvider } from '../../kit/testkit/http-provider.ts';
import type { HttpAsked, HttpProvider } from '../../kit/testkit/http-provider.ts';
import { decryptPush } from './decrypt-push.ts';

export interface PushService extends HttpProvider {
  /** What a browser gives as its subscription, made with the key of the server that wants to write to it. */
  subscription(key: string): string;
  /** What the browser would show, opened with its keys; the latest last. */
  readonly shown: readonly string[];
}

const payload = z.strictObject({
  title: z.string().min(1),
  body: z.string(),
  link: z.string().nullable(),
  tag: z.string(),
});

/** A push service (RFC 8030) and the one browser behind it, which opens what comes with its own keys. */
export async function startPushService(): Promise<PushService> {
  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const auth = randomBytes(16);
  const path = `/push/${randomBytes(9).toString('base64url')}`;
  const shown: string[] = [];
  let origin = '';
  const gone = { status: 410, body: '' };
  const provider = await startHttpProvider({
    read(asked) {
      if (asked.path !== path || !isOfUs(asked, origin)) return null;
      const text = Buffer.from(decryptPush(asked.bytes, browser, auth)).toString('utf8');
      const { title, body, link } = payload.parse(JSON.parse(text));
      shown.push(text);
      return { to: path, text: [title, body, link ?? ''].join('\n'), key: String(asked.headers['topic']) };
    },
    accept: () => ({ status: 201, headers: { location: `${origin}/message/1` }, body: '' }),
    refuseAddress: gone,
    refuseCredentials: { status: 403, body: 'invalid vapid' },
    busy: { status: 429, headers: { 'retry-after': '7' }, body: '' },
  });
  origin = provider.origin;
  return {
    ...provider,
    received: provider.received,
    shown,
    subscription: (key) =>
      JSON.stringify({
        endpoint: `${origin}${path}`,
        expirationTime: null,
        keys: { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') },
        key,
      }),
  };
}

const claims = z.strictObject({ aud: z.string(), exp: z.number(), sub: z.string().regex(/^(mailto:|https:)/) });

/** RFC 8292: the token is signed by the key beside it, for this service, for a day at most. RFC 8030: a TTL is there. */
function isOfUs({ headers }: HttpAsked, origin: string): boolean {
  const found = /^vapid t=([\w-]+\.[\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(headers.authorization ?? '');
  const [, signed = '', signature = '', key = ''] = found ?? [];
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65 || headers['content-encoding'] !== 'aes128gcm' || !/^\d+$/.test(String(headers['ttl'])))
    return false;
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  const isSigned = verify(
    'sha256',
    Buffer.from(signed),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const { aud, exp } = claims.parse(JSON.parse(Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString('utf8')));
  const left = exp - Date.now() / 1_000;
  return isSigned && aud === origin && left > 0 && left <= 86_400 && String(headers['topic']).length <= 32;
}
