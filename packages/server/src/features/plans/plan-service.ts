import { accept, refuse } from '@muster/engine';
import type { PlanEvent, PlanVersion, Refusal, Result } from '@muster/engine';
import { canonicalPlan, loadCompiledPlan, parsePlan } from '@muster/plan';
import type { Fault } from '@muster/plan';
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
import type { Clock } from '../../platform/time/clock.ts';
import { planId, planStream } from './plan-stream.ts';

export interface PlanPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly streams: Streams;
  readonly reader: ContentReader;
  readonly writer: ContentWriter;
}

export type AddedPlan =
  | { readonly kind: 'added'; readonly version: string }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface PlanService {
  /** Compiles and puts in force; a faulty plan changes nothing. */
  add(caller: Caller, source: string): Promise<AddedPlan>;
  current(organisation: string): Promise<PlanVersion | null>;
  /** Old versions load for ever. Throws where the organisation never had that version. */
  byVersion(organisation: string, version: string): Promise<PlanVersion>;
  /** Null where the organisation never had that version. */
  find(organisation: string, version: string): Promise<PlanVersion | null>;
  /** The same plan with its lists in the order in which people wrote them, for people to read. */
  asWritten(organisation: string, version: string): Promise<PlanVersion | null>;
  source(organisation: string): Promise<{ readonly version: string; readonly source: string } | null>;
}

export function createPlanService(ports: PlanPorts): PlanService {
  const { store, clock, ids, streams, reader, writer } = ports;
  /** Compiled plans by version: they never change. */
  const compiled = new Map<string, PlanVersion>();
  const written = new Map<string, PlanVersion>();

  const history = async (organisation: string) =>
    (await streams.load(planStream, organisation, planId)).state?.versions ?? [];

  async function find(organisation: string, version: string): Promise<PlanVersion | null> {
    const kept = compiled.get(`${organisation}\n${version}`);
    if (kept) return kept;
    const found = (await history(organisation)).find((each) => each.version === version);
    if (!found) return null;
    const plan = loadCompiledPlan(JSON.parse(await reader.text(organisation, found.compiled)));
    const loaded = { plan, version };
    compiled.set(`${organisation}\n${version}`, loaded);
    return loaded;
  }

  async function byVersion(organisation: string, version: string): Promise<PlanVersion> {
    const found = await find(organisation, version);
    if (found === null) throw new RangeError(`The organisation never had the plan version ${version}.`);
    return found;
  }

  async function asWritten(organisation: string, version: string): Promise<PlanVersion | null> {
    const kept = written.get(`${organisation}\n${version}`);
    if (kept) return kept;
    const found = (await history(organisation)).find((each) => each.version === version);
    if (!found) return null;
    const parsed = parsePlan(await reader.text(organisation, found.source), 'plan.yaml');
    // Its digest proves that it is the same. Where a former release compiled another, that one is what counts.
    const same = parsed.ok && parsed.digest === version;
    const plan = same ? { plan: parsed.plan, version } : await byVersion(organisation, version);
    written.set(`${organisation}\n${version}`, plan);
    return plan;
  }

  async function put(
    caller: Caller,
    source: string,
    canonical: string,
    version: string,
  ): Promise<Result<null, Refusal>> {
    const { organisation, actor } = caller;
    const what = { action: 'add-plan', subject: version };
    return retryConflicts(async () => {
      const before = await streams.load(planStream, organisation, planId);
      if (before.state?.versions.at(-1)?.version === version) {
        const same = refuse('plan/unchanged', 'This version is in force already.', 'Nothing has to be changed.');
        if (!same.ok) await keepRefusal(ports, caller, what, same.refusal);
        return same;
      }
      const texts = [await writer.text(source), await writer.text(canonical)] as const;
      const addedBy = actor.kind === 'person' || actor.kind === 'elevated' ? actor.person : null;
      const event: PlanEvent = {
        type: 'plan-version-added',
        data: { version, source: texts[0].ref, compiled: texts[1].ref, addedBy },
      };
      const envelope = { organisation, actor, command: ids.uuid(), plan: version, now: clock.now(), newId: ids.uuid };
      const change = changeStream(planStream, planId, before, [event], envelope);
      const contents = texts.map((each) => each.row);
      await store.append(
        appendOf(organisation, {
          streams: [change.append],
          contents,
          audit: [auditDone(ports, caller, what)],
          answer: keptAnswer(caller, 201, { version }),
        }),
      );
      streams.keep(planStream, organisation, planId, change.after);
      return accept(null);
    });
  }

  return {
    byVersion,
    find,
    asWritten,
    async add(caller, source) {
      const parsed = parsePlan(source, 'plan.yaml');
      if (!parsed.ok) {
        await keepRefusal(ports, caller, { action: 'add-plan', subject: null }, { code: 'plan/unchanged' });
        return { kind: 'faulty', faults: parsed.faults };
      }
      const done = await put(caller, source, canonicalPlan(parsed.plan), parsed.digest);
      return done.ok ? { kind: 'added', version: parsed.digest } : { kind: 'refused', refusal: done.refusal };
    },
    async current(organisation) {
      const latest = (await history(organisation)).at(-1);
      return latest ? byVersion(organisation, latest.version) : null;
    },
    async source(organisation) {
      const latest = (await history(organisation)).at(-1);
      return latest ? { version: latest.version, source: await reader.text(organisation, latest.source) } : null;
    },
  };
}
