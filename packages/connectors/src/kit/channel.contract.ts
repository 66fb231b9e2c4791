import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Behaviour, Provider } from './testkit/provider.ts';
import type { Channel, Contact, Outcome } from './channel.ts';
import type { Message, PageMessage } from './message.ts';

export interface ChannelRig {
  readonly channel: Channel;
  readonly contact: Contact;
  readonly provider: Provider;
  /** The same channel towards a port where nobody listens. */
  readonly unreachable: Channel;
  /** Addresses that must not be taken. */
  readonly faultyAddresses: readonly string[];
}

/** How long a channel of these tests waits for an answer. */
export const contractTimeout = 1_000;

const page: PageMessage = {
  kind: 'page',
  isDrill: false,
  reference: 'INC-12',
  severity: 'high',
  asked: ['stage:contain'],
  link: 'https://muster.example.com/incidents/INC-12',
};

const hostile = [
  'task\r\nBcc: somebody@elsewhere.example\r\n\r\nbody',
  '</Say><Dial>+19005550000</Dial><Say>',
  '"},"type":"x"\u0000\u0007\u001b[2J',
  '\u202Egnidda\u2066 <script>alert(1)</script> &amp; 🚨 Ünïcødé',
  `${'a'.repeat(5_000)}\n.\r\n.\r\nQUIT`,
];

/** What every channel does, towards a real server at the other end. */
export function channelContract(name: string, open: () => Promise<ChannelRig>): void {
  describe(`the channel ${name}`, () => {
    let rig: ChannelRig;
    beforeEach(async () => {
      rig = await open();
    });
    afterEach(() => rig.provider.close());

    const send = (message: Message = page, key = 'key-1', channel = rig.channel): Promise<Outcome> =>
      channel.send(message, rig.contact, { idempotencyKey: key, signal: new AbortController().signal });
    const sendTo = (behaviour: Behaviour) => {
      rig.provider.behave(behaviour);
      return send();
    };

    test('sends once, to the one address, what its preview shows', async () => {
      expect((await send()).kind).toBe('accepted');
      expect(rig.provider.received).toHaveLength(1);
      const [received] = rig.provider.received;
      expect(rig.contact.address).toContain(received?.to ?? 'nothing');
      for (const word of ['INC-12', 'high', 'stage:contain']) {
        expect(received?.text).toContain(word);
        expect(rig.channel.preview(page)).toContain(word);
      }
    });

    test('says that a drill is one before anything else', async () => {
      await send({ ...page, isDrill: true, reference: 'DRL-3' });
      expect(rig.provider.received[0]?.text).toMatch(/^[^A-Z]*(Muster\. )?DRILL DRL-3/);
    });

    test('sends a code', async () => {
      await send({ kind: 'code', code: '204816', minutes: 10 });
      expect(rig.provider.received[0]?.text.replace(/\D/g, '')).toContain('204816');
    });

    test('sends a canary, with its word whole', async () => {
      const word = `018f0000-0000-7000-8000-000000000001.${'a1'.repeat(32)}`;
      await send({ kind: 'canary', word, link: 'https://muster.example.com/api/v1/canary' });
      expect(rig.provider.received[0]?.text).toContain(word);
    });

    test('gives a repeat the same key, where its provider knows keys', async () => {
      for (const key of ['key-1', 'key-1', 'key-2']) await send(page, key);
      const [first, again, other] = rig.provider.received.map(({ key }) => key);
      expect(again).toBe(first);
      if (first !== null) expect(other).not.toBe(first);
    });

    test('keeps hostile text inside the message, as one line of it', async () => {
      await send({ ...page, asked: hostile });
      expect(rig.provider.received.map(({ to }) => to)).toHaveLength(1);
      const text = rig.provider.received[0]?.text ?? '';
      expect(text.length).toBeLessThan(4_000);
      expect(
        text.split('\n').filter((line) => line.startsWith('Bcc')),
        'no header of its own',
      ).toEqual([]);
      // oxlint-disable-next-line no-control-regex -- that is what must not be in it
      expect(text).not.toMatch(/[\u0000-\u0008\u001b\u202e\u2066]/);
      expect(rig.provider.received[0]?.text).toContain('Bcc: somebody');
    });

    test.each([
      ['busy', 'retry', ['rate', 'provider']],
      ['refuse-address', 'refused', ['address']],
      ['refuse-credentials', 'refused', ['credentials']],
      ['hang', 'retry', ['timeout']],
      ['garbage', 'retry', ['provider', 'unreachable']],
      ['flood', 'retry', ['provider', 'timeout', 'unreachable']],
    ] as const)('says what became of it where the provider does this: %s', async (behaviour, kind, reasons) => {
      const began = performance.now();
      const outcome = await sendTo(behaviour);
      expect(outcome.kind).toBe(kind);
      if (outcome.kind !== 'accepted') expect(reasons).toContain(outcome.because);
      expect(performance.now() - began, 'within its time').toBeLessThan(contractTimeout * 5);
      expect(rig.provider.received).toEqual([]);
    });

    test('says that nobody answers', async () => {
      expect(await send(page, 'key-1', rig.unreachable)).toMatchObject({ kind: 'retry', because: 'unreachable' });
    });

    test('stops when it is told to', async () => {
      rig.provider.behave('hang');
      const stop = new AbortController();
      const sent = rig.channel.send(page, rig.contact, { idempotencyKey: 'key-1', signal: stop.signal });
      stop.abort();
      expect(await sent).toMatchObject({ kind: 'retry', because: 'timeout' });
      expect((await rig.channel.send(page, rig.contact, { idempotencyKey: 'k', signal: stop.signal })).kind).toBe(
        'retry',
      );
    });

    test('gives back neither the address nor a secret', async () => {
      const all = ['accept', 'busy', 'refuse-address', 'refuse-credentials', 'garbage'] as const;
      for (const behaviour of all) {
        const said = JSON.stringify(await sendTo(behaviour));
        for (const secret of [rig.contact.address, ...rig.contact.secrets]) expect(said).not.toContain(secret);
      }
      expect(rig.channel.mask(rig.contact.address)).not.toContain(rig.contact.address);
    });

    test('takes its addresses, and says how to write those it does not take', () => {
      expect(rig.channel.checkAddress(rig.contact.address)).toMatchObject({ kind: 'sound' });
      for (const address of rig.faultyAddresses) {
        const checked = rig.channel.checkAddress(address);
        expect(checked.kind, address).toBe('faulty');
        if (checked.kind === 'faulty') expect(checked.mend.length).toBeGreaterThan(10);
      }
    });
  });
}
