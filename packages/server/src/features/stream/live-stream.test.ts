import { setTimeout as wait } from 'node:timers/promises';
import { problem, routes } from '@muster/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFakeStore } from '../../platform/store/fake/fake-store.ts';
import type { LedgerRecord, Store } from '../../platform/store/store.ts';
import { handClock } from '../../testkit/hand-clock.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';
import { createLiveStream, usualLiveLimits } from './live-stream.ts';

const liveLimits = { perPerson: 3, total: 5, most: 200, beat: 60, slow: 150, look: 20 };
let staff: StaffedMuster;
let origin = '';
let ledgerReads = 0;
const open: AbortController[] = [];

beforeEach(async () => {
  const clock = handClock();
  const store = createFakeStore(clock.now);
  ledgerReads = 0;
  const counting: Store = {
    ...store,
    readLedger: (...given) => {
      ledgerReads += 1;
      return store.readLedger(...given);
    },
  };
  staff = await staffedMuster(['security-lead', 'operations-lead'], { store: counting, clock, liveLimits });
  await staff.muster.readIntake();
  origin = await staff.muster.http.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  for (const each of open.splice(0)) each.abort();
  await staff.muster.close();
});

interface Following {
  readonly status: number;
  readonly body: string;
  readonly headers: Headers;
  /** Everything that came until the text is there. */
  until(what: string | RegExp): Promise<string>;
  /** Everything until the server ended it. */
  end(): Promise<string>;
  leave(): void;
}

async function follow(token: string, query = '', headers: Record<string, string> = {}): Promise<Following> {
  const control = new AbortController();
  open.push(control);
  const response = await fetch(`${origin}/api/v1/stream${query}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: control.signal,
  });
  if (!response.ok || response.body === null) {
    const body = await response.text();
    return {
      status: response.status,
      body,
      headers: response.headers,
      until: async () => body,
      end: async () => body,
      leave: () => undefined,
    };
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const read = async (isEnough: () => boolean) => {
    while (!isEnough()) {
      const { done, value } = await reader.read();
      if (done) break;
      text += value;
    }
    return text;
  };
  return {
    status: response.status,
    body: '',
    headers: response.headers,
    until: (what) => read(() => (typeof what === 'string' ? text.includes(what) : what.test(text))),
    end: () => read(() => false),
    leave: () => control.abort(),
  };
}

const declare = async (title = 'A canary in the title') => {
  const { id } = await staff.at('security-lead').call(routes.incidents.declare, {
    body: { type: 'prompt-injection', title },
  });
  await staff.muster.readIntake();
  return id;
};

function entries(text: string): { id: number; data: Record<string, unknown> }[] {
  return [...text.matchAll(/^id: (\d+)\nevent: entry\ndata: (.*)$/gm)].map(([, id, data]) => ({
    id: Number(id),
    data: JSON.parse(data ?? '') as Record<string, unknown>,
  }));
}

const sizeNow = async () => (await staff.administrator.call(routes.system.checkpoint)).size;

describe('the live stream', () => {
  test('tells what changed as soon as the ledger has it, and nothing of what it says', async () => {
    const size = await sizeNow();
    const stream = await follow(staff.tokens.person);
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.headers.get('cache-control')).toBe('no-store');
    expect(await stream.until('\n\n')).toBe(`retry: 3000\nid: ${size - 1}\n\n`);
    const incident = await declare();
    const text = await stream.until('"incident-declared"');
    expect(entries(text)[0]).toEqual({
      id: size,
      data: {
        ledgerIndex: size,
        stream: { kind: 'incident', id: incident },
        version: 1,
        type: 'incident-declared',
        at: expect.stringMatching(/^2026-11-23T09:/),
      },
    });
    expect(text).not.toContain('canary');
  });

  test('goes on behind the last index that the reader has, in order and without a gap', async () => {
    await declare();
    const size = await sizeNow();
    const last = `"ledgerIndex":${size - 1}`;
    const whole = await (await follow(staff.tokens.person, '?after=-1')).until(last);
    expect(entries(whole).map(({ id }) => id)).toEqual(Array.from({ length: size }, (_, at) => at));
    const part = await follow(staff.tokens.person, '?after=-1', { 'last-event-id': String(size - 3) });
    expect(entries(await part.until(last)).map(({ id }) => id)).toEqual([size - 2, size - 1]);
    const upToDate = await follow(staff.tokens.person, '', { 'last-event-id': String(size - 1) });
    expect(entries(await upToDate.until('still here'))).toEqual([]);
  });

  test.each([
    ['beyond what there is', '5000', 5000],
    ['too far back', '-1', -1],
    ['none of ours', 'x1', null],
  ])('says reset where the index is %s', async (_, said, asked) => {
    for (let made = 0; (await sizeNow()) < 210; made++) await declare();
    const size = await sizeNow();
    const stream = await follow(staff.tokens.person, '', { 'last-event-id': said });
    const text = await stream.until(/event: reset\ndata: .*\n\n/);
    expect(text).toContain(`id: ${size - 1}\nevent: reset\ndata: {"asked":${asked},"size":${size},"most":200}\n\n`);
    await declare();
    expect(entries(await stream.until('event: entry'))[0]?.id).toBe(size);
  });

  test('refuses an index that is no number', async () => {
    expect((await follow(staff.tokens.person, '?after=x')).status).toBe(400);
  });

  test('says that it lives', async () => {
    const stream = await follow(staff.tokens.person);
    expect(await stream.until(/(?:: still here\n\n[^]*){2}/)).toContain(': still here');
  });

  test('reads the ledger once, however many follow', async () => {
    const streams = await Promise.all([
      ...[1, 2, 3].map(() => follow(staff.tokens.person)),
      follow(staff.tokens.administrator),
    ]);
    ledgerReads = 0;
    await declare();
    await Promise.all(streams.map((stream) => stream.until('"incident-declared"')));
    expect(ledgerReads).toBe(1);
  });

  test('is bounded for one person and for all, also when many come at once', async () => {
    const person = await Promise.all(Array.from({ length: 5 }, () => follow(staff.tokens.person)));
    expect(person.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 200, 200, 429, 429]);
    const refused = person.find(({ status }) => status === 429);
    expect(problem.parse(JSON.parse(refused?.body ?? '')).code).toBe('rate/too-many');
    expect(refused?.headers.get('retry-after')).toBe('5');
    const others = await Promise.all(Array.from({ length: 3 }, () => follow(staff.tokens.administrator)));
    expect(others.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 200, 503]);
    person.find(({ status }) => status === 200)?.leave();
    await wait(50);
    expect((await follow(staff.tokens.administrator)).status).toBe(200);
  });

  test('ends with the session, and with the person, as soon as the ledger says so', async () => {
    await staff.muster.close();
    const slowly = { ...liveLimits, beat: 600_000 };
    staff = await staffedMuster(['security-lead', 'operations-lead'], { liveLimits: slowly });
    await staff.muster.readIntake();
    origin = await staff.muster.http.listen({ host: '127.0.0.1', port: 0 });
    const first = await follow(staff.tokens.person);
    const other = await follow(staff.tokens.administrator);
    await staff.at('security-lead').call(routes.people.endSession, { body: {} });
    await staff.muster.readIntake();
    expect(await first.end()).toContain(': This session has ended.');
    const { link, person } = await staff.administrator.call(routes.people.invite, { body: { name: 'Somebody' } });
    const { token } = await staff.muster
      .client(null)
      .call(routes.people.useLink, { body: { secret: link.slice(link.indexOf('#') + 1) } });
    const gone = await follow(token);
    await staff.administrator.call(routes.people.remove, { params: { person }, body: { reason: 'They left' } });
    await staff.muster.readIntake();
    expect(await gone.end()).toContain(': This session has ended.');
    await declare0();
    expect(await other.until('"incident-declared"')).not.toContain('ended');
  });

  test('ends when its token expires, though nothing happens', async () => {
    const stream = await follow(staff.tokens.person);
    staff.muster.clock.pass(31 * 86_400_000);
    expect(await stream.end()).toContain(': This session has ended.');
  });

  test('does not keep the server from stopping', async () => {
    const stream = await follow(staff.tokens.person);
    await stream.until('\n\n');
    const began = performance.now();
    await staff.muster.http.close();
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(await stream.end()).toContain(': The server is stopping.');
  });

  test('is for people alone', async () => {
    for (const token of [staff.tokens.flags, staff.tokens.intake, 'wrong'])
      expect([401, 403]).toContain((await follow(token)).status);
  });
});

/** By somebody whose session has not ended. */
async function declare0(): Promise<void> {
  await staff.at('operations-lead').call(routes.incidents.declare, {
    body: { type: 'prompt-injection', title: 'Another' },
  });
  await staff.muster.readIntake();
}

describe('a reader that takes nothing', () => {
  const record = (index: number): LedgerRecord => ({
    stream: 'incident/1',
    version: index + 1,
    ledgerIndex: index,
    id: String(index),
    type: 'task-done',
    hash: '',
    salt: new Uint8Array(),
    bytes: new TextEncoder().encode('{"recordedAt":"2026-11-23T09:00:00.000Z"}'),
  });

  async function filled(entries: number) {
    let read = 0;
    const live = createLiveStream(
      {
        organisation: 'example',
        onFault: (error) => expect(error).toBeUndefined(),
        store: {
          latestCheckpoint: async () => ({
            size: entries,
            root: new Uint8Array(),
            note: '',
            at: handClock().now(),
          }),
          readLedger: async (_, from, limit) => {
            read += limit;
            return Array.from({ length: Math.min(limit, entries - from) }, (_unused, at) => record(from + at));
          },
        },
      },
      { ...usualLiveLimits, slow: 100, look: 20 },
    );
    const answer = await live.follow({ person: 'somebody', after: -1, isLetIn: async () => true });
    if (answer.kind !== 'open') throw new TypeError('It was let in.');
    return { chunks: answer.chunks, readSoFar: () => read };
  }

  test('fills no memory, is told why it ends, and is not waited for', async () => {
    const { chunks, readSoFar } = await filled(20_000);
    await wait(60);
    expect(readSoFar()).toBeLessThan(1_500);
    expect(chunks.readableLength).toBeLessThan(400_000);
    await wait(100);
    let text = '';
    for await (const chunk of chunks) text += String(chunk);
    expect(text).toMatch(/: You read too slowly\..*\n\n$/);
    const got = entries(text).map(({ id }) => id);
    expect(got).toEqual(got.map((_, at) => at));
    expect(got.length).toBeLessThan(20_000);
  });

  test('is destroyed where it never reads at all', async () => {
    const { chunks } = await filled(20_000);
    await wait(300);
    expect(chunks.destroyed).toBe(true);
  });

  test('costs nobody else anything: one that reads gets all', async () => {
    const { chunks } = await filled(20_000);
    let count = 0;
    for await (const chunk of chunks) {
      count += entries(String(chunk)).length;
      if (count >= 20_000) break;
    }
    expect(count).toBe(20_000);
  });
});
