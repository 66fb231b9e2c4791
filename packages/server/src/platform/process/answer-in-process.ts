import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ProcessLimits {
  /** Longest time for one job. */
  readonly milliseconds: number;
  /** Heap of its process. */
  readonly mebibytes: number;
}

/** What came back: an answer whose shape is for the asker to check, or the limit that ended it. */
export type ProcessAnswer =
  | { readonly kind: 'answered'; readonly value: unknown }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'too-large' };

/**
 * One job in a process that ends with it: what it takes of time and memory is not the server's. The program answers its
 * first message with one message. Rejects where it ends without an answer.
 */
export function answerInProcess(
  program: URL,
  job: object,
  { milliseconds, mebibytes }: ProcessLimits,
): Promise<ProcessAnswer> {
  const child = fork(fileURLToPath(program), [], {
    execArgv: [`--max-old-space-size=${mebibytes}`],
    // It needs none of the server's secrets.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    timeout: milliseconds,
    killSignal: 'SIGKILL',
  });
  return new Promise((resolve, reject) => {
    child.once('message', (value) => resolve({ kind: 'answered', value }));
    child.once('error', reject);
    // After an answer this changes nothing.
    child.once('exit', (_, signal) => {
      if (signal === 'SIGKILL') resolve({ kind: 'too-long' });
      else if (signal === 'SIGABRT') resolve({ kind: 'too-large' });
      else reject(new Error(`${program.pathname.split('/').at(-1)} ended without an answer.`));
    });
    child.send(job);
  });
}
