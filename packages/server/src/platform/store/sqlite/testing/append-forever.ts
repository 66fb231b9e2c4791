import { appendOf } from '../../append-of.ts';
import { auditEntry, minute } from '../../contract/contract-world.ts';
import { headAfter, streamAppend } from '../../contract/sample-events.ts';
import type { StreamHead } from '../../store.ts';
import { openSqliteStore } from '../sqlite-store.ts';

/**
 * A process to be killed: `append-forever.ts DIRECTORY WRITERS [PROBE]` opens the store, says `open`, and lets each writer
 * append to its stream for ever. `STREAM VERSION` on a line of its own is an acknowledged append.
 */
const [directory = '', writers = '1', probe] = process.argv.slice(2);
const store = await openSqliteStore({ directory, ...(probe ? { probe: new URL(probe) } : {}) });
process.stdout.write('open\n');

await Promise.all(Array.from({ length: Number(writers) }, (_, at) => writeForever(`incident/${at}`)));

async function writeForever(stream: string): Promise<void> {
  let head: StreamHead | null = await store.streamHead('example', stream);
  for (;;) {
    const append = streamAppend('example', stream, head, 3);
    const audit = [auditEntry(`${stream}/${append.expectedVersion}`, minute(0))];
    await store.append(appendOf('example', { streams: [append], audit }));
    head = headAfter(append);
    process.stdout.write(`${stream} ${head.version}\n`);
  }
}
