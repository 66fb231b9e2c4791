import { routes } from '@muster/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryBlobStore } from '../../../platform/content/memory-blob-store.ts';
import { IntakeError } from '../../../platform/intake/intake-error.ts';
import { createMemoryIntakeLog } from '../../../platform/intake/memory-intake-log.ts';
import { staffedMuster } from '../../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../../testkit/staffed-muster.ts';

let staff: StaffedMuster;
let intake: ReturnType<typeof createMemoryIntakeLog>;
let failing: IntakeError | null;
let blobs: ReturnType<typeof createMemoryBlobStore>;

beforeEach(async () => {
  failing = null;
  const inner = createMemoryIntakeLog();
  intake = {
    ...inner,
    append: (record) => (failing === null ? inner.append(record) : Promise.reject(failing)),
  };
  blobs = createMemoryBlobStore();
  staff = await staffedMuster(['security-lead'], { intake, blobs });
});
afterEach(() => staff.muster.close());

interface Sent {
  readonly fields?: Record<string, string>;
  readonly files?: readonly { readonly name: string; readonly type?: string; readonly bytes: Uint8Array | string }[];
  readonly headers?: Record<string, string>;
}

async function ticket(): Promise<string> {
  const { body } = await staff.muster.http.inject({ url: '/report' });
  return /name="ticket" value="([^"]+)"/.exec(body)?.[1] ?? '';
}

async function post(url: string, { fields = {}, files = [], headers = {} }: Sent) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { name, type = '', bytes } of files)
    form.append('files', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], { type }), name);
  const request = new Request('http://localhost', { method: 'POST', body: form });
  const response = await staff.muster.http.inject({
    method: 'POST',
    url,
    headers: { 'content-type': request.headers.get('content-type') ?? '', ...headers },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  return { status: response.statusCode, body: response.body, headers: response.headers };
}

/** Fills in the form as a person does: some seconds after it was opened. */
async function send(sent: Sent) {
  const given = await ticket();
  staff.muster.clock.pass(20_000);
  return post('/report', {
    ...sent,
    fields: { ticket: given, website: '', description: 'It showed me the bill of somebody else', ...sent.fields },
  });
}

const codeIn = (body: string) => /<p class="code">([^<]+)<\/p>/.exec(body)?.[1] ?? '';
const status = async (code: string) => staff.muster.http.inject({ url: `/report/${code}` });
const groups = async () => (await staff.at('security-lead').call(routes.signals.list)).items;

describe('the public report form', () => {
  test('is a page without scripts that asks for one thing', async () => {
    const { statusCode, headers, body } = await staff.muster.http.inject({ url: '/report' });
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).not.toMatch(/<script|<style|style=|javascript:|\son\w+=/i);
    expect([...body.matchAll(/<(?:input|textarea|select)[^>]* required/g)]).toHaveLength(2);
    expect(body).toContain('<textarea id="description" name="description" rows="8" maxlength="20000" required');
    expect(body).toContain('Customer support assistant');
    expect(body).not.toContain('support-assistant');
    expect(String(headers['content-security-policy'])).toContain("form-action 'self'");
    expect((await staff.muster.http.inject({ url: '/page.css' })).headers['content-type']).toContain('text/css');
  });

  test('makes a signal that people find in their inbox, with its files as inert bytes', async () => {
    const big = new Uint8Array(200_000).fill(65);
    const { status: answered, body } = await send({
      fields: { system: 'Customer support assistant', contact: 'somebody@example.com' },
      files: [
        { name: '../../évil.html', type: 'text/html', bytes: '<script>alert(1)</script>' },
        { name: 'screen.png', type: 'image/png', bytes: big },
        { name: 'empty.txt', type: 'text/plain', bytes: '' },
      ],
    });
    expect(answered).toBe(201);
    expect(codeIn(body)).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    await staff.muster.readIntake();
    const [group] = await groups();
    expect(group).toMatchObject({
      source: 'report',
      system: 'support-assistant',
      title: 'It showed me the bill of somebody else',
      triage: 'new',
    });
    const shown = await staff.at('security-lead').call(routes.signals.show, { params: { group: group?.id ?? '' } });
    const content = shown.members[0]?.content as { contact: string; attachments: { content: string; name: string }[] };
    expect(content.contact).toBe('somebody@example.com');
    expect(content.attachments.map(({ name }) => name)).toEqual(['évil.html', 'screen.png']);
    const [page, picture] = content.attachments;
    const read = (id: string) =>
      staff.muster.http.inject({
        url: `/api/v1/signals/${group?.id}/attachments/${id}`,
        headers: { authorization: `Bearer ${staff.tokens.person}` },
      });
    const opened = await read(page?.content ?? '');
    expect(opened.body).toBe('<script>alert(1)</script>');
    expect(opened.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'attachment; filename="_vil.html"',
      'x-content-type-options': 'nosniff',
    });
    expect((await read(picture?.content ?? '')).rawPayload.equals(Buffer.from(big))).toBe(true);
    expect((await read('018f0000-0000-7000-8000-000000000001')).statusCode).toBe(404);
    expect(
      (await staff.muster.http.inject({ url: `/api/v1/signals/${group?.id}/attachments/${page?.content}` })).statusCode,
    ).toBe(401);
  });

  test('tells the reporter what became of it, from the moment it is acknowledged, and nothing of what it says', async () => {
    const code = codeIn((await send({})).body);
    expect((await status(code)).body).toContain('<h1>Received</h1>');
    await staff.muster.readIntake();
    expect((await status(code.toLowerCase().replaceAll('-', ' '))).body).toContain('<h1>Received</h1>');
    expect((await status(code)).body).not.toContain('bill');
    const group = (await groups())[0]?.id ?? '';
    await staff.at('security-lead').call(routes.signals.triage, { params: { group }, body: {} });
    expect((await status(code)).body).toContain('<h1>Being looked at</h1>');
    await staff.at('security-lead').call(routes.incidents.declare, {
      body: { type: 'sensitive-data-exposure', title: 'Bills of others', signalGroups: [group] },
    });
    expect((await status(code)).body).toContain('<h1>Handled as an incident</h1>');
    const declined = codeIn((await send({})).body);
    await staff.muster.readIntake();
    const other = (await groups()).find(({ triage }) => triage === 'new')?.id ?? '';
    await staff.at('security-lead').call(routes.signals.decline, {
      params: { group: other },
      body: { reason: 'The inner reason' },
    });
    expect((await status(declined)).body).toContain('<h1>Looked at, no incident</h1>');
    expect((await status(declined)).body).not.toContain('inner reason');
  });

  test('takes a note to a report into its group', async () => {
    const code = codeIn((await send({})).body);
    const noted = await post(`/report/${code}`, { fields: { note: 'It happened again' } });
    expect([noted.status, noted.body.includes('Your note is kept')]).toEqual([201, true]);
    await staff.muster.readIntake();
    const [group, ...more] = await groups();
    expect(more).toEqual([]);
    const shown = await staff.at('security-lead').call(routes.signals.show, { params: { group: group?.id ?? '' } });
    expect(shown.members.map(({ content }) => (content as { description: string }).description).toSorted()).toEqual([
      'It happened again',
      'It showed me the bill of somebody else',
    ]);
    expect((await post(`/report/${code}`, { fields: { note: '  ' } })).status).toBe(400);
  });

  test('knows no report under a code that nobody was given, and keeps codes out of the audit', async () => {
    const code = codeIn((await send({})).body);
    const foreign = code.replace(/^./, (first) => (first === '0' ? '1' : '0'));
    for (const tried of [foreign, 'x', '..%2f', '%00']) expect([404, 400]).toContain((await status(tried)).statusCode);
    expect((await post(`/report/${foreign}`, { fields: { note: 'x' } })).status).toBe(404);
    await status(code);
    const audit = await staff.administrator.call(routes.system.audit, { query: { limit: 200 } });
    expect(JSON.stringify(audit)).toContain('report.status');
    expect(JSON.stringify(audit)).not.toContain(code);
  });

  test('opens no content that another source calls an attachment', async () => {
    await send({ files: [{ name: 'a.txt', bytes: 'kept apart' }] });
    await staff.muster.readIntake();
    const [report] = await groups();
    const shown = await staff.at('security-lead').call(routes.signals.show, { params: { group: report?.id ?? '' } });
    const said = shown.members[0]?.content as { attachments: { content: string }[] };
    const body = new TextEncoder().encode(JSON.stringify({ ...said, kind: 'report', description: 'x', contact: null }));
    await staff.intake.call(routes.signals.generic, { body });
    await staff.muster.readIntake();
    const other = (await groups()).find(({ source }) => source === 'generic');
    const opened = await staff.muster.http.inject({
      url: `/api/v1/signals/${other?.id}/attachments/${said.attachments[0]?.content}`,
      headers: { authorization: `Bearer ${staff.tokens.person}` },
    });
    expect([opened.statusCode, other?.source]).toEqual([404, 'generic']);
  });

  test('finds a code that is typed in', async () => {
    const found = await staff.muster.http.inject({ url: '/report?code=ab%20/%20cd' });
    expect([found.statusCode, found.headers['location']]).toEqual([303, '/report/ab%20%2F%20cd']);
  });
});

describe('a report that cannot be taken', () => {
  const typed = {
    description: 'Words <b>typed</b> & "kept"',
    contact: 'me@example.com',
    system: 'Customer support assistant',
  };
  const keepsWords = (body: string) => {
    expect(body).toContain('Words &#60;b&#62;typed&#60;/b&#62; &#38; &#34;kept&#34;');
    expect(body).toContain('value="me@example.com"');
    expect(body).toMatch(/<option value="Customer support assistant" selected/);
    expect(body).toContain('class="mend" role="alert"');
  };

  afterEach(async () => {
    await staff.muster.readIntake();
    expect(await groups()).toEqual([]);
    const left: string[] = [];
    for await (const id of blobs.list()) left.push(id);
    expect(left).toEqual([]);
  });

  test('is said in plain words: nothing was said', async () => {
    const { status: answered, body } = await send({ fields: { description: '   ', contact: 'me@example.com' } });
    expect([answered, body.includes('Say what happened')]).toEqual([400, true]);
    expect(body).toContain('value="me@example.com"');
  });

  test.each<[string, Sent, number, string]>([
    [
      'a file too large',
      { files: [{ name: 'a', bytes: new Uint8Array(10_485_761) }] },
      413,
      'A file is larger than 10 MB',
    ],
    [
      'files together too large',
      { files: [1, 2, 3].map((at) => ({ name: `f${at}`, bytes: new Uint8Array(9_000_000) })) },
      413,
      'together are larger than 25 MB',
    ],
    [
      'too many files',
      { files: [1, 2, 3, 4, 5, 6].map((at) => ({ name: `f${at}`, bytes: new Uint8Array(100_000) })) },
      413,
      'More than 5 files',
    ],
    ['what a program fills in', { fields: { website: 'http://spam.example' } }, 400, 'must stay empty'],
    ['a ticket that nobody gave out', { fields: { ticket: 'zzz.forged' } }, 400, 'open for a long time'],
  ])('%s', async (_, sent, answered, words) => {
    const given = await send({ ...sent, fields: { ...typed, ...sent.fields } });
    expect([given.status, given.body.includes(words)]).toEqual([answered, true]);
    keepsWords(given.body);
  });

  test('words too long are shown again, every one', async () => {
    const description = 'x'.repeat(20_001);
    const given = await send({ fields: { description } });
    expect([given.status, given.body.includes(description)]).toEqual([413, true]);
  });

  test('was sent quicker than people type, or a day later, with a fresh ticket for the next try', async () => {
    const quick = await post('/report', { fields: { ...typed, ticket: await ticket() } });
    expect(quick.body).toContain('quicker than people type');
    keepsWords(quick.body);
    const old = await ticket();
    staff.muster.clock.pass(86_400_001);
    const late = await post('/report', { fields: { ...typed, ticket: old } });
    expect(late.body).toContain('open for a long time');
    expect(/name="ticket" value="([^"]+)"/.exec(late.body)?.[1]).not.toBe(old);
  });

  test('was not durable: nothing is acknowledged, and no file is left', async () => {
    failing = new IntakeError('disk-full', 'No space left');
    const given = await send({ fields: typed, files: [{ name: 'a', bytes: new Uint8Array(100_000) }] });
    expect([given.status, given.body.includes('could not be kept just now')]).toEqual([503, true]);
    keepsWords(given.body);
    expect(codeIn(given.body)).toBe('');
  });

  test('is no form, or was cut off', async () => {
    const inject = (type: string, payload: string) =>
      staff.muster.http.inject({ method: 'POST', url: '/report', headers: { 'content-type': type }, payload });
    expect((await inject('application/json', '{}')).body).toContain('This was not sent by the form');
    expect((await inject('multipart/form-data', 'x')).body).toContain('This was not sent by the form');
    const cut =
      '--b\r\nContent-Disposition: form-data; name="description"\r\n\r\nHalf\r\n--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nbytes';
    const answer = await inject('multipart/form-data; boundary=b', cut);
    expect([answer.statusCode, answer.body.includes('Not everything arrived')]).toEqual([400, true]);
    expect(answer.body).toContain('Half</textarea');
  });

  test('comes from a page of another site', async () => {
    const given = await send({ fields: typed, headers: { 'sec-fetch-site': 'cross-site' } });
    expect(given.status).toBe(403);
  });

  test('comes too often: from one address, and from all', async () => {
    const answers = [];
    for (let made = 0; made < 12; made++) answers.push(await post('/report', { fields: { description: '' } }));
    const last = answers.at(-1);
    expect([last?.status, Number(last?.headers['retry-after']) > 0]).toEqual([429, true]);
    expect(last?.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(last?.body).toContain('what you wrote is still there');
  });
});
