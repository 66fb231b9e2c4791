/** True in a build, where every part stands beside the program; scripts/build.ts sets it. */
declare const musterIsBuilt: boolean | undefined;

/** Where a file or folder is that comes with the program: in its package in a checkout, by its name in a build. */
export function ownFile(inCheckout: URL, inBuild: string): URL {
  return typeof musterIsBuilt !== 'undefined' && musterIsBuilt ? new URL(inBuild, import.meta.url) : inCheckout;
}
