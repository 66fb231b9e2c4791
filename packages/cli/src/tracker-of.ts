import { CliError } from './cli-error.ts';

type TrackerName = 'github' | 'jira' | 'servicenow';

const trackers: readonly TrackerName[] = ['github', 'jira', 'servicenow'];

/** The tracker that was named; null where none was, so that the one that is set up is taken. */
export function trackerOf(given: string | undefined): TrackerName | null {
  if (given === undefined) return null;
  const found = trackers.find((each) => each === given.toLowerCase());
  if (found !== undefined) return found;
  throw new CliError('usage', {
    what: `There is no tracker ${given}.`,
    where: '--tracker',
    mend: `Name one of ${trackers.join(', ')}.`,
  });
}
