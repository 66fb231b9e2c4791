import { routes } from '@muster/api';
import { parseInstant } from '@muster/clocks';
import type { Directory, FollowUp, Incident } from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';
import type { Caller } from '../../platform/caller.ts';
import type { ContentReader } from '../../platform/content/content-reader.ts';
import type { ContentWriter } from '../../platform/content/content-writer.ts';
import { answerOf, json, notFound } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import { decodeCursor, encodeCursor } from '../../platform/store/page-cursor.ts';
import type { Clock } from '../../platform/time/clock.ts';
import type { ChangeFollowUp, FollowUpService } from './follow-up-service.ts';
import { followUpRefs, isMine, isOverdue, presentFollowUp } from './present-follow-up.ts';
import type { FollowUpWorld } from './present-follow-up.ts';

export interface FollowUpRoutePorts {
  readonly followUps: FollowUpService;
  readonly clock: Clock;
  readonly reader: ContentReader;
  readonly writer: ContentWriter;
  readonly directory: (organisation: string) => Promise<Directory>;
  readonly planOf: (organisation: string) => Promise<CompiledPlan | null>;
  readonly names: (organisation: string) => Promise<ReadonlyMap<string, string | null>>;
  readonly findIncident: (organisation: string, idOrReference: string) => Promise<Incident | null>;
}

type State = FollowUp['state']['kind'];
const statesOf: Readonly<Record<'unfinished' | 'all' | State, readonly State[]>> = {
  unfinished: ['open', 'done'],
  all: ['open', 'done', 'validated'],
  open: ['open'],
  done: ['done'],
  validated: ['validated'],
};

export function createFollowUpRoutes(ports: FollowUpRoutePorts): readonly Binding[] {
  return [listBinding(ports), ...commandBindings(ports)];
}

function listBinding(ports: FollowUpRoutePorts): Binding {
  const { followUps, clock, reader, directory, planOf, names, findIncident } = ports;
  return bind(routes.followUps.list, async ({ query, caller, presenter }) => {
    const { organisation } = caller;
    const incident = query.incident === undefined ? null : await findIncident(organisation, query.incident);
    if (query.incident !== undefined && incident === null) return notFound(`incident ${query.incident}`);
    const plan = await planOf(organisation);
    if (plan === null) return json({ items: [], next: null });
    const viewer = presenter.kind === 'person' ? presenter.person : null;
    const world: FollowUpWorld = { plan, viewer, directory: await directory(organisation), now: clock.now() };
    const all = await followUps.list(organisation, statesOf[query.state], incident?.id ?? null);
    const wanted = all.filter(
      (each) =>
        (query.whose === 'all' || isMine(each, world)) &&
        (query.overdue === undefined || isOverdue(each, world.now) === query.overdue),
    );
    const behind = decodeCursor(query.after ?? null, 2)?.join(' ') ?? null;
    const left = behind === null ? wanted : wanted.filter((each) => `${each.due} ${each.id}` > behind);
    const items = left.slice(0, query.limit);
    const last = items.at(-1);
    const [people, texts] = await Promise.all([
      names(organisation),
      reader.texts(organisation, items.flatMap(followUpRefs)),
    ]);
    return json({
      items: items.map((each) => presentFollowUp(each, world, { names: people, texts })),
      next: left.length > items.length && last ? encodeCursor([last.due, last.id]) : null,
    });
  });
}

function commandBindings({ followUps, writer }: FollowUpRoutePorts): readonly Binding[] {
  const r = routes.followUps;
  /** A command with the one text that it carries. */
  async function run(caller: Caller, id: string, words: string, command: (text: Ref) => ChangeFollowUp) {
    const text = await writer.text(words);
    return answerOf(await followUps.change(caller, id, command(text.ref), [text]));
  }
  return [
    bind(r.open, async ({ params, body: { title, due, ...input }, caller }) => {
      const kept = await writer.text(title);
      return answerOf(await followUps.open(caller, params.incident, { ...input, due: parseInstant(due) }, kept));
    }),
    bind(r.assign, async ({ params, body: { owner }, caller }) =>
      answerOf(await followUps.change(caller, params.followUp, { type: 'assign-follow-up', owner }, [])),
    ),
    bind(r.move, ({ params, body: { due, reason }, caller }) =>
      run(caller, params.followUp, reason, (ref) => ({ type: 'move-follow-up', due: parseInstant(due), reason: ref })),
    ),
    bind(r.done, ({ params, body: { how, planVersion }, caller }) =>
      run(caller, params.followUp, how, (ref) => ({ type: 'do-follow-up', how: ref, planVersion })),
    ),
    bind(r.validate, ({ params, body: { how }, caller }) =>
      run(caller, params.followUp, how, (ref) => ({ type: 'validate-follow-up', how: ref })),
    ),
    bind(r.reopen, ({ params, body: { reason, due }, caller }) =>
      run(caller, params.followUp, reason, (ref) => ({
        type: 'reopen-follow-up',
        due: parseInstant(due),
        reason: ref,
      })),
    ),
    bind(r.redact, ({ params, body: { content, reason }, caller }) =>
      run(caller, params.followUp, reason, (ref) => ({ type: 'redact-follow-up', content, reason: ref })),
    ),
  ];
}

type Ref = Awaited<ReturnType<ContentWriter['text']>>['ref'];
