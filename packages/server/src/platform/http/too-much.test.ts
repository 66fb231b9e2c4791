import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

let staff: StaffedMuster;
let port = 0;

beforeAll(async () => {
  staff = await staffedMuster(['security-lead']);
  port = Number(new URL(await staff.muster.http.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(() => staff.muster.close());

const piece = Buffer.alloc(1_000_000, ' ');

/** Sends pieces one after another and does not look at the answer before the last of them; then asks for something else. */
async function sendAll(path: string, token: string, type: string, pieces: number, isCounted: boolean): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const length = isCounted ? `Content-Length: ${pieces * piece.length}` : 'Transfer-Encoding: chunked';
  const head = `Host: muster.example\r\nAuthorization: Bearer ${token}`;
  await written(socket, `POST ${path} HTTP/1.1\r\n${head}\r\nContent-Type: ${type}\r\n${length}\r\n\r\n`);
  for (let sent = 0; sent < pieces; sent++) {
    if (!isCounted) await written(socket, `${piece.length.toString(16)}\r\n`);
    await written(socket, piece);
    if (!isCounted) await written(socket, '\r\n');
  }
  if (!isCounted) await written(socket, '0\r\n\r\n');
  let answers = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (answers += chunk));
  await written(socket, `GET /healthz HTTP/1.1\r\n${head}\r\nConnection: close\r\n\r\n`);
  if (!socket.closed) await once(socket, 'close');
  return answers;
}

function written(socket: Socket, data: string | Buffer): Promise<void> {
  return new Promise((done, fail) => socket.write(data, (error) => (error ? fail(error) : done())));
}

describe('whoever sends too much, to the last byte, reads why it was refused and may go on', () => {
  const json = 'application/json';
  test.each([
    ['a body that says its length', '/api/v1/incidents', 'person', json, true, 413],
    ['a body that does not', '/api/v1/incidents', 'person', json, false, 413],
    ['alerts', '/in/alertmanager', 'intake', json, true, 413],
    ['alerts that do not say how many', '/in/alertmanager', 'intake', json, false, 413],
    ['a report of somebody unknown', '/report', 'person', 'multipart/form-data; boundary=x', true, 400],
    ['a plan under a token that does not open it', '/api/v1/plans', 'intake', json, true, 413],
    ['alerts under a token that does not open them', '/in/alertmanager', 'person', json, true, 403],
  ] as const)('%s', async (_, path, whose, type, isCounted, status) => {
    const answers = await sendAll(path, staff.tokens[whose], type, 60, isCounted);
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual([`HTTP/1.1 ${status}`, 'HTTP/1.1 200']);
  });
});
