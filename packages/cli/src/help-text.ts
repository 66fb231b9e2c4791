import type { Command } from './command.ts';
import { formOf } from './command-line.ts';

/** Every command with its summary. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'Muster runs the response to incidents of AI systems.',
    '',
    'muster COMMAND …',
    '',
    ...lines,
    '',
    'muster help COMMAND tells the rest. Exit code: 0 ok, 1 findings, failure or refusal, 2 wrong usage.',
    '',
  ].join('\n');
}

/** The help of one command. */
export function commandHelp({ name, summary, usage, details, options }: Command): string {
  const forms = Object.entries(options).map(([key, option]) => ({ form: formOf(key, option), help: option.help }));
  const width = Math.max(0, ...forms.map(({ form }) => form.length));
  return [
    summary,
    '',
    `muster ${name} ${usage}`.trimEnd(),
    ...(details === '' ? [] : ['', details]),
    ...(forms.length === 0 ? [] : ['']),
    ...forms.map(({ form, help }) => `  ${form.padEnd(width)}  ${help}`),
    '',
  ].join('\n');
}
