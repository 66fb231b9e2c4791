import type { WriterStep } from '../writer-messages.ts';

/** A probe: kills its own process at a step of the writer. `?step=written&after=5` is the address of one that does so at the sixth group. */
const { searchParams } = new URL(import.meta.url);
const step = searchParams.get('step');
let left = Number(searchParams.get('after') ?? 0);

export default function killAt(reached: WriterStep): void {
  if (reached !== step) return;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
  left -= 1;
}
