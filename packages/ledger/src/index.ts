export { LedgerError, type LedgerErrorCode } from './ledger-error.ts';

// The tree
export { Frontier, type FrontierState } from './frontier.ts';
export { entryLeafHash, LEAF_SALT_BYTES } from './leaf.ts';
export { hashesAtLevel, TILE_WIDTH, tileOfTree, tilePath, type Tile, type TileId } from './tile.ts';
export { appendTiles, tilesOfTree } from './append-tiles.ts';
export { consistencyProof, inclusionProof, inclusionProofs, tileRoot } from './tile-proofs.ts';
export {
  readTiles,
  readTilesAsync,
  type AsyncTileReader,
  type TileComputation,
  type TileReader,
} from './read-tiles.ts';
export { treeHasher, type TreeHasher } from './verify/tree-hasher.ts';
export { inclusionRoot, verifyInclusion, type InclusionClaim } from './verify/inclusion.ts';
export { verifyConsistency, type ConsistencyClaim } from './verify/consistency.ts';

// Notes, keys and checkpoints
export { formatSignerKey, noteSigner, parseSignerKey, type NoteSigner } from './note-signer.ts';
export { signCheckpoint, signNote } from './sign-note.ts';
export { formatVerifierKey, parseVerifierKey, verifierKey, type VerifierKey } from './verify/verifier-key.ts';
export { formatNote, openNote, parseNote, type NoteSignature, type ParsedNote } from './verify/signed-note.ts';
export { formatCheckpoint, openCheckpoint, parseCheckpoint, type Checkpoint } from './verify/checkpoint.ts';

// Packs
export { buildPack } from './pack/build-pack.ts';
export { packChunks, type PackBuildOptions } from './pack/pack-chunks.ts';
export type { OpenBytes, PackContent, PackEntryInput, PackInput, PackWithheld } from './pack/pack-input.ts';
export {
  verifyPack,
  type PackReport,
  type PackResult,
  type PackSummary,
  type VerifyPackOptions,
} from './verify/verify-pack.ts';
export type { PackFault, PackFaultCode } from './verify/pack-fault.ts';
export { PACK_LIMITS } from './verify/pack-limits.ts';
export type { PackCounts, PackSubject } from './verify/manifest.ts';
export { CONTENT_SALT_BYTES, WITHHELD_REASONS, type WithheldReason } from './verify/line-forms.ts';

// Ports
export {
  nobleSha256,
  nobleSha256Stream,
  nobleVerifyEd25519,
  type Sha256,
  type Sha256Stream,
  type VerifyEd25519,
} from './verify/hashing.ts';
