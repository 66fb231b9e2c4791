import { formFinding } from '@muster/checker';
import type { Finding } from '@muster/checker';
import { finding } from '@muster/api';
import { z } from 'zod';
import { oneAtATime } from '../../platform/one-at-a-time.ts';
import { ownFile } from '../../platform/own-files.ts';
import { answerInProcess } from '../../platform/process/answer-in-process.ts';
import type { ProcessLimits } from '../../platform/process/answer-in-process.ts';
import { planFile } from './plan-check.ts';
import type { CheckJob, PlanCheck } from './plan-check.ts';

/** Plans of a starter's size take half a second and 60 MiB; the largest that were made, two seconds and 150 MiB. */
const usualLimits: ProcessLimits = { milliseconds: 30_000, mebibytes: 512 };

/**
 * Checks each text in a process that ends with it, one after another: a thread would keep 60 MiB of the server's memory.
 * A text that takes more than its limits has a finding that says so, and blocks like any other.
 */
export function checkInProcess(limits: ProcessLimits = usualLimits): PlanCheck {
  const inTurn = oneAtATime((_: string, job: CheckJob) => checkOne(job, limits));
  return (source, now) => inTurn('check', { source, now });
}

const program = ownFile(new URL('./check-process.ts', import.meta.url), 'check-process.js');

async function checkOne(job: CheckJob, limits: ProcessLimits): Promise<readonly Finding[]> {
  const answer = await answerInProcess(program, job, limits);
  switch (answer.kind) {
    case 'answered':
      return z.array(finding).parse(answer.value);
    case 'too-long':
      return [overrun(`takes more than ${limits.milliseconds / 1000} s to check`)];
    case 'too-large':
      return [overrun(`takes more than ${limits.mebibytes} MiB to check`)];
  }
}

function overrun(what: string): Finding {
  const message = `The plan ${what}. Shorten its lists of rules, gates, people or schedules.`;
  return formFinding({ code: 'too-large', file: planFile, line: 1, column: 1, path: '', message });
}
