import { once } from 'node:events';
import type { Socket } from 'node:net';

/** Everything that comes by this connection until it is closed or cut. */
export async function readAll(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  socket.on('error', () => undefined);
  if (!socket.closed) await once(socket, 'close');
  return text;
}
