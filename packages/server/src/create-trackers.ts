import { createGithubTracker, createJiraTracker, createSafeHttp, createServicenowTracker } from '@muster/connectors';
import type { Tracker } from '@muster/connectors';
import type { TrackerName } from '@muster/engine';
import type { UsedTrackers } from './features/tickets/ticket-service.ts';
import type { Config } from './platform/config/config.ts';

/** Answers of trackers hold whole tickets. */
const mostAnswerBytes = 1_048_576;

type Named = readonly [TrackerName, Tracker];
type Http = ReturnType<typeof createSafeHttp>;

/** The trackers of engineering that the configuration sets up. */
export function createTrackers(config: Config): UsedTrackers {
  const allowLoopback = config.channel_loopback === true;
  const reaching = (origin: string) =>
    createSafeHttp({ hosts: [new URL(origin).host], allowLoopback, mostAnswerBytes });
  return new Map([...github(config, reaching), ...jira(config, reaching), ...servicenow(config, reaching)]);
}

/** Requests to the host of this address and to no other. */
type Reaching = (origin: string) => Http;

function github(config: Config, reaching: Reaching): readonly Named[] {
  const { github_token: token, github_repository: repository } = config;
  if (token === undefined || repository === undefined) return [];
  const origin = bare(config.github_origin ?? 'https://api.github.com');
  return [['github', createGithubTracker({ http: reaching(origin), origin, repository, token })]];
}

function jira(config: Config, reaching: Reaching): readonly Named[] {
  const { jira_origin: given, jira_user: user, jira_token: token, jira_project: project } = config;
  if (given === undefined || user === undefined || token === undefined || project === undefined) return [];
  const origin = bare(given);
  const issueType = config.jira_issue_type ?? 'Task';
  return [['jira', createJiraTracker({ http: reaching(origin), origin, user, token, project, issueType })]];
}

function servicenow(config: Config, reaching: Reaching): readonly Named[] {
  const { servicenow_origin: given, servicenow_user: user, servicenow_password: password } = config;
  if (given === undefined) return [];
  const origin = bare(given);
  const credentials =
    user === undefined || password === undefined
      ? ({ kind: 'bearer', token: config.servicenow_token ?? '' } as const)
      : ({ kind: 'basic', user, password } as const);
  const table = config.servicenow_table ?? 'incident';
  return [['servicenow', createServicenowTracker({ http: reaching(origin), origin, table, credentials })]];
}

/** Without the slash at its end. */
function bare(origin: string): string {
  return origin.replace(/\/+$/, '');
}
