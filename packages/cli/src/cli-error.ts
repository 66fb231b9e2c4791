/**
 * - `usage`: the command line itself is wrong
 * - `not-signed-in`: no token for that server
 * - `credentials`: the file with the tokens cannot be used
 * - `unreachable`: nothing answered at the address
 * - `answer`: what answered is no Muster, or one of another version
 * - `file`: a file cannot be read or written
 * - `too-large`: a file is larger than what it may be
 * - `key`: a verifier key that cannot be used
 * - `not-found`: something named on the command line is not there
 * - `calendar`: a deadline that no holiday table reaches
 * - `declined`: the person at the terminal said no
 * - `server`: the server did not start, or the doctor could not look
 */
export type CliErrorCode =
  | 'usage'
  | 'not-signed-in'
  | 'credentials'
  | 'unreachable'
  | 'answer'
  | 'file'
  | 'too-large'
  | 'key'
  | 'not-found'
  | 'calendar'
  | 'declined'
  | 'server';

/** The one error of this package: what is wrong (the message), where, and how to mend it. */
export class CliError extends Error {
  readonly code: CliErrorCode;
  readonly where: string;
  readonly mend: string;

  constructor(
    code: CliErrorCode,
    said: { readonly what: string; readonly where: string; readonly mend: string },
    options?: { cause?: unknown },
  ) {
    super(said.what, options);
    this.name = 'CliError';
    this.code = code;
    this.where = said.where;
    this.mend = said.mend;
  }
}
