import { noteSigner } from '@muster/ledger';
import type { NoteSigner } from '@muster/ledger';
import type { Instance } from '../instance.ts';
import type { InstanceKey } from '../secrets/instance-key.ts';

/** Signs the ledger of an organisation; its name is the origin of the checkpoints: `muster/<instance>/<organisation>`. */
export function organisationSigner({ id }: Instance, organisation: string, key: InstanceKey): NoteSigner {
  return noteSigner(`muster/${id}/${organisation}`, key.signing);
}
