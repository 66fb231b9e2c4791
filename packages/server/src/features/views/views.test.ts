import { ProblemError, routes } from '@muster/api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const r = routes.views;

let staff: StaffedMuster;
beforeEach(async () => {
  staff = await staffedMuster(['security-lead', 'support-lead']);
});
afterEach(() => staff.muster.close());

const lead = () => staff.at('security-lead');
const save = (name: string, filter: { readonly text?: string; readonly severity?: 'critical' } = {}) =>
  lead().call(r.save, { body: { name, filter } });

async function refused(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => null,
    (fault: unknown) => fault,
  );
  return error instanceof ProblemError ? error.problem.code : 'done';
}

test('a view is kept for the one who saved it, and for nobody else', async () => {
  const { id } = await save('Grave ones', { severity: 'critical', text: 'leak' });
  expect((await lead().call(r.list, {})).views).toEqual([
    { id, name: 'Grave ones', filter: { severity: 'critical', text: 'leak' } },
  ]);
  expect((await staff.at('support-lead').call(r.list, {})).views).toEqual([]);
  const foreign = staff.at('support-lead').call(r.remove, { params: { view: id } });
  expect(await refused(foreign)).toBe('view/unknown');
  expect((await lead().call(r.list, {})).views).toHaveLength(1);
});

test('the same name is replaced, and what was there is destroyed; what is taken away too', async () => {
  const first = await save('Mine', { text: 'Somebody by name' });
  const second = await save('Mine', { text: 'another' });
  expect(second.id).toBe(first.id);
  expect((await lead().call(r.list, {})).views.map(({ filter }) => filter.text)).toEqual(['another']);
  await lead().call(r.remove, { params: { view: first.id } });
  expect((await lead().call(r.list, {})).views).toEqual([]);
  const { store } = staff.muster.parts;
  const events = await store.loadStream('example', `views/${staff.personIn('security-lead')}`);
  const texts = events.map(({ bytes }) => Buffer.from(bytes).toString('utf8')).join();
  expect(texts).not.toContain('by name');
  const ids = [...texts.matchAll(/"id":"([0-9a-f-]{36})","mediaType"/g)].map(([, id = '']) => id);
  expect(ids).toHaveLength(2);
  expect(await store.readContents('example', ids)).toEqual([]);
});

test('there are fifty at most, and filters are those of the list', async () => {
  for (let at = 1; at <= 50; at += 1) await save(`View ${at}`);
  expect(await refused(save('View 51'))).toBe('view/too-many');
  expect(await refused(save('View 50', { text: 'again' }))).toBe('done');
  const wrong = await staff.muster.http.inject({
    method: 'POST',
    url: '/api/v1/me/views',
    payload: { name: 'Wrong', filter: { severity: 'worst', column: 'secret' } },
    headers: { authorization: `Bearer ${staff.tokens.person}` },
  });
  expect([wrong.statusCode, wrong.json().code]).toEqual([400, 'request/invalid']);
});
