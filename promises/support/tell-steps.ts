import type { WriterStep } from '../../packages/server/src/platform/store/sqlite/writer-messages.ts';
import { say } from './say.ts';

/**
 * A probe of the writer thread: says each step, so that whoever kills the process knows within which one it died.
 * `?kill=written&after=5` makes it kill its own process at that step of the sixth group.
 */
const { searchParams } = new URL(import.meta.url);
const kill = searchParams.get('kill');
let left = Number(searchParams.get('after') ?? 0);

export default function tellSteps(step: WriterStep): void {
  say(`. ${step}`);
  if (step !== kill) return;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
  left -= 1;
}
