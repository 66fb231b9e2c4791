import { readFile } from 'node:fs/promises';
import type { StarterName } from '@muster/plan';

/** True in a build, where every part stands beside the program; scripts/build.ts sets it. */
declare const musterIsBuilt: boolean | undefined;

/** The text of a plan to start from. */
export function starterText(name: StarterName): Promise<string> {
  const built = typeof musterIsBuilt !== 'undefined' && musterIsBuilt;
  const folder = built ? 'starters' : '../../../plan/starters';
  return readFile(new URL(`${folder}/${name}.yaml`, import.meta.url), 'utf8');
}
