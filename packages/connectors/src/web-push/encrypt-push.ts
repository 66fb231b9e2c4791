import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** The keys of one browser, as its push subscription has them. */
export interface PushKeys {
  /** A point of P-256, uncompressed: 65 bytes. */
  readonly p256dh: Uint8Array;
  /** 16 bytes. */
  readonly auth: Uint8Array;
}

/** Chance, so that a test can hold it against the example of the RFC. Each is used once. */
export interface PushChance {
  /** A private key of P-256: 32 bytes. */
  readonly privateKey: Uint8Array;
  /** 16 bytes. */
  readonly salt: Uint8Array;
}

const recordSize = 4_096;

/**
 * One message for one browser, in the coding `aes128gcm` (RFC 8188), with keys agreed on as RFC 8291 says: nobody on
 * the way can read it, the push service least of all. At most 3,993 bytes. Throws where `p256dh` is no point of the curve.
 */
export function encryptPush(plain: Uint8Array, { p256dh, auth }: PushKeys, chance?: PushChance): Uint8Array {
  const own = createECDH('prime256v1');
  if (chance === undefined) own.generateKeys();
  else own.setPrivateKey(chance.privateKey);
  const salt = chance?.salt ?? randomBytes(16);
  const ownPublic = own.getPublicKey();
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, ownPublic]);
  const shared = derive(own.computeSecret(p256dh), auth, info, 32);
  const key = derive(shared, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(shared, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  // 2: the last record, without padding.
  const sealed = [cipher.update(plain), cipher.update(Uint8Array.of(2)), cipher.final(), cipher.getAuthTag()];
  const size = Buffer.alloc(4);
  size.writeUInt32BE(recordSize);
  return Buffer.concat([salt, size, Uint8Array.of(ownPublic.length), ownPublic, ...sealed]);
}

function derive(input: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', input, salt, info, length));
}
