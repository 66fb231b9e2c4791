import { CliError } from '../cli-error.ts';
import type { Io } from '../io.ts';

const usual = 'http://127.0.0.1:7373';

/** Which Muster: what the command says, else MUSTER_SERVER, else this machine. `https://muster.example.com`. */
export function serverOrigin({ environment }: Io, asked: string | undefined): string {
  const text = asked ?? environment['MUSTER_SERVER'] ?? usual;
  const where = asked === undefined ? 'MUSTER_SERVER' : '--server';
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain = url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  if (url === null || !plain || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new CliError('usage', {
      what: `"${text}" is no address of a Muster.`,
      where,
      mend: `It reads like ${usual} or https://muster.example.com.`,
    });
  return url.origin;
}
