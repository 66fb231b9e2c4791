import { noteSigner } from '@muster/ledger';
import { expect, test } from 'vitest';
import { deriveInstanceKey } from '../secrets/instance-key.ts';
import { organisationSigner } from './organisation-signer.ts';

test('signs byte for byte as the portable signer of the ledger does, under the same key', () => {
  for (const seed of [0, 7, 255]) {
    const key = deriveInstanceKey(new Uint8Array(32).fill(seed));
    const signer = organisationSigner({ id: 'an-instance' }, 'main', key);
    const portable = noteSigner('muster/an-instance/main', key.signing);
    expect(signer.key).toEqual(portable.key);
    for (const size of [0, 1, 64, 1_000]) {
      const message = new Uint8Array(size).fill(size % 251);
      expect(signer.sign(message)).toEqual(portable.sign(message));
    }
  }
});
