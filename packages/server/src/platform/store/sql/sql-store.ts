import { addMilliseconds } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { checkAppend, checkRows } from '../check-append.ts';
import { checkLedgerStep } from '../check-ledger-step.ts';
import { limits } from '../limits.ts';
import type { Store } from '../store.ts';
import { inspectRecords } from './inspect-records.ts';
import { listCheckpoints, readLedger, readStreamLedger, readTiles } from './read-ledger.ts';
import { listAudit, listRows, readAnswer, readContents, readCounter, readRow } from './read-rows.ts';
import {
  listStreams,
  listTypes,
  loadStream,
  readEvents,
  readOrganisations,
  streamHead,
  unsequenced,
} from './read-streams.ts';
import { countMessagesDueBefore, countTimersDueBefore, listMessages, listTimers, nextTimerDue } from './read-timers.ts';
import type { SqlBackend } from './sql-backend.ts';

/** The store over a database: checks what comes in, and says each thing once for both databases. */
export function createSqlStore(backend: SqlBackend, now: () => Instant): Store {
  const { read, write } = backend;
  return {
    append: async (append) => backend.append(checkAppend(append), now()),

    organisations: () => read((tools) => readOrganisations(tools)),
    loadStream: (organisation, stream, after = 0) => read((tools) => loadStream(tools, organisation, stream, after)),
    readEvents: (organisation, stream, versions) => read((tools) => readEvents(tools, organisation, stream, versions)),
    listTypes: (organisation, stream, after) => read((tools) => listTypes(tools, organisation, stream, after)),
    streamHead: (organisation, stream) => read((tools) => streamHead(tools, organisation, stream)),
    listStreams: (organisation, prefix, options) => read((tools) => listStreams(tools, organisation, prefix, options)),
    readCounter: (organisation, name) => read((tools) => readCounter(tools, organisation, name)),
    readRow: (organisation, model, key) => read((tools) => readRow(tools, organisation, model, key)),
    listRows: (organisation, model, options) => read((tools) => listRows(tools, organisation, model, options)),
    replaceRows: async (organisation, models, rows) =>
      write({ name: 'replaceRows', input: { organisation, models, rows: checkRows(rows) } }),
    readContents: (organisation, ids) => read((tools) => readContents(tools, organisation, ids)),
    readAnswer: (organisation, key) => read((tools) => readAnswer(tools, organisation, key)),
    listAudit: (organisation, options) => read((tools) => listAudit(tools, organisation, options)),

    claimTimers: async (at, leaseMilliseconds, limit) =>
      write({
        name: 'claimTimers',
        input: {
          now: at,
          until: addMilliseconds(at, leaseMilliseconds),
          limit: Math.min(limit, limits.claim),
        },
      }),
    releaseTimer: ({ organisation, id, token }) => write({ name: 'releaseTimer', input: { organisation, id, token } }),
    nextTimerDue: () => read((tools) => nextTimerDue(tools)),
    countTimersDueBefore: (instant) => read((tools) => countTimersDueBefore(tools, instant)),
    listTimers: (organisation, stream) => read((tools) => listTimers(tools, organisation, stream)),

    claimMessages: async (at, leaseMilliseconds, limit) =>
      write({
        name: 'claimMessages',
        input: {
          now: at,
          until: addMilliseconds(at, leaseMilliseconds),
          limit: Math.min(limit, limits.claim),
        },
      }),
    settleMessage: ({ organisation, id, token }, settlement) =>
      write({ name: 'settleMessage', input: { message: { organisation, id, token }, settlement, now: now() } }),
    countMessagesDueBefore: (instant) => read((tools) => countMessagesDueBefore(tools, instant)),
    listMessages: (organisation, options) => read((tools) => listMessages(tools, organisation, options)),

    unsequenced: (organisation, limit) => read((tools) => unsequenced(tools, organisation, limit)),
    writeLedger: async (step) => {
      checkLedgerStep(step);
      await write({ name: 'writeLedger', input: step });
    },
    readLedger: (organisation, fromIndex, limit) => read((tools) => readLedger(tools, organisation, fromIndex, limit)),
    readStreamLedger: (organisation, stream) => read((tools) => readStreamLedger(tools, organisation, stream)),
    readTiles: (organisation, tiles) => read((tools) => readTiles(tools, organisation, tiles)),
    latestCheckpoint: async (organisation) => {
      const [latest] = await read((tools) => listCheckpoints(tools, organisation, 1));
      return latest ?? null;
    },
    listCheckpoints: (organisation, limit) => read((tools) => listCheckpoints(tools, organisation, limit)),

    acquireLease: async (name, owner, at, durationMilliseconds) =>
      write({
        name: 'acquireLease',
        input: { name, owner, now: at, until: addMilliseconds(at, durationMilliseconds) },
      }),
    releaseLease: (name, owner) => write({ name: 'releaseLease', input: { name, owner } }),

    settled: () => backend.settled(),
    inspect: async () => [...(await backend.inspectDatabase()), ...(await inspectRecords(backend))],
    close: () => backend.close(),
  };
}
