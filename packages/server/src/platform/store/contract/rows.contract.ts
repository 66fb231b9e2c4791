import { describe, expect, it } from 'vitest';
import { appendOf } from '../append-of.ts';
import type { ListOptions, Page, RowChange } from '../store.ts';
import { auditEntry, minute, newOrganisation, sealedContent } from './contract-world.ts';
import type { ContractWorld } from './contract-world.ts';
import { streamAppend } from './sample-events.ts';

/** Every item of a list, page by page. */
async function walk<T>(list: (options: ListOptions) => Promise<Page<T>>, limit: number, order: ListOptions['order']) {
  const items: T[] = [];
  let after: string | null = null;
  do {
    const page: Page<T> = await list({ limit, after, order });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    after = page.next;
  } while (after !== null);
  return items;
}

/** Read models, lists and contents. */
export function rowsContract(world: () => ContractWorld): void {
  const row = (key: string, sort: string, value: RowChange['row'] = { key }): RowChange => ({
    model: 'incidents',
    key,
    sort,
    row: value,
  });

  describe('rows', () => {
    it('are put, replaced and taken away; the last change in an append stands', async () => {
      const { store } = world();
      const organisation = newOrganisation();
      await store.append(
        appendOf(organisation, { rows: [row('a', '1'), row('b', '2'), row('c', '3'), row('c', '3', null)] }),
      );
      await store.append(
        appendOf(organisation, { rows: [row('a', '9', { now: [1, null, 'é'] }), row('b', '', null), row('b', '4')] }),
      );
      expect(await store.readRow(organisation, 'incidents', 'a')).toEqual({
        key: 'a',
        sort: '9',
        row: { now: [1, null, 'é'] },
      });
      expect(await store.readRow(organisation, 'incidents', 'b')).toEqual({ key: 'b', sort: '4', row: { key: 'b' } });
      expect(await store.readRow(organisation, 'incidents', 'c')).toBeNull();
      expect(await store.readRow(organisation, 'others', 'a')).toBeNull();
    });

    it('are listed by sort and key, in both directions, without loss or repeat at a page border', async () => {
      const { store } = world();
      const organisation = newOrganisation();
      const sorts = ['2', '1', '1', '3', 'B', 'a', 'é', '😀', '\uffff'];
      await store.append(appendOf(organisation, { rows: sorts.map((sort, at) => row(`k${at}`, sort)) }));
      const list = (options: ListOptions) => store.listRows(organisation, 'incidents', options);
      const rising = ['k1', 'k2', 'k0', 'k3', 'k4', 'k5', 'k6', 'k8', 'k7'];
      for (const limit of [1, 2, 3, 9, 20]) {
        expect((await walk(list, limit, 'rising')).map(({ key }) => key)).toEqual(rising);
        expect((await walk(list, limit, 'falling')).map(({ key }) => key)).toEqual(rising.toReversed());
      }
      expect((await list({ limit: 9, after: null, order: 'rising' })).next).toBeNull();
    });

    it('of a model are rebuilt in one go; other models and organisations stay', async () => {
      const { store } = world();
      const [organisation, other] = [newOrganisation(), newOrganisation()];
      const kept = { model: 'kept', key: 'k', sort: '', row: 1 };
      for (const name of [organisation, other]) await store.append(appendOf(name, { rows: [row('old', '1'), kept] }));
      const many = Array.from({ length: 1500 }, (_, at) => row(`new-${at}`, String(at).padStart(5, '0')));
      await store.replaceRows(organisation, ['incidents', 'empty'], many);
      const list = (options: ListOptions) => store.listRows(organisation, 'incidents', options);
      expect(await walk(list, 400, 'rising')).toHaveLength(1500);
      expect(await store.readRow(organisation, 'incidents', 'old')).toBeNull();
      expect(await store.readRow(organisation, 'kept', 'k')).not.toBeNull();
      expect(await store.readRow(other, 'incidents', 'old')).not.toBeNull();
      await store.replaceRows(organisation, ['incidents'], []);
      expect(await walk(list, 400, 'rising')).toEqual([]);
    });
  });

  describe('lists', () => {
    it('give streams by prefix, which is text and no pattern', async () => {
      const { store } = world();
      const organisation = newOrganisation();
      const names = [
        'incident/1',
        'incident/10',
        'incident/2',
        'incident',
        'incident%',
        'incident_',
        'Incident/1',
        'person/1',
        'incident/é',
      ];
      await store.append(appendOf(organisation, { streams: names.map((name) => streamAppend(organisation, name)) }));
      const under = (prefix: string) => (options: ListOptions) => store.listStreams(organisation, prefix, options);
      const incidents = ['incident/1', 'incident/10', 'incident/2', 'incident/é'];
      expect(await walk(under('incident/'), 2, 'rising')).toEqual(incidents);
      expect(await walk(under('incident/'), 3, 'falling')).toEqual(incidents.toReversed());
      expect(await walk(under('incident%'), 3, 'rising')).toEqual(['incident%']);
      expect(await walk(under(''), 2, 'rising')).toHaveLength(names.length);
    });

    it('give the audit trail by time', async () => {
      const { store } = world();
      const organisation = newOrganisation();
      const entries = [3, 1, 2, 2].map((at, n) => auditEntry(`a-${n}`, minute(at)));
      for (const entry of entries) await store.append(appendOf(organisation, { audit: [entry] }));
      const list = (options: ListOptions) => store.listAudit(organisation, options);
      expect(await walk(list, 2, 'rising')).toEqual([entries[1], entries[2], entries[3], entries[0]]);
      expect((await walk(list, 1, 'falling')).map(({ id }) => id)).toEqual(['a-0', 'a-3', 'a-2', 'a-1']);
    });

    it('refuse a cursor of another list and a page of nothing', async () => {
      const { store } = world();
      const page = (after: string | null, limit = 1) => store.listAudit('o', { limit, after, order: 'rising' });
      await expect(page('nonsense')).rejects.toMatchObject({ code: 'invalid' });
      await expect(page(Buffer.from('["one"]').toString('base64url'))).rejects.toMatchObject({ code: 'invalid' });
      await expect(page(null, 0)).rejects.toMatchObject({ code: 'invalid' });
    });
  });

  describe('contents', () => {
    it('are read back as sealed, in the order asked for, and are gone once destroyed', async () => {
      const { store } = world();
      const organisation = newOrganisation();
      const [one, two] = [sealedContent('c-1'), { ...sealedContent('c-2'), ciphertext: null }];
      await store.append(appendOf(organisation, { contents: [one, two] }));
      expect(await store.readContents(organisation, ['c-2', 'none', 'c-1'])).toEqual([two, one]);
      expect(await store.readContents(organisation, [])).toEqual([]);
      await store.append(appendOf(organisation, { destroyed: ['c-1', 'none'] }));
      expect(await store.readContents(organisation, ['c-1', 'c-2'])).toEqual([two]);
    });

    it('never come back under the id of what was destroyed', async () => {
      const { store } = world();
      const organisation = newOrganisation();
      await store.append(appendOf(organisation, { contents: [sealedContent('c-1')] }));
      await store.append(appendOf(organisation, { destroyed: ['c-1'] }));
      const again = store.append(appendOf(organisation, { contents: [sealedContent('c-1')] }));
      await expect(again).rejects.toMatchObject({ code: 'duplicate' });
      expect(await store.readContents(organisation, ['c-1'])).toEqual([]);
    });
  });
}
