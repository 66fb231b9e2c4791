import { z } from 'zod';
import { accepted, refused } from '../kit/channel.ts';
import type { Channel, CheckedAddress, Outcome, SendOptions } from '../kit/channel.ts';
import { outcomeOfFault, outcomeOfStatus } from '../kit/outcome-of.ts';
import type { SafeHttp } from '../kit/safe-http.ts';

export interface TwilioOptions {
  readonly http: SafeHttp;
  /** `https://api.twilio.com`. */
  readonly origin: string;
  readonly account: string;
  readonly token: string;
  /** The number that messages and calls come from. */
  readonly from: string;
}

const resource = z.object({ sid: z.string() });
const problem = z.object({ code: z.int() });

/** Codes of Twilio for a number that cannot be reached, or that asked to be left alone. */
const badNumbers: ReadonlySet<number> = new Set([21211, 21214, 21217, 21408, 21610, 21612, 21614, 21635, 13223, 13224]);

/** Makes one resource of an account (API version 2010-04-01). It knows no idempotency: a repeat after a crash may ring twice. */
export async function createResource(
  { http, origin, account, token, from }: TwilioOptions,
  name: 'Messages' | 'Calls',
  fields: Readonly<Record<string, string>>,
  { signal }: Pick<SendOptions, 'signal'>,
): Promise<Outcome> {
  try {
    const answer = await http.post({
      url: `${origin}/2010-04-01/Accounts/${encodeURIComponent(account)}/${name}.json`,
      headers: {
        authorization: `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: new URLSearchParams({ From: from, ...fields }).toString(),
      signal,
    });
    const body = parse(answer.body);
    if (answer.status === 201) return accepted(resource.safeParse(body).data?.sid ?? null);
    const code = problem.safeParse(body).data?.code;
    return answer.status === 400 && code !== undefined && badNumbers.has(code)
      ? refused('address', code)
      : outcomeOfStatus(answer);
  } catch (error) {
    return outcomeOfFault(error);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What SMS and calls have in common. */
export const numbers: Pick<Channel, 'checkAddress' | 'mask' | 'provider' | 'signs'> = {
  provider: 'twilio',
  signs: false,
  checkAddress(given): CheckedAddress {
    const address = given.replace(/[\s().-]/g, '');
    return /^\+[1-9]\d{6,14}$/.test(address)
      ? { kind: 'sound', address }
      : {
          kind: 'faulty',
          fault: 'This is no telephone number.',
          mend: 'Write it with a plus and the country, as +442071838750.',
        };
  },
  mask: (address) => `${address.slice(0, 3)}…${address.slice(-2)}`,
};
