import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Finding } from './guard.ts';

const bin = join(import.meta.dirname, '..', '..', 'node_modules', '.bin');

export interface ToolRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one of the pinned tools in `folder`, with no input, and gives what it wrote. Rejects when it cannot start. */
export function runTool(tool: string, args: readonly string[], folder: string, input = ''): Promise<ToolRun> {
  const { promise, resolve, reject } = Promise.withResolvers<ToolRun>();
  const path = `${bin}:${process.env['PATH'] ?? ''}`;
  const child = spawn(join(bin, tool), [...args], { cwd: folder, env: { ...process.env, PATH: path, NO_COLOR: '1' } });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  child.on('error', reject);
  child.on('close', (status) =>
    resolve({ status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
  );
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return promise;
}

/** A tool that ended badly and told nothing that could be read has not agreed: that is a finding of its own. */
export function silentFailure(guard: string, { status, stdout, stderr }: ToolRun): Finding[] {
  if (status === 0) return [];
  const said = (stderr + stdout).trim().slice(0, 500);
  return [{ rule: `${guard}/broken`, file: '.', line: 1, message: `the tool ended with ${status} and said: ${said}` }];
}
