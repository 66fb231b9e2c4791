import { contentRef, decodeEvent, privilegedItems } from '@muster/engine';
import type { ContentRef, Incident } from '@muster/engine';
import { inclusionProofs, LedgerError, packChunks, readTilesAsync, treeHasher } from '@muster/ledger';
import type { NoteSigner, OpenBytes, PackContent, PackEntryInput, PackInput, PackWithheld } from '@muster/ledger';
import { nodeSha256, nodeSha256Stream } from '@muster/ledger/node';
import { canonicalPlan } from '@muster/plan';
import type { CompiledPlan } from '@muster/plan';
import type { ContentReader } from '../../platform/content/content-reader.ts';
import { tileReader } from '../../platform/ledger/ledger-leader.ts';
import type { LedgerRecord, Store } from '../../platform/store/store.ts';

export interface PackPorts {
  readonly store: Store;
  readonly reader: ContentReader;
  readonly signerFor: (organisation: string) => NoteSigner;
  readonly planOf: (organisation: string, version: string) => Promise<CompiledPlan>;
  /** Takes what is committed into the tree, so that the pack holds all of it. */
  readonly integrate: (organisation: string) => Promise<number>;
}

const hasher = treeHasher(nodeSha256);

/**
 * The pack of an incident, chunk by chunk: every event with its proof under the latest checkpoint, its plans, and all
 * content that is neither destroyed nor said at the direction of counsel. An outsider verifies it with the key alone.
 */
export async function incidentPack(
  ports: PackPorts,
  organisation: string,
  incident: Incident,
): Promise<AsyncIterable<Uint8Array>> {
  const { store, signerFor } = ports;
  while ((await ports.integrate(organisation)) > 0);
  const checkpoint = await store.latestCheckpoint(organisation);
  if (checkpoint === null) throw new LedgerError('checkpoint', 'The ledger has no checkpoint yet.');
  const stream = `incident/${incident.id}`;
  const records = await store.readStreamLedger(organisation, stream);
  const input: PackInput<OpenBytes> = {
    subject: { kind: 'incident', id: stream, reference: incident.reference },
    organisation,
    checkpoint: new TextEncoder().encode(checkpoint.note),
    signer: signerFor(organisation),
    entries: await withProofs(store, organisation, records, checkpoint.size),
    plans: await plansOf(ports, organisation, records),
    ...(await contentsOf(ports.reader, organisation, incident, records)),
  };
  return packChunks(input, { sha256: nodeSha256, sha256Stream: nodeSha256Stream });
}

/** Every plan that the incident ran under: it may have adopted a newer one. */
async function plansOf(
  { planOf }: PackPorts,
  organisation: string,
  records: readonly LedgerRecord[],
): Promise<readonly Uint8Array[]> {
  const versions = new Set(records.flatMap(({ bytes }) => decodeEvent(bytes).plan ?? []));
  const plans = await Promise.all([...versions].map((version) => planOf(organisation, version)));
  return plans.map((plan) => new TextEncoder().encode(canonicalPlan(plan)));
}

async function withProofs(
  store: Store,
  organisation: string,
  records: readonly LedgerRecord[],
  size: number,
): Promise<readonly PackEntryInput[]> {
  const indexes = records.map(({ ledgerIndex, version, stream }) => {
    if (ledgerIndex !== null) return ledgerIndex;
    throw new LedgerError('tree', `Version ${version} of ${stream} has no place in the ledger yet.`);
  });
  const proofs = await readTilesAsync(inclusionProofs(hasher, indexes, size), tileReader(store, organisation));
  return records.map(({ salt, bytes }, at) => ({
    index: indexes[at] ?? 0,
    salt,
    event: bytes,
    proof: proofs[at] ?? [],
  }));
}

type Contents = Pick<PackInput<OpenBytes>, 'contents' | 'evidence' | 'withheld'>;

/** What goes in opened, and what stays out with the reason: destroyed, or directed by counsel. */
async function contentsOf(
  reader: ContentReader,
  organisation: string,
  incident: Incident,
  records: readonly LedgerRecord[],
): Promise<Contents> {
  const directed = new Set(privilegedItems(incident).flatMap(({ contents: ids }) => ids));
  const evidenceIds = new Set(incident.evidence.map((item) => item.item.id));
  const contents: PackContent<OpenBytes>[] = [];
  const evidence: PackContent<OpenBytes>[] = [];
  const withheld: PackWithheld[] = [];
  for (const { id } of refsIn(records)) {
    const opened = directed.has(id) ? null : await reader.stream(organisation, id);
    if (opened === null) withheld.push({ id, reason: directed.has(id) ? 'counsel-directed' : 'redacted' });
    else (evidenceIds.has(id) ? evidence : contents).push({ id, salt: opened.salt, bytes: opened.chunks });
  }
  return { contents, evidence, withheld };
}

/** Every reference to content in the events, once each. */
function refsIn(records: readonly LedgerRecord[]): readonly ContentRef[] {
  const found = new Map<string, ContentRef>();
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    const ref = contentRef.safeParse(value);
    if (ref.success) found.set(ref.data.id, ref.data);
    else for (const inner of Object.values(value)) walk(inner);
  };
  const decoder = new TextDecoder();
  for (const record of records) walk(JSON.parse(decoder.decode(record.bytes)));
  return [...found.values()];
}
