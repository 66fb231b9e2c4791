/**
 * What went wrong, as a closed list. A caller may switch over it.
 *
 * - `encoding`: base64, hex or UTF-8 that is not in its one canonical form
 * - `key`: a verifier key or signer key that cannot be used
 * - `note`: a signed note that is malformed, or that the given key did not sign
 * - `checkpoint`: a checkpoint text that breaks c2sp.org/tlog-checkpoint
 * - `tree`: an index, size or hash that no RFC 6962 tree can have
 * - `tile`: stored tiles that are missing or too short
 * - `pack-input`: what was handed to the pack builder does not make a pack that verifies
 */
export type LedgerErrorCode = 'encoding' | 'key' | 'note' | 'checkpoint' | 'tree' | 'tile' | 'pack-input';

/** The one error of this package. The message says what, where, and how to mend it. */
export class LedgerError extends Error {
  readonly code: LedgerErrorCode;

  constructor(code: LedgerErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'LedgerError';
    this.code = code;
  }
}
