import type { PlanHistory, PlanVersion } from '@muster/engine';
import { loadCompiledPlan, parsePlan } from '@muster/plan';
import type { ContentReader } from '../../platform/content/content-reader.ts';
import type { Streams } from '../../platform/streams/streams.ts';
import { planId, planStream } from './plan-stream.ts';

export interface PlanReader {
  history(organisation: string): Promise<PlanHistory | null>;
  /** The version in force for incidents declared from now on. */
  current(organisation: string): Promise<PlanVersion | null>;
  /** Any version, whether or not it was ever in force; null where the organisation never had it. */
  find(organisation: string, version: string): Promise<PlanVersion | null>;
  /** Old versions load for ever. Throws where the organisation never had that version. */
  byVersion(organisation: string, version: string): Promise<PlanVersion>;
  /** The same plan with its lists in the order in which people wrote them, for people to read. */
  asWritten(organisation: string, version: string): Promise<PlanVersion | null>;
  /** The text of a version, as it was added; null where the organisation never had it. */
  source(organisation: string, version: string): Promise<string | null>;
}

export function createPlanReader({ streams, reader }: { streams: Streams; reader: ContentReader }): PlanReader {
  /** Compiled plans by version: they never change. */
  const compiled = new Map<string, PlanVersion>();
  const written = new Map<string, PlanVersion>();

  const history = async (organisation: string) => (await streams.load(planStream, organisation, planId)).state;

  const recordOf = async (organisation: string, version: string) =>
    (await history(organisation))?.versions.find((each) => each.version === version);

  async function find(organisation: string, version: string): Promise<PlanVersion | null> {
    const key = `${organisation}\n${version}`;
    const kept = compiled.get(key);
    if (kept) return kept;
    const found = await recordOf(organisation, version);
    if (found === undefined) return null;
    const plan = loadCompiledPlan(JSON.parse(await reader.text(organisation, found.compiled)));
    const loaded = { plan, version };
    compiled.set(key, loaded);
    return loaded;
  }

  async function byVersion(organisation: string, version: string): Promise<PlanVersion> {
    const found = await find(organisation, version);
    if (found === null) throw new RangeError(`The organisation never had the plan version ${version}.`);
    return found;
  }

  async function source(organisation: string, version: string): Promise<string | null> {
    const found = await recordOf(organisation, version);
    return found === undefined ? null : reader.text(organisation, found.source);
  }

  async function asWritten(organisation: string, version: string): Promise<PlanVersion | null> {
    const key = `${organisation}\n${version}`;
    const kept = written.get(key);
    if (kept) return kept;
    const text = await source(organisation, version);
    if (text === null) return null;
    const parsed = parsePlan(text, 'plan.yaml');
    // Its digest proves that it is the same. Where a former release compiled another, that one is what counts.
    const same = parsed.ok && parsed.digest === version;
    const plan = same ? { plan: parsed.plan, version } : await byVersion(organisation, version);
    written.set(key, plan);
    return plan;
  }

  return {
    history,
    find,
    byVersion,
    asWritten,
    source,
    async current(organisation) {
      const found = await history(organisation);
      return found && byVersion(organisation, found.inForce);
    },
  };
}
