import { startHttpProvider } from '../../kit/testkit/http-provider.ts';
import type { HttpProvider } from '../../kit/testkit/http-provider.ts';

export const twilioAccount = { account: `AC${'0'.repeat(32)}`, token: 'twilio-token', from: '+15005550006' };

/** Twilio's REST API 2010-04-01 as its reference describes it: Messages and Calls, its problems and its limits. */
export function startTwilio(): Promise<HttpProvider> {
  const { account, token } = twilioAccount;
  const authorization = `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`;
  return startHttpProvider({
    read({ path, headers, body }) {
      const kind = new RegExp(`^/2010-04-01/Accounts/${account}/(Messages|Calls)\\.json$`).exec(path)?.[1];
      const fields = new URLSearchParams(body);
      const [to, text] = [fields.get('To'), fields.get(kind === 'Calls' ? 'Twiml' : 'Body')];
      if (kind === undefined || headers.authorization !== authorization || to === null || text === null) return null;
      if (kind === 'Calls' && !isTwiml(text)) return null;
      return fields.get('From') === null ? null : { to, text: kind === 'Calls' ? heard(text) : text, key: null };
    },
    accept: ({ path }) => ({
      status: 201,
      body: JSON.stringify({ sid: `${path.includes('Calls') ? 'CA' : 'SM'}${'1'.repeat(32)}`, status: 'queued' }),
    }),
    refuseAddress: problem(400, 21211, "The 'To' number is not a valid phone number."),
    refuseCredentials: problem(401, 20003, 'Authenticate'),
    busy: { ...problem(429, 20429, 'Too Many Requests'), headers: { 'retry-after': '7' } },
  });
}

function problem(status: number, code: number, message: string) {
  return {
    status,
    body: JSON.stringify({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }),
  };
}

/** Say and Pause inside Response, and nothing that text could have smuggled in. */
function isTwiml(text: string): boolean {
  return /^<Response>(?:<Say>[^<>]*<\/Say>|<Pause length="\d+"\/>)+<\/Response>$/.test(text);
}

function heard(twiml: string): string {
  return twiml
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, number: string) => String.fromCharCode(Number(number)));
}
