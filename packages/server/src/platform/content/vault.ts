import { hash } from 'node:crypto';
import type { ContentRef } from '@muster/engine';
import type { Ids } from '../ids/ids.ts';
import type { InstanceKey } from '../secrets/instance-key.ts';
import type { SealedContent } from '../store/store.ts';
import { ContentError } from './content-error.ts';
import { newItemSecret, openBytes, sealBytes, unwrapSecret, wrapSecret } from './wrapped-key.ts';
import type { ItemSecret } from './wrapped-key.ts';

/** Items up to this size are a row of the append; larger ones are blobs. */
export const greatestRow = 65_536;

export interface Sealed {
  /** What the event holds. */
  readonly ref: ContentRef;
  /** What the append holds. */
  readonly row: SealedContent;
}

export interface Opened {
  readonly bytes: Uint8Array;
  readonly salt: Uint8Array;
}

/** Seals and opens content that can be destroyed: AES-256-GCM under a key of its own, and a salted commitment. */
export interface Vault {
  sealText(text: string): Sealed;
  sealBytes(bytes: Uint8Array, mediaType: string): Sealed;
  /** Throws ContentError `tampered` or `key`. */
  open(row: SealedContent): Opened;
  openText(row: SealedContent): string;
  /** For blobs: the secret of an item, to seal or open its chunks with. */
  secretOf(row: Pick<SealedContent, 'id' | 'wrappedKey'>): ItemSecret;
  newSecret(id: string): { readonly secret: ItemSecret; readonly wrappedKey: Uint8Array };
}

export function createVault(instance: InstanceKey, ids: Ids): Vault {
  const secretOf: Vault['secretOf'] = (row) => unwrapSecret(instance.wrapping, row.id, row.wrappedKey);
  const newSecret: Vault['newSecret'] = (id) => {
    const secret = newItemSecret(ids);
    return { secret, wrappedKey: wrapSecret(instance.wrapping, id, secret, ids) };
  };
  const seal = (bytes: Uint8Array, mediaType: string): Sealed => {
    if (bytes.length > greatestRow)
      throw new ContentError('too-large', `${bytes.length} bytes are more than a row holds; make it a blob.`);
    const id = ids.uuid();
    const { secret, wrappedKey } = newSecret(id);
    const commitment = commit(secret.salt, bytes);
    const ciphertext = sealBytes(secret.key, id, bytes, ids.bytes(12));
    const size = bytes.length;
    return {
      ref: { ref: 'content', id, commitment, bytes: size, mediaType },
      row: { id, commitment, bytes: size, mediaType, wrappedKey, ciphertext },
    };
  };
  const open = (row: SealedContent): Opened => {
    const secret = secretOf(row);
    if (row.ciphertext === null) throw new ContentError('missing', `Content ${row.id} is a blob.`);
    const bytes = openItem(row.id, secret, row.ciphertext);
    if (commit(secret.salt, bytes) !== row.commitment)
      throw new ContentError('tampered', `Content ${row.id} does not match its commitment.`);
    return { bytes, salt: secret.salt };
  };
  return {
    secretOf,
    newSecret,
    open,
    sealBytes: seal,
    sealText: (text) => seal(Buffer.from(text, 'utf8'), 'text/plain'),
    openText: (row) => new TextDecoder().decode(open(row).bytes),
  };
}

function openItem(id: string, secret: ItemSecret, ciphertext: Uint8Array): Uint8Array {
  try {
    return openBytes(secret.key, id, ciphertext);
  } catch (cause) {
    throw new ContentError('tampered', `Content ${id} does not authenticate: its bytes were changed.`, { cause });
  }
}

/** SHA-256(salt ‖ bytes), lower-case hex. */
function commit(salt: Uint8Array, bytes: Uint8Array): string {
  return hash('sha256', Buffer.concat([salt, bytes]), 'hex');
}
