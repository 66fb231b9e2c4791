import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { accept, refuse } from '@muster/engine';
import type { ContentRef, Refusal, Result } from '@muster/engine';
import { z } from 'zod';
import { auditDone, keepRefusal } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { ContentReader } from '../../platform/content/content-reader.ts';
import type { ContentWriter } from '../../platform/content/content-writer.ts';
import type { Ids } from '../../platform/ids/ids.ts';
import { keptAnswer } from '../../platform/kept-answer.ts';
import { retryConflicts } from '../../platform/retry-conflicts.ts';
import { appendOf } from '../../platform/store/append-of.ts';
import type { Store } from '../../platform/store/store.ts';
import { changeStream } from '../../platform/streams/stream-change.ts';
import type { Streams } from '../../platform/streams/streams.ts';
import { later } from '../../platform/time/clock.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { viewStream } from './view-stream.ts';

export interface ViewPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly streams: Streams;
  readonly reader: Pick<ContentReader, 'texts'>;
  readonly writer: Pick<ContentWriter, 'text'>;
}

type View = AnswerOf<typeof routes.views.list>['views'][number];
type Kept = Pick<View, 'name' | 'filter'>;

export interface ViewService {
  list(organisation: string, person: string): Promise<readonly View[]>;
  /** Gives its id; one of the same name is replaced. */
  save(caller: Caller, person: string, view: Kept): Promise<Result<{ readonly id: string }, Refusal>>;
  remove(caller: Caller, person: string, view: string): Promise<Result<null, Refusal>>;
}

const mostViews = 50;
const keptView = z.strictObject({ name: z.string(), filter: routes.views.save.body.shape.filter });

/** Filters that people keep for themselves. Each is content, destroyed when it is replaced or taken away. */
export function createViewService(ports: ViewPorts): ViewService {
  const { store, clock, ids, streams, reader, writer } = ports;
  const load = (organisation: string, person: string) => streams.load(viewStream, organisation, person);

  async function open(organisation: string, views: Readonly<Record<string, ContentRef>>): Promise<readonly View[]> {
    const texts = await reader.texts(organisation, Object.values(views));
    return Object.entries(views).flatMap(([id, { id: content }]) => {
      const text = texts.get(content) ?? null;
      // What a later version does not read any more is left out; it can be saved anew.
      const kept = text === null ? null : keptView.safeParse(JSON.parse(text));
      return kept?.success === true ? [{ id, ...kept.data }] : [];
    });
  }

  return {
    async list(organisation, person) {
      return open(organisation, (await load(organisation, person)).state?.views ?? {});
    },

    save(caller, person, { name, filter }) {
      const { organisation, actor } = caller;
      return retryConflicts(async () => {
        const before = await load(organisation, person);
        const views = before.state?.views ?? {};
        const same = (await open(organisation, views)).find((each) => each.name === name)?.id ?? null;
        if (same === null && Object.keys(views).length >= mostViews) {
          await keepRefusal(ports, caller, { action: 'save-view', subject: person }, { code: 'view/too-many' });
          return refuse('view/too-many', `You have ${mostViews} saved views.`, 'Take one away first.');
        }
        const id = same ?? ids.uuid();
        const replaced = views[id];
        const { ref: content, row } = await writer.text(JSON.stringify({ name, filter }));
        const now = later(clock.now(), before.state?.updatedAt);
        const envelope = { organisation, actor, command: ids.uuid(), plan: null, now, newId: ids.uuid };
        const events = [{ type: 'view-saved', data: { view: id, content } }];
        const change = changeStream(viewStream, person, before, events, envelope);
        await store.append(
          appendOf(organisation, {
            streams: [change.append],
            contents: [row],
            destroyed: replaced === undefined ? [] : [replaced.id],
            audit: [auditDone(ports, caller, { action: 'save-view', subject: id })],
            answer: keptAnswer(caller, 201, { id }),
          }),
        );
        streams.keep(viewStream, organisation, person, change.after);
        return accept({ id });
      });
    },

    remove(caller, person, view) {
      const { organisation, actor } = caller;
      return retryConflicts(async () => {
        const before = await load(organisation, person);
        const views = before.state?.views ?? {};
        const content = Object.hasOwn(views, view) ? views[view] : undefined;
        if (before.state === null || content === undefined) {
          await keepRefusal(ports, caller, { action: 'remove-view', subject: view }, { code: 'view/unknown' });
          return refuse('view/unknown', 'You have no such saved view.', 'List your views.');
        }
        const now = later(clock.now(), before.state.updatedAt);
        const envelope = { organisation, actor, command: ids.uuid(), plan: null, now, newId: ids.uuid };
        const change = changeStream(viewStream, person, before, [{ type: 'view-removed', data: { view } }], envelope);
        await store.append(
          appendOf(organisation, {
            streams: [change.append],
            destroyed: [content.id],
            audit: [auditDone(ports, caller, { action: 'remove-view', subject: view })],
            answer: keptAnswer(caller, 200, {}),
          }),
        );
        streams.keep(viewStream, organisation, person, change.after);
        return accept(null);
      });
    },
  };
}
