import { decodeEvent, encodeEvent, evolveIncident, eventReader, incidentEvents } from '@muster/engine';
import type { Incident } from '@muster/engine';
import { formatVerifierKey, noteSigner, verifyPack } from '@muster/ledger';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStores } from '../../packages/server/src/testkit/open-stores.ts';
import type { OpenedStore } from '../../packages/server/src/testkit/open-stores.ts';
import { handClock } from '../../packages/server/src/testkit/hand-clock.ts';
import { openTestMuster } from '../../packages/server/src/testkit/test-muster.ts';
import type { TestMuster } from '../../packages/server/src/testkit/test-muster.ts';
import type { Channel } from '../../packages/server/src/platform/outbox/outbox-turn.ts';
import { openPlay } from './play.ts';
import type { Play } from './play.ts';

export interface HoldOptions {
  /** When it begins; a Monday morning without it. */
  readonly start?: string;
  /** The plan in force, from the folder of the scenario. */
  readonly plan?: string;
  /** All of them, unless another scenario shows already that they do not differ. */
  readonly stores?: readonly OpenedStore['kind'][];
}

interface Played {
  readonly text: string;
  readonly bytes: string;
  readonly pack: Uint8Array<ArrayBuffer>;
}

/**
 * Holds a scenario to its promises: it plays on every store with the same bytes, reads as `expected.txt` says, replays
 * to the same state, and leaves a pack that verifies with the key from outside and with no other.
 */
export function holdScenario(
  title: string,
  at: string,
  seats: readonly string[],
  play: (scene: Play) => Promise<void>,
  { start, plan = './plan.yaml', stores: kinds = ['fake', 'sqlite', 'postgres'] }: HoldOptions = {},
): void {
  describe.each([title])('%s', () => {
    const played = new Map<OpenedStore['kind'], Played>();
    let stores: readonly OpenedStore[] = [];
    const musters: TestMuster[] = [];

    beforeAll(async () => {
      stores = (await openStores(kinds)).filter(({ kind }) => kinds.includes(kind));
      for (const { kind, open } of stores) {
        const clock = handClock(start);
        const rung: string[] = [];
        const onCall: Channel = async ({ payload }) => {
          rung.push(`${clock.now().slice(11, 16)} ${seatCalled.parse(payload).seat ?? 'nobody answered'}`);
        };
        const muster = await openTestMuster({ store: await open(clock.now), clock, onCall });
        musters.push(muster);
        const scene = await openPlay({ muster, plan: new URL(plan, at), seats, rung });
        await play(scene);
        await scene.transcript.catchUp();
        const pack = await scene.person(seats[0] ?? '').pack('INC-1');
        played.set(kind, { text: scene.transcript.text(), bytes: await scene.transcript.bytes(), pack });
      }
      // Three stores, one of them a server that starts first: minutes, on a machine that does other things too.
    }, 300_000);
    afterAll(async () => {
      for (const muster of musters) await muster.close();
      for (const store of stores) await store.remove();
    });

    test('reads as it is written down', async () => {
      await expect(played.get('fake')?.text).toMatchFileSnapshot(new URL('./expected.txt', at).pathname);
    });

    test('plays with the same bytes on every store', () => {
      expect([...played.keys()]).toEqual(kinds);
      const bytes = [...played.values()].map((each) => each.bytes);
      expect(new Set(bytes).size).toBe(1);
      expect(bytes[0]?.split('\n').length).toBeGreaterThan(50);
    });

    test('replays byte for byte to the state it left behind', async () => {
      for (const muster of musters) {
        const { store, organisation } = muster.parts;
        const live = await muster.incidents.find(organisation, 'INC-1');
        const stored = await store.loadStream(organisation, `incident/${live?.incident.id}`);
        for (const event of stored) expect(encodeEvent(decodeEvent(event.bytes)).hash).toBe(event.hash);
        const read = eventReader(incidentEvents);
        const replayed = stored.reduce<Incident | null>(
          (state, event) => evolveIncident(state, read(event.bytes)),
          null,
        );
        expect(JSON.stringify(replayed)).toBe(JSON.stringify(live?.incident));
      }
    });

    test('leaves a pack that verifies with the key from outside, and with no other', () => {
      const { parts, signerFor } = musters[0] ?? fail('nothing was played');
      const { key } = signerFor(parts.organisation);
      const stranger = noteSigner(key.name, new Uint8Array(32).fill(9)).key;
      for (const { pack } of played.values()) {
        expect(verifyPack(pack, { key: formatVerifierKey(key) })).toMatchObject({ result: 'authentic', faults: [] });
        expect(verifyPack(pack, { key: formatVerifierKey(stranger) }).result).toBe('failed');
        expect(verifyPack(pack).result).toBe('consistent');
      }
    });
  });
}

const seatCalled = z.object({ seat: z.string().nullable() });

function fail(why: string): never {
  throw new Error(why);
}
