import {
  buildPack,
  entryLeafHash,
  formatVerifierKey,
  Frontier,
  nobleSha256,
  noteSigner,
  signCheckpoint,
  treeHasher,
} from '@muster/ledger';

const utf8 = (text: string) => new TextEncoder().encode(text);

export interface SmallPack {
  readonly archive: Uint8Array;
  /** The key file that verifies it. */
  readonly key: string;
}

/** A pack of one incident with one event and one piece of evidence, signed by a key of its own for each `signedBy`. */
export function smallPack(signedBy = 'the organisation', reference = 'INC-1'): SmallPack {
  const signer = noteSigner('muster.example/acme', nobleSha256([utf8(signedBy)]));
  const hasher = treeHasher(nobleSha256);
  const plan = utf8('{"language":1}');
  const salt = new Uint8Array(32).fill(5);
  const bytes = utf8('the log of the assistant');
  const id = '01890000-0000-7000-8000-000000000001';
  const hex = (of: readonly Uint8Array[]) => Buffer.from(nobleSha256(of)).toString('hex');
  const item = { bytes: bytes.length, commitment: hex([salt, bytes]), id, mediaType: 'text/plain', ref: 'content' };
  // The members stand in their canonical order (RFC 8785).
  const event = utf8(
    JSON.stringify({
      id: '01890000-0000-7000-8000-000000000002',
      item,
      organisation: 'acme',
      plan: hex([plan]),
      previous: '0'.repeat(64),
      recordedAt: '2026-03-01T10:00:00.000Z',
      stream: 'incident-1',
      type: 'incident-declared',
      version: 1,
    }),
  );
  const leafSalt = new Uint8Array(16).fill(9);
  const frontier = new Frontier(hasher);
  frontier.append(entryLeafHash(hasher, leafSalt, event));
  const head = { origin: signer.key.name, size: 1, rootHash: frontier.root(), extensions: [] };
  const archive = buildPack({
    organisation: 'acme',
    subject: { kind: 'incident', id: 'incident-1', reference },
    signer,
    checkpoint: signCheckpoint(head, signer),
    entries: [{ index: 0, salt: leafSalt, event, proof: [] }],
    plans: [plan],
    contents: [],
    evidence: [{ id, salt, bytes }],
    withheld: [],
  });
  return { archive, key: `${formatVerifierKey(signer.key)}\n` };
}
