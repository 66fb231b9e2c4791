import { join } from 'node:path';

/** The program itself, as a person starts it. */
export const mainFile = join(import.meta.dirname, '../../packages/cli/src/main.ts');

/** The environment of this test without any setting of Muster but these. */
export function ownEnvironment(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('MUSTER_'));
  return { ...Object.fromEntries(others), NO_COLOR: '1', ...settings };
}
