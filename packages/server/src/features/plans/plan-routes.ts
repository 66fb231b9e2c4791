import { routes } from '@muster/api';
import type { Directory, PlanRecord, PlanVersion } from '@muster/engine';
import { planDiff } from '@muster/plan';
import type { Caller } from '../../platform/caller.ts';
import type { ContentReader } from '../../platform/content/content-reader.ts';
import { answerOf, fault, json, notFound } from '../../platform/http/answer.ts';
import type { Answer } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding, Presenter } from '../../platform/http/binding.ts';
import { decodeCursor, encodeCursor } from '../../platform/store/page-cursor.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { askBindings } from './ask-routes.ts';
import type { AskPorts } from './ask-routes.ts';
import type { PlanDecided, PlanOutcome, PlanService } from './plan-service.ts';
import { presentPlan } from './present-plan.ts';
import { presentRecord, textsOf } from './present-record.ts';

export interface PlanRoutePorts {
  readonly plans: PlanService;
  readonly reader: ContentReader;
  readonly clock: Clock;
  readonly directory: (organisation: string) => Promise<Directory>;
  readonly names: (organisation: string) => Promise<ReadonlyMap<string, string | null>>;
  readonly roster: AskPorts['roster'];
}

export function createPlanRoutes(ports: PlanRoutePorts): readonly Binding[] {
  const { plans, reader, clock, directory, names, roster } = ports;

  /** Records as they stand now; null where nothing is in force. */
  async function present(organisation: string, records: readonly PlanRecord[]) {
    const [inForce, seats, known] = await Promise.all([
      plans.current(organisation),
      directory(organisation),
      names(organisation),
    ]);
    if (inForce === null) return [];
    const texts = await reader.texts(organisation, records.flatMap(textsOf));
    const world = { inForce, now: clock.now(), directory: seats, names: known, texts };
    return records.map((record) => presentRecord(record, world));
  }

  const recordsOf = async (organisation: string) => (await plans.history(organisation))?.versions.toReversed() ?? [];

  return [
    bind(routes.plans.current, async ({ caller }) => {
      const found = await plans.current(caller.organisation);
      const source = found && (await plans.source(caller.organisation, found.version));
      return found === null || source === null
        ? noPlan()
        : json({ version: found.version, source, compiled: found.plan });
    }),
    bind(routes.plans.view, async ({ caller }) => {
      const current = await plans.current(caller.organisation);
      const found = current && (await plans.asWritten(caller.organisation, current.version));
      return found === null ? noPlan() : json(presentPlan(found));
    }),
    bind(routes.plans.version, async ({ params, caller }) => {
      const found = await plans.asWritten(caller.organisation, params.version);
      return found === null ? noVersion(params) : json(presentPlan(found));
    }),
    bind(routes.plans.list, async ({ query, caller }) => {
      const records = await recordsOf(caller.organisation);
      const behind = decodeCursor(query.after ?? null, 1)?.[0];
      const from = behind === undefined ? 0 : records.findIndex(({ version }) => version === behind) + 1;
      const items = records.slice(from, from + query.limit);
      const last = items.at(-1);
      const more = last !== undefined && from + items.length < records.length;
      return json({
        items: await present(caller.organisation, items),
        next: more ? encodeCursor([last.version]) : null,
      });
    }),
    bind(routes.plans.show, async ({ params, caller: { organisation } }) => {
      const found = (await recordsOf(organisation)).filter(({ version }) => version === params.version);
      const [record] = await present(organisation, found);
      const source = await plans.source(organisation, params.version);
      return record === undefined || source === null ? noVersion(params) : json({ ...record, source });
    }),
    bind(routes.plans.file, async ({ params, caller }) => {
      const source = await plans.source(caller.organisation, params.version);
      if (source === null) return noVersion(params);
      const fileName = `plan-${params.version.slice(0, 12)}.yaml`;
      return { kind: 'bytes', chunks: oneChunk(source), mediaType: 'application/yaml', fileName };
    }),
    bind(routes.plans.diff, async ({ params, query, caller: { organisation } }) => {
      const after = await plans.find(organisation, params.version);
      const before = await (query.before === undefined
        ? plans.current(organisation)
        : plans.find(organisation, query.before));
      if (after === null) return noVersion(params);
      if (before === null) return noVersion({ version: query.before ?? 'in force' });
      return json({ before: before.version, after: after.version, changes: [...planDiff(before.plan, after.plan)] });
    }),
    bind(routes.plans.findings, async ({ params, caller }) => {
      const source = await plans.source(caller.organisation, params.version);
      if (source === null) return noVersion(params);
      return json({ version: params.version, findings: [...(await plans.check(source))] });
    }),
    bind(routes.plans.add, async ({ body, caller, presenter }) => {
      const { source, replaces = null, note = null } = body;
      return answerFor(await plans.add(withPowers(caller, presenter), { source, replaces, note }));
    }),
    bind(routes.plans.approve, async ({ params, body, caller }) =>
      answerFor(await plans.approve(caller, { ...params, ...body })),
    ),
    bind(routes.plans.refuse, async ({ params, body, caller }) => {
      const { replaces, reason } = body;
      return answerFor(await plans.refuse(caller, { ...params, replaces }, reason));
    }),
    bind(routes.plans.activate, async ({ params, body, caller, presenter }) =>
      answerFor(await plans.activate(withPowers(caller, presenter), { ...params, ...body })),
    ),
    ...askBindings({ plans, directory, names, roster }),
  ];
}

/** An administrator adds and activates with an administrator's powers; approving takes a person as themselves. */
function withPowers(caller: Caller, presenter: Presenter): Caller {
  if (presenter.kind !== 'person' || !presenter.administrator) return caller;
  return { ...caller, actor: { kind: 'elevated', person: presenter.person } };
}

function answerFor(outcome: PlanOutcome): Answer<PlanDecided> {
  switch (outcome.kind) {
    case 'done':
      return json(outcome.decided);
    case 'refused':
      return answerOf<never>({ ok: false, refusal: outcome.refusal });
    case 'blocked':
      return blockedBy(outcome);
  }
}

function blockedBy({ code, findings }: Extract<PlanOutcome, { kind: 'blocked' }>): Answer<never> {
  const faults = findings.map(({ line, column, id, message }) => ({
    at: `${line}:${column}`,
    message: `${id}: ${message}`,
  }));
  const count = `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`;
  const detail = code === 'plan/faulty' ? 'The plan has faults' : 'The plan has findings that block it';
  return {
    kind: 'fault',
    fault: {
      status: 422,
      code,
      detail: `${detail}: ${count}. The one in force stays.`,
      mend: 'Mend the errors that are listed under findings.',
      faults,
      findings,
    },
  };
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

function noPlan(): Answer<never> {
  return fault(404, 'plan/none', 'No plan is in force.', 'Add one.');
}

function noVersion({ version }: Pick<PlanVersion, 'version'>): Answer<never> {
  return notFound(`plan version ${version}`);
}
