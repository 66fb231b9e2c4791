import { put, putLong } from './hostile-text.ts';

/** Calls as somebody, and names the fields that it fills. */
export type Ask = (
  who: string,
  path: string,
  body: unknown,
  fields: string,
  method?: 'PUT',
) => Promise<Readonly<Record<string, unknown>>>;

/** A factor, a follow-up that was moved and is validated, one that is owed again, and one whose words are gone. */
export async function fillReview(ask: Ask, incident: string, person: string): Promise<void> {
  const factor = { kind: 'model', text: putLong('factor.record text') };
  await ask('ml-lead', `${incident}/factors`, factor, 'factor.record text');
  const owner = { kind: 'person', person };
  const due = new Date(Date.now() + 9 * 86_400_000).toISOString();
  const open = (title: string, fields = '') =>
    ask('operations-lead', `${incident}/follow-ups`, { title, owner, due }, fields);
  await open(put('follow-up.open title').slice(0, 300), 'follow-up.open title');
  const step = (who: string, path: string, operation: string, field: string, more: object = {}) =>
    ask(who, `/follow-ups/${path}`, { [field]: put(`${operation} ${field}`), ...more }, `${operation} ${field}`);
  await step('operations-lead', 'F-1/move', 'follow-up.move', 'reason', { due });
  await step('ml-lead', 'F-1/done', 'follow-up.done', 'how');
  await step('security-lead', 'F-1/validate', 'follow-up.validate', 'how');
  await open('Owed again');
  await ask('ml-lead', '/follow-ups/F-2/done', { how: 'Done' }, '');
  await step('security-lead', 'F-2/reopen', 'follow-up.reopen', 'reason', { due });
  await open('Words that go');
  const { items } = await ask('security-lead', '/follow-ups', null, '');
  const listed = Array.isArray(items) ? (items as readonly { reference: string; content: string }[]) : [];
  const content = listed.find(({ reference }) => reference === 'F-3')?.content ?? '';
  await step('general-counsel', 'F-3/redactions', 'follow-up.redact', 'reason', { content });
}
