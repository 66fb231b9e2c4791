import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ActionDefinition } from '@muster/plan';
import canonicalize from 'canonicalize';
import type { Parameters } from './commands.ts';

/** Everything an approver says yes to. A change of any of it is another action. */
export interface ExactAction {
  readonly organisation: string;
  readonly incident: string;
  readonly planVersion: string;
  readonly number: number;
  readonly action: string;
  readonly definition: ActionDefinition;
  readonly parameters: Parameters;
  readonly undoes: number | null;
  /** Commitment of the reason that was given: another reason is another action. */
  readonly reason: string;
}

/** SHA-256 over the RFC 8785 canonical form of the exact action, lower-case hex. What an approval binds to. */
export function actionDigest(action: ExactAction): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(action) ?? '')));
}
