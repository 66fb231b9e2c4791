/** True in a build, where every part stands beside the program; scripts/build.ts sets it. */
declare const musterIsBuilt: boolean | undefined;

/** Files that the server brings along and reads while it runs. */
const inCheckout = {
  migrations: new URL('../../migrations/', import.meta.url),
  starters: new URL('../../../plan/starters/', import.meta.url),
  writer: new URL('./store/sqlite/writer.ts', import.meta.url),
};

export type OwnFile = keyof typeof inCheckout;

const inBuild: Readonly<Record<OwnFile, string>> = {
  migrations: './migrations/',
  starters: './starters/',
  writer: './writer.js',
};

/** Where one of them is. Folders end with a slash. */
export function ownFile(name: OwnFile): URL {
  const built = typeof musterIsBuilt !== 'undefined' && musterIsBuilt;
  return built ? new URL(inBuild[name], import.meta.url) : inCheckout[name];
}
