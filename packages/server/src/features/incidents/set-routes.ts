import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { accept, refuse } from '@muster/engine';
import type { Refusal, Result } from '@muster/engine';
import { auditDone, keepRefusal } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Sealed } from '../../platform/content/vault.ts';
import { answerOf, json } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import { keptAnswer } from '../../platform/kept-answer.ts';
import { retryConflicts } from '../../platform/retry-conflicts.ts';
import { appendOf } from '../../platform/store/append-of.ts';
import { decodeCursor, encodeCursor } from '../../platform/store/page-cursor.ts';
import { changeStream } from '../../platform/streams/stream-change.ts';
import { afterCommand } from './incident-route-ports.ts';
import type { IncidentRoutePorts } from './incident-route-ports.ts';
import { linkParent, unlinkParent } from './link-incidents.ts';
import { recurrenceNow } from './recurrence-now.ts';
import { createSetService, isSeated } from './set-service.ts';
import { recurrenceStream } from './set-stream.ts';
import type { SetRow } from './set-stream.ts';
import { viewerOf } from './viewer-of.ts';

/** Links between incidents, sets of one cause, and the monthly look for what came again. */
export function setBindings(ports: IncidentRoutePorts): readonly Binding[] {
  const { reader, writer, service } = ports;
  const sets = createSetService(ports);
  const r = routes.sets;
  return [
    bind(routes.incidents.linkParent, async ({ params, body, caller }) => {
      const reason = await writer.text(body.reason);
      return answerOf(await linkParent(ports, caller, params.incident, body.parent, reason, afterCommand));
    }),
    bind(routes.incidents.unlinkParent, async ({ params, body, caller }) => {
      const reason = await writer.text(body.reason);
      return answerOf(await unlinkParent(ports, caller, params.incident, reason, afterCommand));
    }),
    bind(r.list, async ({ query, caller: { organisation } }) => {
      const all = await sets.list(organisation);
      const behind = decodeCursor(query.after ?? null, 1)?.[0] ?? null;
      const left = behind === null ? all : all.slice(all.findIndex(({ id }) => id === behind) + 1);
      const rows = left.slice(0, query.limit);
      const last = rows.at(-1);
      const texts = await reader.texts(
        organisation,
        rows.flatMap(({ name, cause }) => [name, cause]),
      );
      const items = await Promise.all(rows.map((row) => present(row, texts, organisation)));
      return json({ items, next: left.length > rows.length && last ? encodeCursor([last.id]) : null });
    }),
    bind(r.open, async ({ body, caller }) => {
      const [name, cause] = [await writer.text(body.name), await writer.text(body.cause)];
      return answerOf(await sets.open(caller, { name, cause, incidents: body.incidents }));
    }),
    bind(r.join, async ({ params, body, caller }) => answerOf(await sets.join(caller, params.set, body.incidents))),
    bind(r.leave, async ({ params, body, caller }) =>
      answerOf(await sets.leave(caller, params.set, params.incident, await writer.text(body.reason))),
    ),
    bind(r.recurrence, async ({ caller }) => json(await recurrenceFor(ports, caller))),
    bind(r.reviewed, async ({ params, body, caller }) =>
      answerOf(await markReviewed(ports, caller, params.month, await writer.text(body.found))),
    ),
  ];

  async function present(row: SetRow, texts: ReadonlyMap<string, string | null>, organisation: string) {
    const found = await Promise.all(row.incidents.map((id) => service.find(organisation, id)));
    return {
      reference: row.reference,
      name: texts.get(row.name.id) ?? null,
      cause: texts.get(row.cause.id) ?? null,
      openedAt: row.openedAt,
      incidents: found.flatMap((each) => each?.incident.reference ?? []),
    };
  }
}

type Recurrence = AnswerOf<typeof routes.sets.recurrence>;

async function recurrenceFor(ports: IncidentRoutePorts, caller: Caller): Promise<Recurrence> {
  const now = await recurrenceNow(ports, caller.organisation);
  if (now === null) return { month: null };
  const { holder, asked: _, ...month } = now;
  return { month: { ...month, mine: holder !== null && holder === viewerOf(caller) } };
}

async function markReviewed(
  ports: IncidentRoutePorts,
  caller: Caller,
  month: string,
  found: Sealed,
): Promise<Result<Record<string, never>, Refusal>> {
  const { store, streams, ids, clock } = ports;
  const { organisation, actor } = caller;
  const what = { action: 'review-recurrence', subject: month };
  const refused = async (refusal: Result<never, Refusal>) => {
    if (!refusal.ok) await keepRefusal(ports, caller, what, refusal.refusal);
    return refusal;
  };
  const now = await recurrenceNow(ports, organisation);
  if (now?.month !== month)
    return refused(
      refuse('recurrence/unknown', `${month} is not the month that is looked through now.`, 'Ask which one it is.'),
    );
  const person = viewerOf(caller);
  if (person === null || !(await isSeated(ports, caller)))
    return refused(
      refuse('recurrence/not-yours', 'People who sit in a seat of the plan look for recurrences.', 'Ask one of them.'),
    );
  return retryConflicts(async () => {
    const before = await streams.load(recurrenceStream, organisation, month);
    if (before.state !== null)
      return refused(refuse('recurrence/reviewed', `${month} was looked through already.`, 'Nothing has to be done.'));
    const envelope = { organisation, actor, command: ids.uuid(), plan: null, now: clock.now(), newId: ids.uuid };
    const events = [{ type: 'recurrence-reviewed', data: { month, person, found: found.ref } }];
    const change = changeStream(recurrenceStream, month, before, events, envelope);
    await store.append(
      appendOf(organisation, {
        streams: [change.append],
        contents: [found.row],
        audit: [auditDone(ports, caller, what)],
        answer: keptAnswer(caller, 200, {}),
      }),
    );
    streams.keep(recurrenceStream, organisation, month, change.after);
    return accept({});
  });
}
