import { mkdtempSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';
import { readInstanceKey } from './read-instance-key.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const key = Buffer.alloc(32, 1).toString('base64');

describe('the configuration', () => {
  test('has sound defaults: loopback, its own port, data beside', () => {
    expect(readConfig({}, folder)).toEqual({
      data: join(folder, 'data'),
      host: '127.0.0.1',
      port: 7373,
      organisation: 'main',
    });
  });

  test('takes the environment before the file', () => {
    writeFileSync(join(folder, 'muster.yaml'), 'port: 8000\norganisation: example\n');
    expect(readConfig({ MUSTER_PORT: '9000' }, folder)).toMatchObject({ port: 9000, organisation: 'example' });
  });

  test('takes no key that it does not know, wherever it stands, and names all faults at once', () => {
    writeFileSync(join(folder, 'muster.yaml'), 'prot: 8000\n');
    expect(() => readConfig({ MUSTER_HOTS: 'x', MUSTER_PORT: '70000' }, folder)).toThrow(/prot.*hots|hots.*prot/s);
    expect(() => readConfig({ MUSTER_HOTS: 'x', MUSTER_PORT: '70000' }, folder)).toThrow(/port/);
    expect(() => readConfig({ MUSTER_DATABASE_URL: 'mysql://x' }, folder)).toThrow(ConfigError);
  });

  test('is told when the file is no list of keys', () => {
    writeFileSync(join(folder, 'muster.yaml'), '- a\n');
    expect(() => readConfig({}, folder)).toThrow(/muster\.yaml/);
  });
});

describe('the instance key', () => {
  test('is made once, beside the data directory, for nobody else to read', () => {
    const config = readConfig({}, folder);
    const made = readInstanceKey(config);
    expect(made.where).toBe(join(folder, 'data.key'));
    expect(statSync(made.where).mode & 0o777).toBe(0o600);
    expect(readInstanceKey(config).secret).toEqual(made.secret);
  });

  test('is never made anew beside data that another key has sealed', () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data', 'muster.sqlite'), 'x');
    expect(() => readInstanceKey(readConfig({}, folder))).toThrow(/no instance key/);
    expect(() => readFileSync(join(folder, 'data.key'))).toThrow();
  });

  test('comes from a file, a command or the environment, and is 32 bytes', () => {
    writeFileSync(join(folder, 'a.key'), `${key}\n`);
    const from = (environment: Record<string, string>) =>
      Buffer.from(readInstanceKey(readConfig(environment, folder)).secret).toString('base64');
    expect(from({ MUSTER_INSTANCE_KEY: key })).toBe(key);
    expect(from({ MUSTER_INSTANCE_KEY_FILE: join(folder, 'a.key') })).toBe(key);
    expect(from({ MUSTER_INSTANCE_KEY_COMMAND: `cat ${join(folder, 'a.key')}` })).toBe(key);
    expect(() => from({ MUSTER_INSTANCE_KEY: 'short' })).toThrow(/32 bytes/);
    expect(() => from({ MUSTER_INSTANCE_KEY_FILE: join(folder, 'none') })).toThrow(/no instance key/);
  });

  test('never lies in the data directory, where a back-up would hold both', () => {
    expect(() => readInstanceKey(readConfig({ MUSTER_INSTANCE_KEY_FILE: join(folder, 'data', 'k') }, folder))).toThrow(
      /lies in the data/,
    );
  });
});
