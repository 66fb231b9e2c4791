import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAll } from '../../testkit/read-all.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

let staff: StaffedMuster;
let port = 0;

beforeAll(async () => {
  staff = await staffedMuster(['security-lead']);
  port = Number(new URL(await staff.muster.http.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(() => staff.muster.close());

const pieces = 60;
const piece = Buffer.alloc(1_000_000, ' ');

/** How the body says its length, and what becomes of the connection. */
type Way = 'counted' | 'chunked' | 'closing';

/** Sends pieces one after another and does not look at the answer before the last of them; then asks for something else. */
async function sendAll(path: string, token: string, type: string, way: Way): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const length = way === 'chunked' ? 'Transfer-Encoding: chunked' : `Content-Length: ${pieces * piece.length}`;
  const head = `Host: muster.example\r\nAuthorization: Bearer ${token}`;
  const connection = way === 'closing' ? 'close' : 'keep-alive';
  const own = `Content-Type: ${type}\r\nConnection: ${connection}\r\n${length}`;
  await written(socket, `POST ${path} HTTP/1.1\r\n${head}\r\n${own}\r\n\r\n`);
  for (let sent = 0; sent < pieces; sent++) {
    if (way === 'chunked') await written(socket, `${piece.length.toString(16)}\r\n`);
    await written(socket, piece);
    if (way === 'chunked') await written(socket, '\r\n');
  }
  if (way === 'chunked') await written(socket, '0\r\n\r\n');
  const answers = readAll(socket);
  if (way !== 'closing') await written(socket, `GET /healthz HTTP/1.1\r\n${head}\r\nConnection: close\r\n\r\n`);
  return answers;
}

function written(socket: Socket, data: string | Buffer): Promise<void> {
  return new Promise((done, fail) => socket.write(data, (error) => (error ? fail(error) : done())));
}

describe('whoever sends too much, to the last byte, reads why it was refused and may go on', () => {
  const json = 'application/json';
  test.each([
    ['a body that says its length', '/api/v1/incidents', 'person', json, 'counted', 413],
    ['a body that does not', '/api/v1/incidents', 'person', json, 'chunked', 413],
    ['a body of who wants to hear no more', '/api/v1/incidents', 'person', json, 'closing', 413],
    ['alerts', '/in/alertmanager', 'intake', json, 'counted', 413],
    ['alerts that do not say how many', '/in/alertmanager', 'intake', json, 'chunked', 413],
    ['alerts of who wants to hear no more', '/in/alertmanager', 'intake', json, 'closing', 413],
    ['a report of somebody unknown', '/report', 'person', 'multipart/form-data; boundary=x', 'counted', 400],
    ['a plan under a token that does not open it', '/api/v1/plans', 'intake', json, 'counted', 413],
    ['alerts under a token that does not open them', '/in/alertmanager', 'person', json, 'counted', 403],
  ] as const)('%s', async (_, path, whose, type, way, status) => {
    const answers = await sendAll(path, staff.tokens[whose], type, way);
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual([
      `HTTP/1.1 ${status}`,
      ...(way === 'closing' ? [] : ['HTTP/1.1 200']),
    ]);
  });

  test.each(['keep-alive', 'close'])(
    'and who goes away in the middle (%s) does the server no harm',
    async (connection) => {
      const socket = connect(port, '127.0.0.1');
      const head = `Host: muster.example\r\nAuthorization: Bearer ${staff.tokens.person}\r\nConnection: ${connection}`;
      await written(
        socket,
        `POST /api/v1/plans HTTP/1.1\r\n${head}\r\nContent-Type: ${json}\r\nContent-Length: 60000000\r\n\r\n`,
      );
      await written(socket, piece);
      const answer = readAll(socket);
      socket.resetAndDestroy();
      await answer;
      expect(await sendAll('/api/v1/plans', staff.tokens.person, json, 'counted')).toContain('HTTP/1.1 200');
    },
  );
});
