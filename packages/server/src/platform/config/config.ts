import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const hostPattern = /^(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/;

const hostList = z
  .string()
  .transform((text) => text.split(',').map((each) => each.trim().toLowerCase()))
  .pipe(z.array(z.string().regex(hostPattern, 'Each is a host: hooks.example.com, *.example.com or host:8443')));

function isMailServer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === 'smtp:' || protocol === 'smtps:') && hostname !== '';
}

/**
 * The configuration. Each key can stand in `muster.yaml` (as written here) or in the environment (`MUSTER_` and the key
 * in capitals, which wins). A key that is not here is an error.
 */
const shape = z.strictObject({
  /** The data directory. */
  data: z.string().min(1).default('./data'),
  /** `postgres://…` for many nodes; without it the records are in the data directory. */
  database_url: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'It begins with postgres://')
    .optional(),
  host: z.string().min(1).default('127.0.0.1'),
  port: z.coerce.number().int().min(0).max(65_535).default(7373),
  /** The address people reach it at, where that is not host and port. */
  origin: z.url().optional(),
  /** The folder of the built screens; without it, the one beside the server, where it is there. */
  web: z.string().min(1).optional(),
  organisation: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, 'Small letters, digits and hyphens')
    .default('main'),
  /** The instance key: 32 bytes in base64, or where it is read from. It never lies in the data directory. */
  instance_key: z.string().optional(),
  instance_key_file: z.string().optional(),
  instance_key_command: z.string().optional(),
  /** The mail server: `smtps://name:password@host`, or `smtp://` with STARTTLS. */
  smtp_url: z
    .string()
    .refine(isMailServer, 'It is smtps://name:password@host:port, or smtp:// with STARTTLS')
    .optional(),
  /** The address that mail comes from. */
  smtp_from: z.email().optional(),
  /** The address that notices come from, where that is another. */
  notice_from: z.email().optional(),
  /** SMS and calls through Twilio: the account, its token, and the number that they come from. */
  twilio_account: z
    .string()
    .regex(/^AC[0-9a-zA-Z]{32}$/, 'It is AC and 32 letters and digits')
    .optional(),
  twilio_token: z.string().min(1).max(200).optional(),
  twilio_from: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'It is a number as +442071838750')
    .optional(),
  /** Another address of its interface. */
  twilio_origin: z.url().optional(),
  /** Hosts that webhooks may go to, with commas between: `hooks.example.com, *.example.org`. */
  webhook_hosts: hostList.optional(),
  /** Slack: the token of the bot. */
  slack_token: z
    .string()
    .regex(/^xoxb-\S{1,200}$/, 'It begins with xoxb-')
    .optional(),
  /** What Slack signs its commands with; a new one and the old one with a comma between while they change. */
  slack_signing_secret: z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .pipe(z.array(z.string().regex(/^[0-9a-zA-Z]{16,128}$/, 'Each is the signing secret of the app')).max(2))
    .optional(),
  slack_origin: z.url().optional(),
  /** Hosts of the workflows of Microsoft Teams that messages may go to, with commas between. */
  teams_hosts: hostList.optional(),
  /** Where events for PagerDuty go: `https://events.pagerduty.com`, or that of the EU region. */
  pagerduty_origin: z.url().optional(),
  /** Tickets as issues of a GitHub repository: a fine-grained token that may write its issues, and `owner/name`. */
  github_token: z.string().min(1).max(300).regex(/^\S+$/, 'It has no spaces').optional(),
  github_repository: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,39}\/[A-Za-z0-9._-]{1,100}$/, 'It is owner/name')
    .optional(),
  /** Of GitHub Enterprise Server: `https://HOST/api/v3`. */
  github_origin: z.url().optional(),
  /** Tickets as issues of a project of Jira Cloud: `https://acme.atlassian.net`, an account, its API token, the key. */
  jira_origin: z.url().optional(),
  jira_user: z.email().optional(),
  jira_token: z.string().min(1).max(500).optional(),
  jira_project: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{1,30}$/, 'It is the key of a project: ENG')
    .optional(),
  jira_issue_type: z.string().min(1).max(60).optional(),
  /** Tickets as records of ServiceNow: `https://acme.service-now.com`, and a user with a password, or a bearer token. */
  servicenow_origin: z.url().optional(),
  servicenow_user: z.string().min(1).max(200).optional(),
  servicenow_password: z.string().min(1).max(500).optional(),
  servicenow_token: z.string().min(1).max(4_000).optional(),
  servicenow_table: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,79}$/, 'It is the name of a table: incident')
    .optional(),
  /** Push messages to browsers: where push services complain, `mailto:ops@example.com` or an https address. */
  push_contact: z
    .string()
    .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'It is mailto:ops@example.com, or an https address')
    .optional(),
  /** Hosts of push services, with commas between; those of the known browsers where it is not said. */
  push_hosts: hostList.optional(),
  /** Which key browsers subscribe with: one more is a new key, and those of the one before are still reached. */
  push_key: z.coerce.number().int().min(1).max(10_000).optional(),
  /** What proves that messages arrive: `email canary@example.com`, a channel and an address whose other end gives back. */
  canary: z
    .string()
    .regex(/^(email|sms|webhook|slack|teams) \S{1,2000}$/, 'It is a channel and an address: email canary@example.com')
    .optional(),
  /** Whom the server tells that it fails itself: a channel and an address, past records, timers and outbox. */
  alarm: z
    .string()
    .regex(/^(email|sms|voice|webhook|slack|teams|pagerduty) \S{1,2000}$/, 'It is a channel and an address: sms +353…')
    .optional(),
  canary_every_minutes: z.coerce.number().int().min(1).max(1_440).optional(),
  canary_within_seconds: z.coerce.number().int().min(5).max(3_600).optional(),
  /** Messages that one channel may send within a minute. */
  channel_per_minute: z.coerce.number().int().min(1).max(10_000).optional(),
  /** Whether channels may also talk to this machine, without TLS. */
  channel_loopback: z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]).optional(),
});
export type Config = z.infer<typeof shape>;

export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

/** Names of the environment that are not keys of the server: other programs of ours read them. */
const others = new Set(['MUSTER_SERVER', 'MUSTER_TOKEN', 'MUSTER_CREDENTIALS', 'MUSTER_TEST_POSTGRES_URL']);

/** Reads `muster.yaml` in the folder, if it is there, and the environment. Throws ConfigError that names every fault. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, folder: string): Config {
  const file = resolve(folder, 'muster.yaml');
  const fromFile: unknown = existsSync(file) ? parse(readFileSync(file, 'utf8')) : {};
  if (fromFile === null || typeof fromFile !== 'object' || Array.isArray(fromFile))
    throw new ConfigError('muster.yaml is not a list of keys and values.');
  const read = shape.safeParse({ ...fromFile, ...fromEnvironment(environment) });
  if (read.success) {
    requireTogether(read.data);
    const { web } = read.data;
    return {
      ...read.data,
      data: resolve(folder, read.data.data),
      ...(web === undefined ? {} : { web: resolve(folder, web) }),
    };
  }
  const faults = read.error.issues.map((issue) =>
    issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`,
  );
  throw new ConfigError(
    `The configuration has faults. ${faults.join('. ')}. Keys: ${Object.keys(shape.shape).join(', ')}.`,
  );
}

/** Keys that say nothing without each other. */
const together = [
  ['smtp_url', 'smtp_from'],
  ['twilio_account', 'twilio_token', 'twilio_from'],
  ['github_token', 'github_repository'],
  ['jira_origin', 'jira_user', 'jira_token', 'jira_project'],
  ['servicenow_user', 'servicenow_password'],
] as const;

function requireTogether(config: Config): void {
  for (const keys of together) {
    const missing = keys.filter((key) => config[key] === undefined);
    if (missing.length > 0 && missing.length < keys.length)
      throw new ConfigError(
        `The configuration has ${keys.join(', ')} together or not at all. Missing: ${missing.join(', ')}.`,
      );
  }
  requireServicenow(config);
  if (config.slack_signing_secret !== undefined && config.slack_token === undefined)
    throw new ConfigError(
      'The configuration has slack_signing_secret together with slack_token. Missing: slack_token.',
    );
}

/** Its tables are reached by a password or by a token, and by one of them alone. */
function requireServicenow(config: Config): void {
  const { servicenow_origin: origin, servicenow_user: user, servicenow_token: token } = config;
  const ways = [user, token].filter((each) => each !== undefined).length;
  if (ways !== (origin === undefined ? 0 : 1))
    throw new ConfigError(
      'The configuration has servicenow_origin with servicenow_user and servicenow_password, or with servicenow_token.',
    );
}

function fromEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const given = Object.entries(environment).flatMap(([name, value]): [string, string][] =>
    name.startsWith('MUSTER_') && !others.has(name) && value !== undefined
      ? [[name.slice('MUSTER_'.length).toLowerCase(), value]]
      : [],
  );
  return Object.fromEntries(given);
}
