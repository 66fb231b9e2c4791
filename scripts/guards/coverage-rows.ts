import { relativePath } from './workspace.ts';

/** The page that says what answers the brief. */
export const coveragePage = 'docs/guide/brief-coverage.md';

/** One row: a sentence of the brief by its id, and what answers it. `line` counts from 1. */
export interface CoverageRow {
  readonly id: string;
  readonly line: number;
  readonly screens: readonly string[];
  readonly commands: readonly string[];
  readonly tests: readonly NamedTest[];
}

/** A test by its file, from the root of the project, and its own title. */
export interface NamedTest {
  readonly file: string;
  readonly title: string;
}

/** The rows of the page: id, what is asked for, screens, commands, tests, what is still to come. */
export function readCoverage(text: string): readonly CoverageRow[] {
  return text.split('\n').flatMap((line, at): readonly CoverageRow[] => {
    const cells = cellsOf(line);
    const [id = '', , screens = '', commands = '', tests = ''] = cells;
    if (cells.length !== 6 || !/^[0-9A-Z]+\.\d+$/.test(id)) return [];
    return [{ id, line: at + 1, screens: parts(screens), commands: parts(commands).map(bare), tests: testsIn(tests) }];
  });
}

/** The list of screens: a name and its address. */
export function readScreens(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [name = '', address = ''] = cellsOf(line);
      return /^`\/.*`$/.test(address) ? [[name, bare(address)] as const] : [];
    }),
  );
}

function testsIn(cell: string): readonly NamedTest[] {
  return cell.split('<br>').flatMap((each) => {
    const [, path, title] = /^\[[^\]]+\]\(([^)]+)\) (.+)$/.exec(each.trim()) ?? [];
    return path === undefined || title === undefined ? [] : [{ file: relativePath(coveragePage, path), title }];
  });
}

function cellsOf(line: string): readonly string[] {
  return line.startsWith('| ')
    ? line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
    : [];
}

function parts(cell: string): readonly string[] {
  return cell
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function bare(code: string): string {
  return code.replaceAll('`', '');
}
