import { routes } from '@muster/api';
import { addMilliseconds, millisecondsBetween, parseInstant } from '@muster/clocks';
import type { Directory, PlanVersion } from '@muster/engine';
import { answerOf, fault, json, notFound } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding, Presenter } from '../../platform/http/binding.ts';
import type { Ids } from '../../platform/ids/ids.ts';
import type { Clock } from '../../platform/time/clock.ts';
import type { OnCallService } from './on-call-service.ts';
import { longestView, presentSchedule, viewedSpan } from './present-on-call.ts';
import type { OnCallWorld, ScheduleView } from './present-on-call.ts';
import { shiftCalendar } from './shift-calendar.ts';

export interface OnCallRoutePorts {
  readonly onCall: OnCallService;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly currentPlan: (organisation: string) => Promise<PlanVersion | null>;
  readonly directory: (organisation: string) => Promise<Directory>;
  readonly names: (organisation: string) => Promise<ReadonlyMap<string, string | null>>;
  readonly origin: () => string;
}

/** Milliseconds that a calendar reaches ahead: ninety days. */
const calendarAhead = 90 * 86_400_000;

export function createOnCallRoutes(ports: OnCallRoutePorts): readonly Binding[] {
  const { onCall, clock, ids } = ports;

  async function schedules(
    organisation: string,
    viewer: string | null,
    span: Pick<OnCallWorld, 'from' | 'to' | 'now'>,
  ): Promise<readonly ScheduleView[]> {
    const [found, directory, names] = await Promise.all([
      ports.currentPlan(organisation),
      ports.directory(organisation),
      ports.names(organisation),
    ]);
    if (found === null) return [];
    const world = { ...span, directory, names, viewer };
    const all = await Promise.all(
      Object.keys(found.plan.onCall).map(async (id) =>
        presentSchedule(found.plan, id, await onCall.schedule(organisation, id), world),
      ),
    );
    return all.filter((each) => each !== null);
  }

  return [
    bind(routes.onCall.show, async ({ query, caller, presenter }) => {
      const now = clock.now();
      const asked = (text: string | undefined) => (text === undefined ? undefined : parseInstant(text));
      const { from, to } = viewedSpan(asked(query.from), asked(query.to), now);
      if (to <= from || millisecondsBetween(from, to) > longestView)
        return fault(422, 'request/invalid', 'The end must be after the start, by 62 days at most.', 'Ask for less.');
      return json({
        from,
        to,
        now,
        schedules: [...(await schedules(caller.organisation, viewerOf(presenter), { from, to, now }))],
      });
    }),
    bind(routes.onCall.offerCover, async ({ params, body, caller }) => {
      const { layer, seat } = body;
      const [from, to] = [parseInstant(body.from), parseInstant(body.to)];
      const command = { type: 'offer-cover', cover: ids.uuid(), layer, seat, from, to } as const;
      return answerOf(await onCall.change(caller, params.schedule, command));
    }),
    bind(routes.onCall.acceptCover, async ({ params, caller }) =>
      answerOf(await onCall.change(caller, params.schedule, { type: 'accept-cover', cover: params.cover })),
    ),
    bind(routes.onCall.withdrawCover, async ({ params, caller }) =>
      answerOf(await onCall.change(caller, params.schedule, { type: 'withdraw-cover', cover: params.cover })),
    ),
    bind(routes.onCall.heard, async ({ params, body, caller }) => {
      const done = await onCall.hear(caller, params.schedule, body.layer);
      return done.ok ? json({}) : { kind: 'refused', refusal: done.refusal };
    }),
    bind(routes.onCall.calendar, async ({ params, query, caller, presenter }) => {
      const now = clock.now();
      const span = { from: now, to: addMilliseconds(now, calendarAhead), now };
      const found = await schedules(caller.organisation, viewerOf(presenter), span);
      const schedule = found.find(({ id }) => id === params.schedule);
      if (schedule === undefined) return notFound('such schedule');
      const host = new URL(ports.origin()).hostname;
      const calendar = shiftCalendar({ schedule, seat: query.seat ?? null, now, host });
      return {
        kind: 'bytes',
        chunks: one(Buffer.from(calendar, 'utf8')),
        mediaType: 'text/calendar; charset=utf-8',
        fileName: 'on-call.ics',
      };
    }),
  ];
}

function viewerOf(presenter: Presenter): string | null {
  return presenter.kind === 'person' ? presenter.person : null;
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
