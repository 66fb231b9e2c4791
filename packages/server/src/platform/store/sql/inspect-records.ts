import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StoreFinding } from '../store.ts';
import { StoreError } from '../store-error.ts';
import { listStreams, loadStream, readOrganisations } from './read-streams.ts';
import type { SqlBackend } from './sql-backend.ts';

/** Reads every stream of every organisation and hashes every event again. One fault for each stream that is damaged. */
export async function inspectRecords(backend: Pick<SqlBackend, 'read'>): Promise<readonly StoreFinding[]> {
  const faults: StoreFinding[] = [];
  let streams = 0;
  let events = 0;
  try {
    for (const organisation of await backend.read((tools) => readOrganisations(tools)))
      for await (const stream of streamsOf(backend, organisation)) {
        streams += 1;
        const outcome = await inspectStream(backend, organisation, stream);
        if (typeof outcome === 'number') events += outcome;
        else faults.push(outcome);
      }
  } catch (error) {
    faults.push(faultOf(error, 'the list of streams'));
  }
  const what = `${events} events in ${streams} streams hash to what they say`;
  return faults.length > 0 ? faults : [{ level: 'ok', what, where: 'events', mend: null }];
}

async function* streamsOf({ read }: Pick<SqlBackend, 'read'>, organisation: string): AsyncGenerator<string> {
  let after: string | null = null;
  do {
    const options = { limit: 500, after, order: 'rising' } as const;
    const page: { items: readonly string[]; next: string | null } = await read((tools) =>
      listStreams(tools, organisation, '', options),
    );
    yield* page.items;
    after = page.next;
  } while (after !== null);
}

/** How many events the stream has, or what is wrong with it. Other work gets its turn between streams. */
async function inspectStream(
  { read }: Pick<SqlBackend, 'read'>,
  organisation: string,
  stream: string,
): Promise<number | StoreFinding> {
  await nextTurn();
  try {
    const events = await read((tools) => loadStream(tools, organisation, stream, 0));
    return events.length;
  } catch (error) {
    return faultOf(error, `${organisation} ${stream}`);
  }
}

function faultOf(error: unknown, where: string): StoreFinding {
  if (!(error instanceof StoreError) || error.code === 'closed') throw error;
  const mend = 'Restore this from a back-up; what is not named here is not touched.';
  return { level: 'fault', what: error.message, where, mend };
}
