import { existsSync, readdirSync } from 'node:fs';
import { readConfig } from './platform/config/config.ts';

export interface DataThere {
  /** The data directory of this configuration. */
  readonly directory: string;
  /** Whether anything is in it, or records are kept in a database elsewhere. */
  readonly isThere: boolean;
}

/** Whether a start on this configuration would go on with something. Looks, and makes nothing. Throws ConfigError. */
export function dataThere(environment: Readonly<Record<string, string | undefined>>, folder: string): DataThere {
  const { data: directory, database_url: database } = readConfig(environment, folder);
  const isThere = database !== undefined || (existsSync(directory) && readdirSync(directory).length > 0);
  return { directory, isThere };
}
