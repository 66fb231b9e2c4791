import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { formFinding } from '@muster/checker';
import type { Finding } from '@muster/checker';
import { finding } from '@muster/api';
import { z } from 'zod';
import { oneAtATime } from '../../platform/one-at-a-time.ts';
import { ownFile } from '../../platform/own-files.ts';
import { planFile } from './plan-check.ts';
import type { CheckJob, PlanCheck } from './plan-check.ts';

export interface CheckLimits {
  /** Longest time for one text. */
  readonly milliseconds: number;
  /** Heap of its process. */
  readonly mebibytes: number;
}

/** Plans of a starter's size take half a second and 60 MiB; the largest that were made, two seconds and 150 MiB. */
const usualLimits: CheckLimits = { milliseconds: 30_000, mebibytes: 512 };

/**
 * Checks each text in a process that ends with it, one after another: a thread would keep 60 MiB of the server's memory.
 * A text that takes more than its limits has a finding that says so, and blocks like any other.
 */
export function checkInProcess(limits: CheckLimits = usualLimits): PlanCheck {
  const inTurn = oneAtATime((_: string, job: CheckJob) => checkOne(job, limits));
  return (source, now) => inTurn('check', { source, now });
}

const program = ownFile(new URL('./check-process.ts', import.meta.url), 'check-process.js');

function checkOne(job: CheckJob, { milliseconds, mebibytes }: CheckLimits): Promise<readonly Finding[]> {
  const checker = fork(fileURLToPath(program), [], {
    execArgv: [`--max-old-space-size=${mebibytes}`],
    // It needs none of the server's secrets.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    timeout: milliseconds,
    killSignal: 'SIGKILL',
  });
  return new Promise((resolve, reject) => {
    checker.once('message', (answer) => resolve(z.array(finding).parse(answer)));
    checker.once('error', reject);
    // After an answer this changes nothing.
    checker.once('exit', (_, signal) => {
      if (signal === 'SIGKILL') resolve([overrun(`takes more than ${milliseconds / 1000} s to check`)]);
      else if (signal === 'SIGABRT') resolve([overrun(`takes more than ${mebibytes} MiB to check`)]);
      else reject(new Error('The process that checks plans ended without an answer.'));
    });
    checker.send(job);
  });
}

function overrun(what: string): Finding {
  const message = `The plan ${what}. Shorten its lists of rules, gates, people or schedules.`;
  return formFinding({ code: 'too-large', file: planFile, line: 1, column: 1, path: '', message });
}
