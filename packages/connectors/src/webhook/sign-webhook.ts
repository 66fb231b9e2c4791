import { createHmac } from 'node:crypto';

/** Standard Webhooks: `whsec_` and 24 to 64 bytes in base64. */
function secretBytes(secret: string): Uint8Array {
  const bytes = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (!secret.startsWith('whsec_') || bytes.length < 24 || bytes.length > 64)
    throw new RangeError('The secret of a webhook is whsec_ and 24 to 64 bytes in base64.');
  return bytes;
}

/** The three headers of Standard Webhooks 1.0. With two secrets there are two signatures: a change of secret breaks nothing. */
export function webhookHeaders(
  id: string,
  timestampSeconds: number,
  body: string,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const signed = `${id}.${timestampSeconds}.${body}`;
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', secretBytes(secret)).update(signed).digest('base64')}`,
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestampSeconds),
    'webhook-signature': signatures.join(' '),
  };
}
