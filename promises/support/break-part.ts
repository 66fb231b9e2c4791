import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Ends what was broken, as far as it can be mended. */
export type Mend = () => Promise<void>;

/** Nobody reads or writes this table of PostgreSQL any more: what works on it waits for ever. */
export async function holdTable(url: string, table: 'timer' | 'outbox' | 'ledger_checkpoint'): Promise<Mend> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin');
  await client.query(`lock table ${table} in access exclusive mode`);
  return () => client.end();
}

/** Each flush of this process fails, or takes ten minutes, from now on. */
export async function breakDisk(pid: number, how: 'fails' | 'hangs'): Promise<Mend> {
  const fault = how === 'fails' ? 'error=EIO' : 'delay_enter=600000000';
  const calls = 'fsync,fdatasync';
  const args = ['-f', '-p', String(pid), '-e', `trace=${calls}`, '-e', `inject=${calls}:${fault}`, '-o', '/dev/null'];
  const strace = spawn('strace', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  strace.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  for (let left = 100; !said.includes('attached'); left -= 1) {
    if (left === 0 || strace.exitCode !== null) throw new Error(`strace did not attach: ${said}`);
    await pause(50);
  }
  return async () => {
    const ended = once(strace, 'exit');
    strace.kill('SIGKILL');
    await ended;
  };
}
