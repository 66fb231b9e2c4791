import type { DatabaseSync } from 'node:sqlite';
import type { StoreFinding } from '../store.ts';

/** SQLite's own checks (pragma integrity_check, foreign_key_check) beside the settings of the writer. */
export function inspectSqlite(reader: DatabaseSync, settings: readonly StoreFinding[]): readonly StoreFinding[] {
  return [...settings, ...check(reader, 'integrity_check', isOk), ...check(reader, 'foreign_key_check', () => false)];
}

function check(reader: DatabaseSync, pragma: string, isFine: (row: string) => boolean): readonly StoreFinding[] {
  const faults = rowsOf(reader, pragma).filter((row) => !isFine(row));
  if (faults.length === 0) return [{ level: 'ok', what: `${pragma} finds nothing`, where: 'database', mend: null }];
  const mend = 'Stop, keep the files, and restore the data directory from a back-up.';
  return faults.map((what) => ({ level: 'fault', what: `${pragma}: ${what}`, where: 'database', mend }));
}

/** A file so damaged that the check itself fails is what the check is for. */
function rowsOf(reader: DatabaseSync, pragma: string): readonly string[] {
  try {
    const rows = reader.prepare(`pragma ${pragma}`).all();
    return rows.map((row) => Object.values(row).join(' '));
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function isOk(row: string): boolean {
  return row === 'ok';
}
