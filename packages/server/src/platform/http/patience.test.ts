import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { routes } from '@muster/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAll } from '../../testkit/read-all.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const patience = { whole: 600, idle: 300 };
let staff: StaffedMuster;
let port = 0;
let upload = '';

beforeAll(async () => {
  staff = await staffedMuster(['security-lead'], { patience });
  const address = await staff.muster.http.listen({ host: '127.0.0.1', port: 0 });
  port = Number(new URL(address).port);
  const body = { type: 'prompt-injection', system: 'support-assistant', title: 'A leak' };
  const { id } = await staff.at('security-lead').call(routes.incidents.declare, { body });
  upload = `/api/v1/incidents/${id}/evidence?category=prompts-and-outputs&title=x&source=y`;
});
afterAll(() => staff.muster.close());

/** Begins a request whose body has `pieces` bytes and sends one every `every` milliseconds; what came back until it ended. */
async function drip(path: string, token: string, pieces: number, every: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const answer = readAll(socket);
  const type = path === upload ? 'application/octet-stream' : 'application/json';
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: muster.example\r\nConnection: close\r\nAuthorization: Bearer ${token}\r\nContent-Type: ${type}\r\nContent-Length: ${pieces}\r\n\r\n`,
  );
  for (let sent = 0; sent < pieces && !socket.destroyed; sent++) {
    await wait(every);
    if (!socket.destroyed) socket.write('x');
  }
  return answer;
}

describe('the server', () => {
  test('takes an upload that is slow but comes', async () => {
    expect(await drip(upload, staff.tokens.person, 15, 100)).toMatch(/^HTTP\/1\.1 201 /);
  });

  test('ends an upload that stands still', async () => {
    const began = performance.now();
    expect(await drip(upload, staff.tokens.person, 2, 1_500)).not.toContain(' 201 ');
    expect(performance.now() - began).toBeLessThan(2_900);
  });

  test.each([
    ['JSON that never ends', '/api/v1/incidents', () => staff.tokens.person],
    ['an upload of who is not known', '', () => 'made-up'],
  ])('ends %s', async (_, path, token) => {
    const began = performance.now();
    await drip(path === '' ? upload : path, token(), 100, 50);
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  test('ends alerts that were refused and go on coming', async () => {
    const socket = connect(port, '127.0.0.1');
    const answer = readAll(socket);
    const { bodyBytes } = routes.signals.alertmanager.limit;
    socket.write(
      `POST /in/alertmanager HTTP/1.1\r\nHost: muster.example\r\nAuthorization: Bearer ${staff.tokens.intake}\r\nContent-Type: application/json\r\nContent-Length: ${2 * bodyBytes}\r\n\r\n`,
    );
    socket.write(Buffer.alloc(bodyBytes + 1));
    const trickle = setInterval(() => socket.write('x'), 50);
    expect(await answer).toMatch(/^HTTP\/1\.1 413 /);
    clearInterval(trickle);
  });
});
