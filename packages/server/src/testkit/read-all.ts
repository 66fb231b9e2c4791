import type { Socket } from 'node:net';

/** Everything that comes by this connection until it is closed or cut. */
export async function readAll(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  socket.on('error', () => undefined);
  // Not `once` of node:events: it rejects at the error that a cut connection ends with.
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
  return text;
}
