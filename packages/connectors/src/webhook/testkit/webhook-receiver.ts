import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { startHttpProvider } from '../../kit/testkit/http-provider.ts';
import type { HttpAsked, HttpProvider } from '../../kit/testkit/http-provider.ts';

const payload = z.object({ type: z.string(), timestamp: z.iso.datetime(), data: z.object({ text: z.string() }) });

/** A program that receives Standard Webhooks and checks them as the specification tells receivers to. */
export function startWebhookReceiver(secret: () => string): Promise<HttpProvider> {
  return startHttpProvider({
    read(asked) {
      if (!isSigned(asked, secret())) return null;
      const { data } = payload.parse(JSON.parse(asked.body));
      return { to: asked.path, text: data.text, key: String(asked.headers['webhook-id']) };
    },
    accept: () => ({ status: 204, body: '' }),
    refuseAddress: { status: 410, body: '' },
    refuseCredentials: { status: 401, body: '' },
    busy: { status: 429, headers: { 'retry-after': '7' }, body: '' },
  });
}

/** "Verifying signatures" of the specification, with one secret of the receiver's. */
function isSigned({ headers, body }: HttpAsked, secret: string): boolean {
  const [id, at, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(headers[name] ?? ''),
  );
  if (Math.abs(Date.now() / 1_000 - Number(at)) > 300) return false;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const wanted = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest();
  return (signatures ?? '').split(' ').some((each) => {
    const [version, signature] = each.split(',');
    const given = Buffer.from(signature ?? '', 'base64');
    return version === 'v1' && given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}
