import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, openSync, fsyncSync, closeSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { ConfigError } from './config.ts';
import type { Config } from './config.ts';

export interface FoundInstanceKey {
  readonly secret: Uint8Array;
  /** In words, for the first lines of a start. */
  readonly where: string;
}

/**
 * The instance key from the configuration; where none is named, from `<data directory>.key` beside the data directory,
 * made there at the first start. Never inside the data directory: a back-up of one must not hold the other.
 */
export function readInstanceKey(config: Config): FoundInstanceKey {
  if (config.instance_key !== undefined)
    return { secret: decode(config.instance_key, 'instance_key'), where: 'the configuration' };
  if (config.instance_key_command !== undefined) {
    const said = execFileSync('sh', ['-c', config.instance_key_command], { encoding: 'utf8', timeout: 30_000 });
    return { secret: decode(said, 'instance_key_command'), where: 'the command of the configuration' };
  }
  const file = resolve(config.instance_key_file ?? `${config.data}.key`);
  if (`${file}${sep}`.startsWith(`${config.data}${sep}`))
    throw new ConfigError(
      `The instance key ${file} lies in the data directory. Keep it elsewhere, or a back-up would hold both.`,
    );
  if (!existsSync(file)) {
    if (config.instance_key_file !== undefined) throw new ConfigError(`There is no instance key at ${file}.`);
    if (holdsData(config.data))
      throw new ConfigError(
        `There is data in ${config.data}, but no instance key at ${file}. Put the key back that made it: without it, all content stays sealed.`,
      );
    writeNewKey(file);
  }
  return { secret: decode(readFileSync(file, 'utf8'), file), where: file };
}

function decode(text: string, where: string): Uint8Array {
  const secret = Buffer.from(text.trim(), 'base64');
  if (secret.length !== 32) throw new ConfigError(`The instance key in ${where} is not 32 bytes in base64.`);
  return new Uint8Array(secret);
}

/** A new key beside old data would open nothing of it, and hide that the old one is missing. */
function holdsData(directory: string): boolean {
  return existsSync(directory) && readdirSync(directory).some((name) => name !== 'lost+found');
}

/** On disk before anything is sealed with it: a key that is lost with the power takes all content with it. */
function writeNewKey(file: string): void {
  const made = openSync(file, 'wx', 0o600);
  writeSync(made, `${randomBytes(32).toString('base64')}\n`);
  fsyncSync(made);
  closeSync(made);
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
