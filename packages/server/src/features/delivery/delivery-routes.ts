import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import type { Delivery } from '@muster/engine';
import { answerOf, fault, json, notFound } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import type { Store } from '../../platform/store/store.ts';
import type { Streams } from '../../platform/streams/streams.ts';
import type { CanaryWatch } from './canary.ts';
import { channelHealth, listDeliveries } from './delivery-list.ts';
import type { DeliveryService } from './delivery-service.ts';
import type { UsedChannels } from './used-channels.ts';

export interface DeliveryRoutePorts {
  readonly store: Store;
  readonly streams: Streams;
  readonly deliveries: DeliveryService;
  readonly channels: UsedChannels;
  readonly canary: CanaryWatch | null;
  /** The delivery that the word of a canary belongs to; null for a wrong one. */
  readonly ofWord: (word: string) => string | null;
  readonly names: (organisation: string) => Promise<ReadonlyMap<string, string | null>>;
}

type View = AnswerOf<typeof routes.deliveries.list>['items'][number];
type ChannelView = AnswerOf<typeof routes.deliveries.channels>['channels'][number];
type Failing = NonNullable<ChannelView['failing']>;

export function createDeliveryRoutes(ports: DeliveryRoutePorts): readonly Binding[] {
  const { store, deliveries, channels, names, canary, ofWord } = ports;
  const { list, preview, redeliver, channels: listChannels, canaryCame } = routes.deliveries;
  return [
    bind(list, async ({ caller: { organisation }, presenter, query }) => {
      const viewer = presenter.kind === 'person' ? presenter.person : '';
      const [page, called] = await Promise.all([
        listDeliveries(ports, organisation, {
          person: query.whose === 'all' ? null : viewer,
          after: query.after ?? null,
          limit: query.limit,
        }),
        names(organisation),
      ]);
      return json({ items: page.items.map((each) => present(each, called)), next: page.next });
    }),
    bind(preview, async ({ caller: { organisation }, params }) => {
      const found = await deliveries.find(organisation, params.delivery);
      if (found === null) return notFound('such delivery');
      const text = await deliveries.preview(organisation, found);
      return json({ channel: found.channel, text: text ?? '' });
    }),
    bind(redeliver, async ({ caller, presenter, params }) => {
      const by = presenter.kind === 'person' ? presenter : { person: '', administrator: false };
      return answerOf(await deliveries.redeliver(caller, params.delivery, by));
    }),
    bind(listChannels, async ({ caller: { organisation } }) => {
      const health = await channelHealth(store, organisation);
      const views = [...channels].map(([name, { channel, perMinute }]): ChannelView => {
        const { acceptedAt = null, failing = null } = health.get(name) ?? {};
        return {
          channel: name,
          provider: channel.provider,
          perMinute,
          acceptedAt,
          failing: failing && failingOf(failing),
        };
      });
      return json({ channels: views, canary: standingOf(canary) });
    }),
    bind(canaryCame, async ({ caller, body }) => {
      const delivery = ofWord(body.word);
      if (delivery === null) return fault(401, 'link/wrong', 'This is no word of a canary.', 'Give it whole.');
      const done = await deliveries.arrived(caller, delivery);
      return done.ok ? json({}) : { kind: 'refused', refusal: done.refusal };
    }),
  ];
}

function standingOf(watch: CanaryWatch | null) {
  const standing = watch?.standing() ?? null;
  return standing && { sentAt: standing.sentAt, arrivedAt: standing.arrivedAt, late: standing.isLate };
}

const faults = routes.deliveries.channels.answer.shape.channels.element.shape.failing.unwrap().shape.because;

function failingOf({ because, ...rest }: { because: string; since: string; count: number }): Failing {
  return { ...rest, because: faults.parse(because) };
}

function present(delivery: Delivery, names: ReadonlyMap<string, string | null>): View {
  const { id, purpose, person, channel, provider, state, attempts, queuedAt, notBefore, isHeld, again } = delivery;
  return {
    id,
    purpose: purpose.kind,
    reference: purpose.kind === 'page' ? purpose.reference : null,
    person: { person, name: names.get(person) ?? null },
    channel,
    provider,
    state: state.kind,
    because: 'because' in state ? state.because : null,
    status: 'status' in state ? state.status : null,
    receipt: state.kind === 'accepted' ? state.receipt : null,
    attempts,
    queuedAt,
    nextAt: state.kind === 'queued' ? notBefore : state.kind === 'deferred' ? state.until : null,
    held: isHeld && state.kind === 'queued',
    endedAt: 'at' in state ? state.at : null,
    again,
  };
}
