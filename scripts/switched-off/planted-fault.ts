/** A feature that is switched off by other text in one file, and the test that has to notice. */
export interface PlantedFault {
  /** What is switched off, in words; no two have the same. */
  readonly name: string;
  /** The file of the feature, from the root of the project. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly found: string;
  readonly instead: string;
  readonly test: TestName;
  /** Where the fault is written: for findings. */
  readonly at: { readonly file: string; readonly line: number };
}

/** A test by its file, from the root of the project, and its own title without those of the groups around it. */
export interface TestName {
  readonly file: string;
  readonly title: string;
}

/** The folder of the faults: one text file for each part of the product. */
export const faultsFolder = 'scripts/switched-off/faults/';

/**
 * Reads faults as people write them: `== name`, `in file`, lines that stand there with `- ` before them, lines instead of
 * them with `+ `, and `fails file › title`. Throws for what is no such text, with its line.
 */
export function readFaults(file: string, text: string): PlantedFault[] {
  const [, ...parts] = text.split(/^== /m);
  let line = text.slice(0, text.indexOf('== ')).split('\n').length;
  return parts.map((part) => {
    const fault = readFault(part, { file, line });
    line += part.split('\n').length - 1;
    return fault;
  });
}

function readFault(part: string, at: PlantedFault['at']): PlantedFault {
  const lines = part.split('\n').filter((line) => line !== '');
  const after = (mark: string) => lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length));
  const [name = ''] = lines;
  const [file] = after('in ');
  const [fails] = after('fails ');
  const [test, title] = (fails ?? '').split(' › ');
  const found = after('- ').join('\n');
  if (file === undefined || test === undefined || title === undefined || found === '')
    throw new Error(`${at.file}:${at.line} ${name}: write "in file", "- text", "+ text" and "fails file › title".`);
  return { name, file, found, instead: after('+ ').join('\n'), test: { file: test, title }, at };
}

/** The text of the file with the feature switched off. Throws where what is to be found does not stand there once. */
export function plant({ name, file, found, instead }: PlantedFault, text: string): string {
  const times = text.split(found).length - 1;
  if (times === 1) return text.replace(found, () => instead);
  const mend = times === 0 ? 'write what stands there now' : 'write more of what stands around it';
  throw new Error(`"${name}": its text stands ${times} times in ${file}; ${mend}.`);
}
