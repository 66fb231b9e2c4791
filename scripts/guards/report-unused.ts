import { relative } from 'node:path';
import type { Reporter } from 'knip';

/** Writes what knip found as JSON, with the number of files it read: its own reporters leave that out. */
const reportUnused: Reporter = ({ issues, counters, configurationHints, cwd }) => {
  const found = Object.values(issues)
    .flatMap((byFile) => Object.values(byFile))
    .flatMap((bySymbol) => Object.values(bySymbol))
    .map(({ type, filePath, symbol, line }) => ({ type, file: relative(cwd, filePath), line: line ?? 1, symbol }));
  const hints = configurationHints.map(({ type, identifier }) => ({ type, identifier: String(identifier) }));
  process.stdout.write(JSON.stringify({ files: counters.processed, found, hints }));
};

export default reportUnused;
