import { writevSync } from 'node:fs';

const cell = new Int32Array(new SharedArrayBuffer(4));

/**
 * Says a line to whoever started this process, and returns once it is said. In two parts, so that it goes by `writev`,
 * unlike what a disk is written with: a trace tells them apart, and a fault injected into `write` never hits what is said.
 */
export function say(line: string): void {
  const parts = [Buffer.from(line), Buffer.from('\n')];
  while (!wasTaken(parts)) Atomics.wait(cell, 0, 0, 1);
}

/** False when the pipe is full for now. */
function wasTaken(parts: readonly Buffer[]): boolean {
  try {
    writevSync(1, [...parts]);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return false;
    throw error;
  }
}
