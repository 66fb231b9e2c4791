import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/**
 * The configuration. Each key can stand in `muster.yaml` (as written here) or in the environment (`MUSTER_` and the key
 * in capitals, which wins). A key that is not here is an error.
 */
const shape = z.strictObject({
  /** The data directory. */
  data: z.string().min(1).default('./data'),
  /** `postgres://…` for many nodes; without it the records are in the data directory. */
  database_url: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'It begins with postgres://')
    .optional(),
  host: z.string().min(1).default('127.0.0.1'),
  port: z.coerce.number().int().min(0).max(65_535).default(7373),
  /** The address people reach it at, where that is not host and port. */
  origin: z.url().optional(),
  /** The folder of the built screens; without it, the one beside the server, where it is there. */
  web: z.string().min(1).optional(),
  organisation: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, 'Small letters, digits and hyphens')
    .default('main'),
  /** The instance key: 32 bytes in base64, or where it is read from. It never lies in the data directory. */
  instance_key: z.string().optional(),
  instance_key_file: z.string().optional(),
  instance_key_command: z.string().optional(),
});
export type Config = z.infer<typeof shape>;

export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

/** Names of the environment that are not keys of the server: other programs of ours read them. */
const others = new Set(['MUSTER_SERVER', 'MUSTER_TOKEN', 'MUSTER_CREDENTIALS', 'MUSTER_TEST_POSTGRES_URL']);

/** Reads `muster.yaml` in the folder, if it is there, and the environment. Throws ConfigError that names every fault. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, folder: string): Config {
  const file = resolve(folder, 'muster.yaml');
  const fromFile: unknown = existsSync(file) ? parse(readFileSync(file, 'utf8')) : {};
  if (fromFile === null || typeof fromFile !== 'object' || Array.isArray(fromFile))
    throw new ConfigError('muster.yaml is not a list of keys and values.');
  const read = shape.safeParse({ ...fromFile, ...fromEnvironment(environment) });
  if (read.success) {
    const { web } = read.data;
    return {
      ...read.data,
      data: resolve(folder, read.data.data),
      ...(web === undefined ? {} : { web: resolve(folder, web) }),
    };
  }
  const faults = read.error.issues.map((issue) =>
    issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`,
  );
  throw new ConfigError(
    `The configuration has faults. ${faults.join('. ')}. Keys: ${Object.keys(shape.shape).join(', ')}.`,
  );
}

function fromEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const given = Object.entries(environment).flatMap(([name, value]): [string, string][] =>
    name.startsWith('MUSTER_') && !others.has(name) && value !== undefined
      ? [[name.slice('MUSTER_'.length).toLowerCase(), value]]
      : [],
  );
  return Object.fromEntries(given);
}
