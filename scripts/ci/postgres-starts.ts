// Says whether a PostgreSQL server for tests can be had on this machine; ends with 1 where it cannot.
import { findPostgres } from '../../packages/server/src/testkit/postgres.ts';

const found = await findPostgres();
process.stdout.write(found.kind === 'server' ? 'PostgreSQL starts.\n' : `${found.why}\n`);
process.exitCode = found.kind === 'server' ? 0 : 1;
