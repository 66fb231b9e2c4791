import { hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** One file of the screens, with the compressed forms that the build wrote beside it. */
export interface WebFile {
  readonly mediaType: string;
  readonly etag: string;
  /** Its name holds a digest of what it is: it never changes. */
  readonly immutable: boolean;
  readonly compressed: Readonly<Partial<Record<Exclude<Encoding, 'identity'>, Uint8Array>>>;
  /** The file as it is. Where a form with gzip is there, it is taken out of it: nearly nobody asks, and memory is dear. */
  identity(): Uint8Array;
}

/** By address path, `/assets/main-1a2b3c4d.js`. Nothing that is not in here is ever served. */
export type WebFiles = ReadonlyMap<string, WebFile>;

/** More than any build of ours; a folder that holds more is not one. */
const most = { files: 2_000, bytes: 64 * 1_048_576 } as const;

const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.webmanifest', 'application/manifest+json; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.webp', 'image/webp'],
  ['.woff2', 'font/woff2'],
]);

const suffixes: Readonly<Record<Exclude<Encoding, 'identity'>, string>> = { br: '.br', gzip: '.gz' };

/**
 * Reads the built screens into memory, once, at the start: an address is looked up in this list, so no path leads out of
 * the folder. Files of unknown kinds, and what is in hidden folders, are left out. Throws where there is no index.html,
 * or more than a build holds.
 */
export async function readWebFiles(folder: string): Promise<WebFiles> {
  const contents = await readAll(folder);
  const files = new Map<string, WebFile>();
  for (const [path, bytes] of contents) {
    const mediaType = mediaTypes.get(extname(path));
    if (mediaType !== undefined) files.set(path, webFile(path, mediaType, bytes, contents));
  }
  if (!files.has('/index.html')) throw new RangeError(`There is no index.html in ${folder}: build the screens first.`);
  return files;
}

/** A file that the server brings along. */
export function builtInFile(path: string, text: string): readonly [string, WebFile] {
  return [path, webFile(path, mediaTypes.get(extname(path)) ?? 'text/plain', Buffer.from(text), new Map())];
}

async function readAll(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const contents = new Map<string, Uint8Array>();
  let total = 0;
  // Links are left out: they may lead anywhere.
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const parts = relative(folder, file).split(sep);
    if (parts.some((part) => part.startsWith('.'))) continue;
    const bytes = await readFile(file);
    total += bytes.length;
    contents.set(`/${parts.join('/')}`, bytes);
    if (contents.size > most.files || total > most.bytes)
      throw new RangeError(`${folder} holds more than the screens: name the folder that their build wrote.`);
  }
  return contents;
}

function webFile(path: string, mediaType: string, identity: Uint8Array, all: ReadonlyMap<string, Uint8Array>): WebFile {
  const [br, gzip] = [all.get(path + suffixes.br), all.get(path + suffixes.gzip)];
  return {
    mediaType,
    etag: hash('sha256', identity, 'hex').slice(0, 32),
    immutable: /^\/assets\/.*-[\w-]{8,}\.\w+$/.test(path),
    compressed: { ...(br === undefined ? {} : { br }), ...(gzip === undefined ? {} : { gzip }) },
    identity: gzip === undefined ? held(identity) : unpacked(gzip),
  };
}

// Two functions, because closures made in one place share what they hold.
const held = (bytes: Uint8Array) => () => bytes;
const unpacked = (gzip: Uint8Array) => () => gunzipSync(gzip);

/**
 * The smallest form of a file that the asker takes (RFC 9110, section 12.5.3). Without the header, or where it takes
 * nothing that there is, the plain one.
 */
export function chooseEncoding(accepted: string | undefined, { compressed }: WebFile): Encoding {
  const weights = new Map(
    (accepted ?? '').split(',').map((part): [string, number] => {
      const [name = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
      const weight = parameters.find((each) => each.startsWith('q='))?.slice(2);
      return [name, weight === undefined ? 1 : Number(weight)];
    }),
  );
  const takes = (name: Encoding) => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
  const there = (['br', 'gzip'] as const).filter((name) => compressed[name] !== undefined && takes(name));
  return there[0] ?? 'identity';
}
