import { createHmac } from 'node:crypto';
import type { InstanceKey } from './instance-key.ts';

/**
 * Secrets that follow from the key of the instance and an id, so that they are kept nowhere: not in an event, not in a
 * message that waits, not in a back-up.
 */
export interface DerivedSecrets {
  /** Six digits. */
  code(id: string): string;
  /** `whsec_` and 32 bytes in base64, as Standard Webhooks has them. */
  webhook(id: string): string;
  /** 32 bytes in hex. */
  word(id: string): string;
}

export function createDerivedSecrets({ digests }: Pick<InstanceKey, 'digests'>): DerivedSecrets {
  const derive = (label: string, id: string) => createHmac('sha256', digests).update(`${label}\n${id}`).digest();
  return {
    // 48 bits against a million codes: none is likelier than another by more than one in 2^28.
    code: (id) => String(derive('code', id).readUIntBE(0, 6) % 1_000_000).padStart(6, '0'),
    word: (id) => derive('word', id).toString('hex'),
    webhook: (id) => `whsec_${derive('webhook', id).toString('base64')}`,
  };
}
