import type { Instant } from '@muster/clocks';
import type { Store } from '../../packages/server/src/platform/store/store.ts';

/** A timer that fired, as the record tells it. */
export interface Firing {
  readonly timer: string;
  readonly dueAt: Instant;
  readonly recordedAt: Instant;
}

/** Something that a deadline must never do. */
export interface TimerFault {
  readonly kind: 'twice' | 'early' | 'late' | 'missed';
  readonly what: string;
}

/** Reads every firing out of every stream: what an outsider would read. */
export async function readFirings(store: Store, organisation: string): Promise<readonly Firing[]> {
  const firings: Firing[] = [];
  for (const prefix of ['incident/', 'paging/'])
    for (let after: string | null = null, more = true; more; more = after !== null) {
      const options = { limit: 1000, after, order: 'rising' } as const;
      const page: Awaited<ReturnType<Store['listStreams']>> = await store.listStreams(organisation, prefix, options);
      for (const stream of page.items)
        for (const { type, bytes } of await store.loadStream(organisation, stream))
          if (fired.has(type)) firings.push(...firingOf(bytes));
      after = page.next;
    }
  return firings;
}

/** Kinds of events that a timer leaves behind. */
const fired: ReadonlySet<string> = new Set([
  'timer-fired',
  'clock-alarmed',
  'paging-called',
  'paging-unanswered',
  'paging-ended',
]);

function firingOf(bytes: Uint8Array): readonly Firing[] {
  const { data, recordedAt }: { data: { timer: string | null; dueAt: Instant | null }; recordedAt: Instant } =
    JSON.parse(Buffer.from(bytes).toString());
  // A page that nothing waited for: the first call of somebody.
  return data.timer === null || data.dueAt === null ? [] : [{ timer: data.timer, dueAt: data.dueAt, recordedAt }];
}

/** Once each, and never before the instant. */
export function judgeFirings(firings: readonly Firing[]): readonly TimerFault[] {
  const times = new Map<string, number>();
  for (const { timer } of firings) times.set(timer, (times.get(timer) ?? 0) + 1);
  const twice = [...times].filter(([, count]) => count > 1);
  const early = firings.filter(({ dueAt, recordedAt }) => recordedAt < dueAt);
  return [
    ...twice.map(([timer, count]): TimerFault => ({ kind: 'twice', what: `${timer} fired ${count} times` })),
    ...early.map(({ timer, dueAt, recordedAt }): TimerFault => {
      return { kind: 'early', what: `${timer}, due at ${dueAt}, fired at ${recordedAt}` };
    }),
  ];
}
