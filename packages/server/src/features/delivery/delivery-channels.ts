import { z } from 'zod';
import type { Log } from '../../platform/log/log.ts';
import type { Channel } from '../../platform/outbox/outbox-turn.ts';
import type { DeliveryService } from './delivery-service.ts';
import { unheardAbout } from './tell-person.ts';

const call = z.object({
  paging: z.string(),
  incident: z.string(),
  reference: z.string(),
  about: z.array(z.string()),
  seat: z.string().nullable(),
  person: z.string().nullable(),
});
const code = z.object({ person: z.string(), contact: z.string(), code: z.string(), isCheck: z.boolean() });
const shift = z.object({
  schedule: z.string(),
  layer: z.string(),
  off: z.object({ seat: z.string().nullable(), person: z.string().nullable() }),
  on: z.object({ seat: z.string().nullable(), person: z.string().nullable() }),
});
const reminder = z.object({ reference: z.string(), about: z.array(z.string()), person: z.string().nullable() });
const unheard = z.object({
  schedule: z.string(),
  layer: z.string(),
  step: z.enum(['again', 'before']),
  seat: z.string(),
  person: z.string().nullable(),
});
const tellNext = z.object({ delivery: z.string() });
const pageOver = z.object({ paging: z.string() });
const deliver = z.object({ delivery: z.string(), version: z.int() });

type OwnChannel = 'call' | 'code' | 'deliver' | 'page-over' | 'shift' | 'reminder' | 'shift-unheard' | 'tell-next';

/** Channels of the outbox that end in messages to people. */
export function createDeliveryChannels(
  deliveries: DeliveryService,
  log: Log,
  hasChannels: boolean,
): ReadonlyMap<OwnChannel, Channel> {
  return new Map<OwnChannel, Channel>([
    [
      'call',
      async ({ id: cause, organisation, payload }) => {
        const { paging, incident, reference, about, seat, person } = call.parse(payload);
        const fields = { reference, about: about.join(', '), seat };
        if (person === null) return log.fault('a page was not answered', new Error('Everybody was called.'), fields);
        log.info('page', { ...fields, person });
        // Without a channel the line of the log is all there is.
        if (!hasChannels) return;
        await deliveries.call(organisation, { cause, person, page: { kind: 'page', paging, incident, reference } });
      },
    ],
    [
      'code',
      async ({ id: cause, organisation, payload }) =>
        deliveries.sendCode(organisation, { cause, ...code.parse(payload) }),
    ],
    [
      'shift',
      async ({ id: cause, organisation, payload }) => {
        const { schedule, layer, off, on } = shift.parse(payload);
        const fields = { schedule, layer, about: `hand-over from ${off.seat ?? 'nobody'}`, seat: on.seat };
        if (on.person === null)
          return log.fault('nobody is on call', new Error('The seat is vacant, or no seat is named.'), fields);
        log.info('on call', { ...fields, person: on.person });
        if (hasChannels) {
          const purpose = { kind: 'shift', schedule } as const;
          await deliveries.tell(organisation, { cause, person: on.person, purpose });
        }
      },
    ],
    [
      'reminder',
      async ({ id: cause, organisation, payload }) => {
        const { reference, about, person } = reminder.parse(payload);
        const fields = { reference, about: about.join(', ') };
        if (person === null)
          return log.fault('nobody is reminded', new Error('Who owes it has left, or the seat is vacant.'), fields);
        log.info('reminder', { ...fields, person });
        if (!hasChannels) return;
        for (const [place, each] of about.entries())
          await deliveries.tell(organisation, {
            cause: place === 0 ? cause : `${cause}-${place}`,
            person,
            purpose: { kind: 'reminder', about: each },
          });
      },
    ],
    [
      'shift-unheard',
      async ({ id: cause, organisation, payload }) => {
        const { schedule, layer, step, seat, person } = unheard.parse(payload);
        const what = step === 'again' ? 'It was not said that it was heard.' : 'Nobody has said that they took over.';
        log.fault('a hand-over was not confirmed', new Error(what), { schedule, layer, seat });
        if (person === null || !hasChannels) return;
        const purpose =
          step === 'again'
            ? ({ kind: 'shift', schedule } as const)
            : ({ kind: 'reminder', about: `${unheardAbout}${schedule}` } as const);
        await deliveries.tell(organisation, { cause, person, purpose, isAgain: step === 'again' });
      },
    ],
    [
      'tell-next',
      async ({ organisation, payload }) => deliveries.tellNext(organisation, tellNext.parse(payload).delivery),
    ],
    ['page-over', async ({ organisation, payload }) => deliveries.revise(organisation, pageOver.parse(payload).paging)],
    [
      'deliver',
      async ({ organisation, payload }) => {
        const { delivery, version } = deliver.parse(payload);
        await deliveries.carryOut(organisation, delivery, version);
      },
    ],
  ]);
}
