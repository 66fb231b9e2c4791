import type { StoreFinding } from '../store.ts';
import { StoreError } from '../store-error.ts';

/** The settings that a durable answer and a correct order rest on, as the server says them. */
export interface PostgresSettings {
  readonly version: number;
  readonly fsync: string;
  readonly synchronousCommit: string;
  readonly fullPageWrites: string;
  readonly encoding: string;
}

export const settingsQuery =
  "select current_setting('server_version_num')::int as version, current_setting('fsync') as fsync, " +
  'current_setting(\'synchronous_commit\') as "synchronousCommit", ' +
  "current_setting('full_page_writes') as \"fullPageWrites\", current_setting('server_encoding') as encoding";

/** One finding for each setting: what it is, and how to mend it where it is not as it must be. */
export function judgeSettings(settings: PostgresSettings): readonly StoreFinding[] {
  const { version, fsync, synchronousCommit, fullPageWrites, encoding } = settings;
  return [
    finding(version >= 150_000, `PostgreSQL ${Math.floor(version / 10_000)}`, 'Use PostgreSQL 15 or later.'),
    finding(fsync === 'on', `fsync is ${fsync}`, 'Set fsync = on in postgresql.conf.'),
    finding(
      synchronousCommit === 'on' || synchronousCommit === 'remote_apply',
      `synchronous_commit is ${synchronousCommit}`,
      'Set synchronous_commit = on for this database and its role.',
    ),
    finding(
      fullPageWrites === 'on',
      `full_page_writes is ${fullPageWrites}`,
      'Set full_page_writes = on in postgresql.conf.',
    ),
    finding(encoding === 'UTF8', `the encoding is ${encoding}`, "Make the database with encoding 'UTF8'."),
  ];
}

/** Refuses (`unsafe-setting`) a database that would lose what it has acknowledged, or could not keep it. */
export function assertSettings(settings: PostgresSettings): void {
  const [fault] = judgeSettings(settings).filter(({ level }) => level === 'fault');
  if (fault) throw new StoreError('unsafe-setting', `The database is not safe: ${fault.what}. ${fault.mend ?? ''}`);
}

function finding(fine: boolean, what: string, mend: string): StoreFinding {
  return fine
    ? { level: 'ok', what, where: 'database', mend: null }
    : { level: 'fault', what, where: 'database', mend };
}
