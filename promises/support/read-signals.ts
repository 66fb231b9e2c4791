import type { IntakeCursor, IntakeLog } from '../../packages/server/src/platform/intake/intake-log.ts';

/** What the intake holds of each source, in its order: the bodies as they came. */
export async function readSignals(intake: IntakeLog): Promise<ReadonlyMap<number, readonly Uint8Array[]>> {
  const found = new Map<number, Uint8Array[]>();
  let after: IntakeCursor | null = null;
  for (;;) {
    const entries = await intake.read(after, 1000);
    for (const { record } of entries) {
      const source = sourceOf(record.body);
      const bodies = found.get(source) ?? [];
      bodies.push(record.body);
      found.set(source, bodies);
    }
    const last = entries.at(-1);
    if (!last) return found;
    after = last.next;
  }
}

/** Every planned signal names its source first. */
function sourceOf(body: Uint8Array): number {
  return Number(/"source":(\d+)/.exec(Buffer.from(body).toString('latin1'))?.[1] ?? -1);
}
