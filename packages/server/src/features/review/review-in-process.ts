import type { IncidentReview } from '@muster/engine';
import { oneAtATime } from '../../platform/one-at-a-time.ts';
import { ownFile } from '../../platform/own-files.ts';
import { answerInProcess } from '../../platform/process/answer-in-process.ts';
import type { ProcessLimits } from '../../platform/process/answer-in-process.ts';
import { reviewRecord } from './review-record.ts';
import type { ReviewJob, ReviewRecord } from './review-record.ts';

export interface ReviewLimits extends ProcessLimits {
  /** Events that are reviewed in the server's own thread: starting a process takes longer than they do. */
  readonly eventsHere: number;
}

/** A record of 10,000 events takes three seconds and 200 MiB; of 500, a tenth of a second. */
const usualLimits: ReviewLimits = { eventsHere: 500, milliseconds: 120_000, mebibytes: 1_024 };

/** Long records are reviewed in a process that ends with it, one after another. Rejects where one takes too much. */
export function reviewInProcess(limits: ReviewLimits = usualLimits): ReviewRecord {
  const inTurn = oneAtATime((_: string, job: ReviewJob) => reviewOne(job, limits));
  return async (job) =>
    job.events.length + job.signals.length + job.pages.length <= limits.eventsHere
      ? reviewRecord(job)
      : inTurn('review', job);
}

const program = ownFile(new URL('./review-process.ts', import.meta.url), 'review-process.js');

async function reviewOne(job: ReviewJob, limits: ReviewLimits): Promise<IncidentReview> {
  const answer = await answerInProcess(program, job, limits);
  switch (answer.kind) {
    case 'answered':
      if (!isReview(answer.value)) throw new TypeError('The process that reviews answered with something else.');
      return answer.value;
    case 'too-long':
      throw new RangeError(`A record of ${job.events.length} events takes more than ${limits.milliseconds / 1000} s.`);
    case 'too-large':
      throw new RangeError(`A record of ${job.events.length} events takes more than ${limits.mebibytes} MiB.`);
  }
}

function isReview(value: unknown): value is IncidentReview {
  return typeof value === 'object' && value !== null && 'metrics' in value && 'deviations' in value;
}
