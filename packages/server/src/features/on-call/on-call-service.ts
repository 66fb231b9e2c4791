import { accept, decideSchedule, refuse, standingCovers } from '@muster/engine';
import type { Directory, PlanVersion, Refusal, Result, Schedule, ScheduleCommand } from '@muster/engine';
import { withCovers } from '@muster/plan';
import type { CompiledPlan } from '@muster/plan';
import { auditDone, keepRefusal } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Ids } from '../../platform/ids/ids.ts';
import { keptAnswer } from '../../platform/kept-answer.ts';
import { retryConflicts } from '../../platform/retry-conflicts.ts';
import { appendOf } from '../../platform/store/append-of.ts';
import type { Store } from '../../platform/store/store.ts';
import { changeStream } from '../../platform/streams/stream-change.ts';
import type { Streams } from '../../platform/streams/streams.ts';
import { later } from '../../platform/time/clock.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { scheduleStream } from './schedule-stream.ts';
import { shiftMessages } from './shift-messages.ts';

export interface OnCallPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly streams: Streams;
  readonly plans: { readonly current: (organisation: string) => Promise<PlanVersion | null> };
  readonly directory: (organisation: string) => Promise<Directory>;
  /** Told when somebody is to be told of a shift. */
  readonly onMessages: () => void;
}

export interface CoverChanged {
  readonly cover: string;
  readonly state: 'offered' | 'standing' | 'withdrawn';
}

export type CoverCommand = Exclude<ScheduleCommand, { type: 'look' | 'hear-shift' }>;

export interface OnCallService {
  /** The plan as it calls people now: with those who stand in. */
  roster(organisation: string, plan: CompiledPlan): Promise<CompiledPlan>;
  /** What people agreed on for a schedule; null where they never did. */
  schedule(organisation: string, id: string): Promise<Schedule | null>;
  change(caller: Caller, schedule: string, command: CoverCommand): Promise<Result<CoverChanged, Refusal>>;
  /** Whoever came on call says that they know it. */
  hear(caller: Caller, schedule: string, layer: string): Promise<Result<null, Refusal>>;
  /** Records where somebody else is on call than before, and tells them; gives how many schedules changed. */
  look(organisation: string): Promise<number>;
}

/** Who stands in for whom beside the plan, and the notice at each hand-over. */
export function createOnCallService(ports: OnCallPorts): OnCallService {
  const { store, clock, ids, streams } = ports;
  const load = (organisation: string, id: string) => streams.load(scheduleStream, organisation, id);

  /** Decide, record and tell, in one append; what changes nothing writes nothing. */
  async function write(
    caller: Caller,
    plan: PlanVersion,
    id: string,
    command: ScheduleCommand,
  ): Promise<Result<Schedule | null, Refusal>> {
    const { organisation, actor } = caller;
    const directory = await ports.directory(organisation);
    return retryConflicts(async () => {
      const before = await load(organisation, id);
      const now = later(clock.now(), before.state?.updatedAt);
      const decided = decideSchedule(plan, id, before.state, command, { now, actor, directory });
      if (!decided.ok) return decided;
      if (decided.value.length === 0) return accept(before.state);
      const envelope = { organisation, actor, command: ids.uuid(), plan: plan.version, now, newId: ids.uuid };
      const changed = changeStream(scheduleStream, id, before, decided.value, envelope);
      const outbox = changed.recorded.flatMap((event) => shiftMessages(id, before.state, event, directory));
      const answer = 'cover' in command ? coverOf(changed.after.state, command.cover) : null;
      await store.append(
        appendOf(organisation, {
          streams: [changed.append],
          outbox,
          audit: [auditDone(ports, caller, { action: command.type, subject: id })],
          answer: keptAnswer(caller, command.type === 'offer-cover' ? 201 : 200, answer),
        }),
      );
      streams.keep(scheduleStream, organisation, id, changed.after);
      if (outbox.length > 0) ports.onMessages();
      return accept(changed.after.state);
    });
  }

  return {
    async roster(organisation, plan) {
      const all = await Promise.all(Object.keys(plan.onCall).map((id) => load(organisation, id)));
      return withCovers(
        plan,
        all.flatMap(({ state }) => standingCovers(state)),
      );
    },

    schedule: async (organisation, id) => (await load(organisation, id)).state,

    async change(caller, schedule, command) {
      const plan = await ports.plans.current(caller.organisation);
      const done =
        plan === null
          ? refuse('plan/unknown', 'No plan is in force.', 'Add a plan first: muster plan add FILE.')
          : await write(caller, plan, schedule, command);
      if (!done.ok) {
        await keepRefusal(ports, caller, { action: command.type, subject: schedule }, done.refusal);
        return done;
      }
      // Who is on call now may be somebody else by it.
      await look(caller.organisation, schedule);
      return accept(coverOf(done.value, command.cover));
    },

    async hear(caller, schedule, layer) {
      const plan = await ports.plans.current(caller.organisation);
      const done =
        plan === null
          ? refuse('plan/unknown', 'No plan is in force.', 'Add a plan first: muster plan add FILE.')
          : await write(caller, plan, schedule, { type: 'hear-shift', layer });
      if (done.ok) return accept(null);
      await keepRefusal(ports, caller, { action: 'hear-shift', subject: schedule }, done.refusal);
      return done;
    },

    async look(organisation) {
      const plan = await ports.plans.current(organisation);
      let changed = 0;
      for (const id of Object.keys(plan?.plan.onCall ?? {})) changed += await look(organisation, id);
      return changed;
    },
  };

  async function look(organisation: string, id: string): Promise<number> {
    const plan = await ports.plans.current(organisation);
    if (plan === null) return 0;
    const caller: Caller = { organisation, actor: { kind: 'clock' }, via: 'on-call', idempotency: null };
    const { head } = await load(organisation, id);
    const done = await write(caller, plan, id, { type: 'look' });
    if (!done.ok) throw new Error(`Looking at the schedule ${id} was refused: ${done.refusal.message}`);
    return (done.value?.version ?? 0) > head.version ? 1 : 0;
  }
}

function coverOf(schedule: Schedule | null, cover: string): CoverChanged {
  return { cover, state: schedule?.covers[cover]?.state ?? 'withdrawn' };
}
