import { briefCoverage } from './brief-coverage.ts';
import { browserBundle } from './browser-bundle.ts';
import { dependencyReasons } from './dependency-reasons.ts';
import { documents } from './documents.ts';
import { exactPins } from './exact-pins.ts';
import { featureImports } from './feature-imports.ts';
import { fileLength } from './file-length.ts';
import { forbiddenText } from './forbidden-text.ts';
import { format } from './format.ts';
import type { Guard } from './guard.ts';
import { importCycles } from './import-cycles.ts';
import { lint } from './lint.ts';
import { lockfile } from './lockfile.ts';
import { packageImports } from './package-imports.ts';
import { purePackages } from './pure-packages.ts';
import { routes } from './routes.ts';
import { switchedOff } from './switched-off.ts';
import { types } from './types.ts';
import { unused } from './unused.ts';

/** Every guard of the house; the canary plants faults for each. Those that start other programs come first. */
export const allGuards: readonly Guard[] = [
  types,
  lint,
  unused,
  format,
  browserBundle,
  routes,
  packageImports,
  featureImports,
  purePackages,
  importCycles,
  fileLength,
  exactPins,
  lockfile,
  dependencyReasons,
  documents,
  briefCoverage,
  switchedOff,
  forbiddenText,
];
