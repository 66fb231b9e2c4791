import { routes } from '@muster/api';
import type { Channel } from '@muster/connectors';
import { keepReading, keepRefusal } from '../../platform/audit.ts';
import type { AuditDeps } from '../../platform/audit.ts';
import { fault, json, notFound } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import { wholeBody } from '../../platform/http/read-body.ts';
import { createReadingOnce } from '../../platform/http/reading-once.ts';

export interface SlackCommandPorts extends AuditDeps {
  /** Whether Slack sent a request; left out where no signing secret is set up. */
  readonly isOurs: Channel['isOurs'];
  readonly origin: () => string;
  /** What people call the incidents that wait for somebody, the oldest first. */
  readonly waiting: (organisation: string) => Promise<readonly string[]>;
}

/** References that one answer names. */
const mostNamed = 20;

/**
 * The slash command of Slack. Whoever types it is a member of a workspace and nobody that Muster knows: it gets numbers
 * and ways to where one signs in, and changes nothing.
 */
export function createSlackCommandRoutes(ports: SlackCommandPorts): readonly Binding[] {
  const { isOurs, origin, waiting } = ports;
  const now = () => Date.parse(ports.clock.now());
  const turnedAway = createReadingOnce(now);
  const { command } = routes.slack;
  return [
    bind(command, async ({ bytes, headers, caller }) => {
      if (isOurs === undefined) return notFound('command of Slack');
      const body = await wholeBody(bytes, command.limit.bodyBytes);
      if (!isOurs({ body, headers, nowMilliseconds: now() })) {
        // Whoever guesses must not fill the audit.
        if (turnedAway.isFirst('slack', 'signature'))
          await keepRefusal(ports, caller, { action: command.id, subject: null }, { code: 'token/wrong' });
        return fault(
          401,
          'token/wrong',
          'Slack did not sign this, or not within the last five minutes.',
          'Set slack_signing_secret to the signing secret of the app, and the clock of the server right.',
        );
      }
      const said = new URLSearchParams(Buffer.from(body).toString('utf8'));
      const member = /^[UW][A-Z0-9]{6,20}$/.exec(said.get('user_id') ?? '')?.[0];
      const subject = member === undefined ? null : `member ${member} of Slack`;
      await keepReading(ports, caller, { action: command.id, subject });
      const text = answerTo(
        (said.get('text') ?? '').trim().toLowerCase(),
        await waiting(caller.organisation),
        origin(),
      );
      return json({ response_type: 'ephemeral' as const, text });
    }),
  ];
}

function answerTo(word: string, references: readonly string[], origin: string): string {
  const declare = link(`${origin}/now?declare=true`, 'Declare an incident');
  switch (word) {
    case 'declare':
      return `${declare}: you sign in first.`;
    case '':
    case 'pages':
      return `${pages(references, origin)}\n${declare}`;
    default:
      return `Say /muster or /muster declare. What you write here goes nowhere.\n${declare}`;
  }
}

function pages(references: readonly string[], origin: string): string {
  const unique = [...new Set(references)];
  if (unique.length === 0) return 'Nobody is being called.';
  const named = unique
    .slice(0, mostNamed)
    .map((each) => link(`${origin}/incidents/${encodeURIComponent(each)}`, each))
    .join(', ');
  const rest = unique.length > mostNamed ? ` and ${unique.length - mostNamed} more` : '';
  return `${unique.length === 1 ? '1 incident waits' : `${unique.length} incidents wait`} for somebody: ${named}${rest}.`;
}

/** Slack reads `<address|words>` as a link. */
function link(address: string, words: string): string {
  return `<${address}|${words}>`;
}
