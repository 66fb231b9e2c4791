import type { Answer } from '../client/route-name.ts';
import type { FakeClock } from './fake-clock.ts';
import { nameOf, seatsOfPlan, viewer } from './fake-people.ts';
import { worded } from './fake-words.ts';
import type { Wording } from './fake-words.ts';

type Delivery = Answer<'deliveries.list'>['items'][number];

/** How the viewer is reached; in an empty world the server has channels, and nobody has added anything. */
export function fakeContacts({ at }: FakeClock, wording: Wording, empty: boolean): Answer<'contacts.list'> {
  const channels: Answer<'contacts.list'>['channels'] = [
    { channel: 'email', provider: 'smtp mail.example.com', key: null },
    { channel: 'sms', provider: 'twilio', key: null },
    { channel: 'voice', provider: 'twilio', key: null },
    { channel: 'webhook', provider: 'webhook', key: null },
    { channel: 'push', provider: 'push services of browsers', key: 'BF8k' },
  ];
  const common = { addedAt: at(-90_000), verifiedAt: at(-89_000), codeUntil: null, signed: false } as const;
  return {
    channels,
    quiet: empty ? null : { from: '22:00', to: '07:00', zone: 'Europe/Berlin' },
    contacts: empty
      ? []
      : [
          { id: 'c-1', channel: 'sms', provider: 'twilio', masked: '+44…50', state: 'verified', ...common },
          {
            id: 'c-2',
            channel: 'email',
            provider: 'smtp mail.example.com',
            masked: worded('s…@example.com', wording, 1),
            state: 'verified',
            ...common,
            codeUntil: at(9_000),
          },
          {
            id: 'c-3',
            channel: 'webhook',
            provider: 'webhook',
            masked: 'https://hooks.example.com/…',
            state: 'code-sent',
            ...common,
            verifiedAt: null,
            codeUntil: at(8),
            signed: true,
          },
          {
            id: 'c-5',
            channel: 'push',
            provider: 'push services of browsers',
            masked: 'fcm.googleapis.com …x7Yz1A',
            state: 'gone',
            ...common,
          },
          { id: 'c-4', channel: 'slack', provider: null, masked: null, state: 'verified', ...common },
        ],
  };
}

export function fakeChannels({ at }: FakeClock, empty: boolean): Answer<'deliveries.channels'> {
  if (empty) return { channels: [], canary: null };
  return {
    canary: { sentAt: at(-4), arrivedAt: null, late: true },
    channels: [
      { channel: 'email', provider: 'smtp mail.example.com', perMinute: 60, acceptedAt: at(-4), failing: null },
      {
        channel: 'sms',
        provider: 'twilio',
        perMinute: 60,
        acceptedAt: at(-300),
        failing: { since: at(-6), because: 'credentials', count: 3 },
      },
      { channel: 'webhook', provider: 'webhook', perMinute: 60, acceptedAt: null, failing: null },
    ],
  };
}

export function fakeReach(wording: Wording): Answer<'contacts.reach'>['items'] {
  return seatsOfPlan.map(([seat], at) => ({
    person: `p-${seat}`,
    name: nameOf(seat, wording),
    seats: [seat],
    methods: at % 4,
    providers: Math.min(at % 4, 2),
    unconfirmed: at === 5 ? 1 : 0,
  }));
}

const outcomes: readonly Pick<Delivery, 'state' | 'because' | 'status' | 'held'>[] = [
  { state: 'deferred', because: 'provider', status: 503, held: false },
  { state: 'queued', because: null, status: null, held: true },
  { state: 'accepted', because: null, status: null, held: false },
  { state: 'failed', because: 'credentials', status: 401, held: false },
  { state: 'arrived', because: null, status: null, held: false },
  { state: 'dropped', because: 'answered', status: null, held: false },
  { state: 'failed', because: 'no-contact', status: null, held: false },
];

export function fakeDeliveries({ at }: FakeClock, wording: Wording, count: number): readonly Delivery[] {
  return Array.from({ length: count }, (_, index) => {
    const outcome = outcomes[index % outcomes.length] ?? { state: 'queued', because: null, status: null, held: false };
    const isCode = index === 4;
    return {
      id: `d-${index}`,
      purpose: isCode ? 'code' : 'page',
      reference: isCode ? null : `INC-${12 + (index % 3)}`,
      person: { person: viewer, name: nameOf('security-lead', wording) },
      channel: outcome.because === 'no-contact' ? null : index % 2 === 0 ? 'sms' : 'email',
      provider: outcome.because === 'no-contact' ? null : 'twilio',
      ...outcome,
      receipt: null,
      attempts: index % 3,
      queuedAt: at(-3 - index * 7),
      nextAt: outcome.state === 'deferred' || outcome.state === 'queued' ? at(2 + index) : null,
      endedAt: null,
      again: null,
    };
  });
}
