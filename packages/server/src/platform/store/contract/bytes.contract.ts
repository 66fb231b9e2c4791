import { describe, expect, it } from 'vitest';
import { appendOf } from '../append-of.ts';
import { noHash } from '../check-append.ts';
import type { EncodedEvent } from '../store.ts';
import { newOrganisation } from './contract-world.ts';
import type { ContractWorld } from './contract-world.ts';
import { encodeJson, encodeText, sampleEvent, streamAppend } from './sample-events.ts';

/** Event bytes: only RFC 8785 canonical JSON that names its own place gets in, whatever the database would take. */
export function bytesContract(world: () => ContractWorld): void {
  const attempt = (organisation: string, events: readonly EncodedEvent[]) =>
    world().store.append(
      appendOf(organisation, { streams: [{ stream: 'incident/1', expectedVersion: 0, expectedHash: noHash, events }] }),
    );

  const textOf = (event: EncodedEvent) => new TextDecoder().decode(event.bytes);

  describe('event bytes', () => {
    it.each<[string, (text: string) => string]>([
      ['with a space', (text) => text.replace('":', '": ')],
      [
        'with keys in another order',
        (text) => text.replace('{"actor"', '{"version":1,"actor"').replace(',"version":1}', '}'),
      ],
      ['with a key twice', (text) => text.replace('{"actor"', '{"actor":1,"actor"')],
      ['with a number spelled otherwise', (text) => text.replace('1200', '1.2e3')],
      ['with a needless escape', (text) => text.replace('people', '\\u0070eople')],
      ['with a NUL', (text) => text.replace('people', '\\u0000')],
      ['with a lone surrogate', (text) => text.replace('people', '\\ud800')],
      ['cut off', (text) => text.slice(0, -1)],
      ['with something behind', (text) => `${text}\n`],
      ['with a byte order mark', (text) => `\ufeff${text}`],
      ['that are no object', () => '[1]'],
      ['that nest without end', () => '['.repeat(100_000)],
    ])('%s are refused', async (_, spoil) => {
      const organisation = newOrganisation();
      const event = sampleEvent(organisation, 'incident/1', null);
      const spoiled = encodeText(event.id, event.type, spoil(textOf(event)));
      await expect(attempt(organisation, [spoiled])).rejects.toMatchObject({ code: 'invalid' });
      expect(await world().store.streamHead(organisation, 'incident/1')).toBeNull();
    });

    it('that are not UTF-8 are refused', async () => {
      const organisation = newOrganisation();
      const event = sampleEvent(organisation, 'incident/1', null);
      const bytes = Uint8Array.from([...event.bytes.slice(0, 10), 0xed, 0xa0, 0x80, ...event.bytes.slice(10)]);
      const { hash } = await import('node:crypto');
      const spoiled = { ...event, bytes, hash: hash('sha256', bytes, 'hex') };
      await expect(attempt(organisation, [spoiled])).rejects.toMatchObject({ code: 'invalid' });
    });

    it.each([
      ['previous', 'b'.repeat(64)],
      ['stream', 'incident/2'],
      ['version', 7],
      ['organisation', 'another'],
      ['type', 'another'],
      ['id', 'another'],
    ])('that name another %s are refused', async (field, value) => {
      const organisation = newOrganisation();
      const event = sampleEvent(organisation, 'incident/1', null);
      const said = { ...JSON.parse(textOf(event)), [field]: value };
      const lying = { ...encodeJson(said), id: event.id, type: event.type };
      await expect(attempt(organisation, [lying])).rejects.toMatchObject({ code: 'invalid' });
    });

    it('that do not hash to what is said are refused', async () => {
      const organisation = newOrganisation();
      const event = sampleEvent(organisation, 'incident/1', null);
      await expect(attempt(organisation, [{ ...event, hash: 'e'.repeat(64) }])).rejects.toMatchObject({
        code: 'invalid',
      });
    });

    it('above a megabyte are refused', async () => {
      const organisation = newOrganisation();
      const event = sampleEvent(organisation, 'incident/1', null, { text: 'x'.repeat(1_100_000) });
      await expect(attempt(organisation, [event])).rejects.toMatchObject({ code: 'invalid' });
    });

    it('keep every character that is allowed', async () => {
      const organisation = newOrganisation();
      const data = {
        '10': 'ten',
        '9': 'nine',
        text: '\u0001 \n "quoted" \\ud800 \u2028 é 漢 😀',
        '😀': 1,
        '\ufb33': 2,
      };
      const event = sampleEvent(organisation, 'incident/1', null, data);
      await attempt(organisation, [event]);
      const [loaded] = await world().store.loadStream(organisation, 'incident/1');
      expect(loaded?.bytes).toEqual(event.bytes);
      expect(JSON.parse(new TextDecoder().decode(loaded?.bytes)).data).toEqual(data);
    });
  });

  describe('a chain', () => {
    it('may not skip or repeat an event', async () => {
      const organisation = newOrganisation();
      const { events } = streamAppend(organisation, 'incident/1', null, 3);
      const [one, two, three] = events;
      if (!one || !two || !three) throw new Error('three events were made');
      for (const wrong of [
        [one, three],
        [two, three],
        [one, two, two],
        [two, one],
      ])
        await expect(attempt(organisation, wrong)).rejects.toMatchObject({ code: 'invalid' });
      await attempt(organisation, [one, two, three]);
    });

    it('is named once in an append, and never empty', async () => {
      const organisation = newOrganisation();
      const part = streamAppend(organisation, 'incident/1');
      const twice = appendOf(organisation, { streams: [part, part] });
      await expect(world().store.append(twice)).rejects.toMatchObject({ code: 'invalid' });
      await expect(attempt(organisation, [])).rejects.toMatchObject({ code: 'invalid' });
    });
  });
}
