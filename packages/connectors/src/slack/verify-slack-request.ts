import { createHmac, timingSafeEqual } from 'node:crypto';

/** What Slack signs a request with, and what it was signed to be. */
export interface SignedBySlack {
  /** The body as it came, byte for byte. */
  readonly body: Uint8Array;
  /** `x-slack-signature`: `v0=` and 32 bytes in hex. */
  readonly signature: string | undefined;
  /** `x-slack-request-timestamp`: seconds since 1970. */
  readonly timestamp: string | undefined;
}

/** Seconds that a request may be old, or ahead: what somebody kept and sends again later is not taken. */
const mostSeconds = 300;

/**
 * Whether Slack sent this, now: HMAC-SHA256 of `v0:timestamp:body` under one of the signing secrets, compared in constant
 * time (Slack, "Verifying requests from Slack"). Several secrets while one takes the place of another.
 */
export function isSignedBySlack(
  { body, signature, timestamp }: SignedBySlack,
  secrets: readonly string[],
  nowMilliseconds: number,
): boolean {
  if (signature === undefined || timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(nowMilliseconds / 1_000 - Number(timestamp)) > mostSeconds) return false;
  const given = Buffer.from(signature);
  return secrets.some((secret) => {
    const wanted = Buffer.from(
      `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`,
    );
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}
