import { join } from 'node:path';
import { startChild } from './child.ts';
import { mainFile, ownEnvironment } from './own-environment.ts';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A word, or options: `{ title: 'Leak' }` is `--title Leak`. */
type Word = string | Readonly<Record<string, string>>;

/** Somebody at a terminal of their own: their own file of tokens, the same server. */
export interface CliPerson {
  run(...words: readonly Word[]): Promise<Ran>;
  /** Runs it and wants it to succeed; gives what it printed as JSON. */
  does(...words: readonly Word[]): Promise<unknown>;
  /** Runs it and wants it refused; gives the code of the refusal. */
  isRefused(...words: readonly Word[]): Promise<string>;
}

export function cliPerson(
  name: string,
  folder: string,
  server: string,
  settings: Readonly<Record<string, string>> = {},
): CliPerson {
  const environment = ownEnvironment({
    MUSTER_SERVER: server,
    MUSTER_CREDENTIALS: join(folder, `${name}.credentials.json`),
    ...settings,
  });
  async function run(...words: readonly Word[]): Promise<Ran> {
    const args = ['--disable-warning=ExperimentalWarning', mainFile, ...words.flatMap(spell)];
    const child = startChild(process.execPath, args, { environment, folder });
    const { code } = await child.end;
    return { code, out: child.out(), err: child.err() };
  }
  return {
    run,
    async does(...words) {
      const { code, out, err } = await run(...words);
      if (code !== 0) throw new Error(`${name}: muster ${spellAll(words)} ended with ${code}: ${err}${out}`);
      return JSON.parse(out);
    },
    async isRefused(...words) {
      const { code, out, err } = await run(...words);
      if (code !== 1 || out !== '') throw new Error(`${name}: muster ${spellAll(words)} was not refused: ${out}`);
      const lines = err.split('\n');
      const said = lines.find((line) => /^[a-z-]+\/[a-z-]+: /.test(line));
      if (said === undefined) throw new Error(`${name}: muster ${spellAll(words)} said no code: ${err}`);
      return said.slice(0, said.indexOf(':'));
    },
  };
}

function spell(word: Word): string[] {
  return typeof word === 'string' ? [word] : Object.entries(word).flatMap(([name, value]) => [`--${name}`, value]);
}

function spellAll(words: readonly Word[]): string {
  return words.flatMap(spell).join(' ');
}
