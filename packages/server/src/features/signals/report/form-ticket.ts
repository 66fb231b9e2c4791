/** People need some seconds to say what happened; programs do not. */
const shortest = 3_000;
/** A page that was open for longer has another plan's systems, and is asked to be sent once more. */
const longest = 86_400_000;

export type TicketVerdict = 'fine' | 'too-quick' | 'too-old';

/**
 * When a form was given out, signed, so that nobody can say it was earlier: `<milliseconds in base 36>.<digest>`.
 * `digest` is a keyed one.
 */
export function issueTicket(digest: (text: string) => string, now: number): string {
  const at = now.toString(36);
  return `${at}.${digest(`report form ${at}`)}`;
}

export function judgeTicket(digest: (text: string) => string, ticket: string, now: number): TicketVerdict {
  const [at = '', signature] = ticket.split('.', 2);
  if (!/^[0-9a-z]{1,12}$/.test(at) || signature !== digest(`report form ${at}`)) return 'too-old';
  const age = now - Number.parseInt(at, 36);
  if (age < shortest) return 'too-quick';
  return age > longest ? 'too-old' : 'fine';
}
