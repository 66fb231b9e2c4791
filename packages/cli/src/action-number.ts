import { CliError } from './cli-error.ts';

/** The number of `A-3`, or of `3`. */
export function actionNumber(text: string): number {
  const digits = /^(?:[Aa]-)?([1-9]\d{0,5})$/.exec(text)?.[1];
  if (digits !== undefined) return Number(digits);
  throw new CliError('usage', {
    what: `"${text}" is no action.`,
    where: 'ACTION',
    mend: 'An action is named A-1, A-2, … The incident lists them: muster incident show INC',
  });
}
