import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TicketVendor, VendorBehaviour } from './testkit/ticket-vendor.ts';
import type { Ticket, Tracker, TicketOutcome } from './tracker.ts';

export interface TrackerRig {
  readonly vendor: TicketVendor;
  readonly tracker: Tracker;
  /** The same towards a port where nobody listens. */
  readonly unreachable: Tracker;
  /** The same with a credential that the vendor does not know. */
  readonly stranger: Tracker;
  /** What must never come out again. */
  readonly secrets: readonly string[];
  /** What the first ticket is called, and its address behind the origin. */
  readonly firstKey: string;
  readonly firstPath: string;
}

/** How long a tracker of these tests waits for an answer. */
export const contractTimeout = 1_000;

const ticket: Ticket = {
  marker: 'muster-018f0000-0000-7000-8000-000000000001',
  title: 'The assistant answers with account data',
  note: 'Seen in two chats.\n\nReproduce with the third prompt.',
  facts: [
    { name: 'System', value: 'support-assistant' },
    { name: 'Signals', value: '14' },
  ],
  link: 'https://muster.example.com/inbox?group=018f',
};

const hostile = [
  'ends the fence\n```\n@everyone #1 ![x](https://elsewhere.example/pixel)\n````\nstill inside',
  '"} , {"fields":{"project":{"key":"OPS"}}',
  'one\u0000two\u001b[2J three \u202Egnidda\u2066',
  '[code]<script>alert(1)</script>[/code]',
];

/** What every tracker does, towards a real server at the other end. */
export function trackerContract(name: string, open: () => Promise<TrackerRig>): void {
  describe(`tickets in ${name}`, () => {
    let rig: TrackerRig;
    beforeEach(async () => {
      rig = await open();
    });
    afterEach(() => rig.vendor.close());

    const make = (given: Ticket = ticket, by = rig.tracker): Promise<TicketOutcome> =>
      by.make(given, { signal: new AbortController().signal });
    const makeAt = (behaviour: VendorBehaviour) => {
      rig.vendor.behave(behaviour);
      return make();
    };

    test('makes one that says what its preview shows, and gives its key and address at the host that is set up', async () => {
      expect(await make()).toEqual({
        kind: 'made',
        key: rig.firstKey,
        url: `${rig.vendor.origin}${rig.firstPath}`,
        wasThere: false,
      });
      const [made] = rig.vendor.tickets;
      const shown = rig.tracker.preview(ticket);
      expect(made?.title).toBe(shown.title);
      for (const word of [ticket.marker, ticket.link, 'System: support-assistant', 'Signals: 14', 'the third prompt']) {
        expect(made?.text).toContain(word);
        expect(shown.text).toContain(word);
      }
    });

    test('finds the one that an earlier attempt made, also where its answer was lost', async () => {
      expect(await makeAt('lose-answer')).toMatchObject({ kind: 'retry', because: 'unreachable' });
      expect(rig.vendor.tickets).toHaveLength(1);
      expect(await makeAt('accept')).toMatchObject({ kind: 'made', key: rig.firstKey, wasThere: true });
      expect(await make({ ...ticket, marker: 'muster-2' })).toMatchObject({ kind: 'made', wasThere: false });
      expect(rig.vendor.tickets).toHaveLength(2);
    });

    test('keeps hostile text as text of the ticket', async () => {
      const [first = '', ...rest] = hostile;
      const facts = rest.map((value, at) => ({ name: `Fact ${at}`, value }));
      const given = { ...ticket, title: hostile.join('\n'), note: first, facts };
      expect(await make(given)).toMatchObject({ kind: 'made' });
      const [made] = rig.vendor.tickets;
      expect(made?.title).not.toMatch(/\n/);
      expect(made?.marker).toBe(ticket.marker);
      // oxlint-disable-next-line no-control-regex -- that is what must not be in it
      expect(`${made?.title}${made?.text}`).not.toMatch(/[\u0000-\u0008\u001b\u202e\u2066]/);
      expect(made?.text).toContain('@everyone #1');
    });

    test('makes one without a note', async () => {
      expect(await make({ ...ticket, note: null })).toMatchObject({ kind: 'made' });
    });

    test.each([
      ['busy', 'retry', ['rate']],
      ['refuse-address', 'refused', ['address']],
      ['refuse-credentials', 'refused', ['credentials']],
      ['redirect', 'refused', ['unsafe']],
      ['hang', 'retry', ['timeout']],
      ['garbage', 'retry', ['provider']],
      ['flood', 'retry', ['provider', 'timeout', 'unreachable']],
    ] as const)('says what became of it where the vendor does this: %s', async (behaviour, kind, reasons) => {
      const outcome = await makeAt(behaviour);
      expect(outcome.kind).toBe(kind);
      if (outcome.kind !== 'made') expect(reasons).toContain(outcome.because);
      expect(rig.vendor.tickets).toEqual([]);
    });

    test('waits as long as the vendor says', async () => {
      expect(await makeAt('busy')).toMatchObject({ afterMilliseconds: 7_000 });
    });

    test('says that nobody answers, and that nobody knows it', async () => {
      expect(await make(ticket, rig.unreachable)).toMatchObject({ kind: 'retry', because: 'unreachable' });
      expect(await make(ticket, rig.stranger)).toMatchObject({ kind: 'refused', because: 'credentials', status: 401 });
      expect(rig.vendor.tickets).toEqual([]);
    });

    test('stops when it is told to', async () => {
      rig.vendor.behave('hang');
      const stop = new AbortController();
      const asked = rig.tracker.make(ticket, { signal: stop.signal });
      stop.abort();
      expect(await asked).toMatchObject({ kind: 'retry', because: 'timeout' });
    });

    test('gives back no credential, and nothing that the vendor wrote', async () => {
      const all = ['accept', 'busy', 'refuse-address', 'refuse-credentials', 'garbage'] as const;
      for (const behaviour of all) {
        const said = JSON.stringify(await makeAt(behaviour));
        for (const secret of [...rig.secrets, 'elsewhere', 'Not Found']) expect(said).not.toContain(secret);
      }
      for (const secret of rig.secrets) expect(rig.tracker.where).not.toContain(secret);
    });
  });
}
