// One review in a process of its own: a record of thousands of events takes seconds, and none of them is the server's.
import { reviewRecord } from './review-record.ts';
import type { ReviewJob } from './review-record.ts';

process.once('message', (message) => {
  if (!isJob(message)) throw new TypeError('The process that reviews was sent something else than a record.');
  process.send?.(reviewRecord(message), () => process.disconnect?.());
});

/** Both ends are ours and of one version; the shape is checked, not every field. */
function isJob(value: unknown): value is ReviewJob {
  return typeof value === 'object' && value !== null && 'events' in value && 'plans' in value && 'now' in value;
}
