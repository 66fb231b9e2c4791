import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Ids } from '../ids/ids.ts';
import { ContentError } from './content-error.ts';

/** What destroys an item of content when it is destroyed: its key, and the salt of its commitment. 32 bytes each. */
export interface ItemSecret {
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
}

const nonceBytes = 12;
const tagBytes = 16;

export function newItemSecret(ids: Ids): ItemSecret {
  return { key: ids.bytes(32), salt: ids.bytes(32) };
}

/** Key and salt under the instance's wrapping key: AES-256-GCM, nonce ‖ ciphertext ‖ tag, bound to the item's id. */
export function wrapSecret(wrapping: Uint8Array, id: string, secret: ItemSecret, ids: Ids): Uint8Array {
  return sealBytes(wrapping, id, Buffer.concat([secret.key, secret.salt]), ids.bytes(nonceBytes));
}

/** Throws ContentError `key` for another instance key, another id or changed bytes. */
export function unwrapSecret(wrapping: Uint8Array, id: string, wrapped: Uint8Array): ItemSecret {
  try {
    const opened = openBytes(wrapping, id, wrapped);
    return { key: opened.subarray(0, 32), salt: opened.subarray(32) };
  } catch (cause) {
    throw new ContentError('key', `The key of content ${id} does not open with this instance key.`, { cause });
  }
}

export function sealBytes(key: Uint8Array, context: string, bytes: Uint8Array, nonce: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

export function openBytes(key: Uint8Array, context: string, sealed: Uint8Array): Uint8Array {
  const nonce = sealed.subarray(0, nonceBytes);
  const body = sealed.subarray(nonceBytes, sealed.length - tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(sealed.length - tagBytes));
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
