import { decidePlanVersion, planStanding } from '@muster/engine';
import type { Directory, FindingCounts, PlanCommand, PlanHistory, PlanVersion, Refusal } from '@muster/engine';
import { blocks, isOfTheForm } from '@muster/checker';
import type { Finding } from '@muster/checker';
import type { Instant } from '@muster/clocks';
import { canonicalPlan, parsePlan } from '@muster/plan';
import { auditDone, keepRefusal } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { ContentReader } from '../../platform/content/content-reader.ts';
import type { ContentWriter } from '../../platform/content/content-writer.ts';
import type { Ids } from '../../platform/ids/ids.ts';
import { keptAnswer } from '../../platform/kept-answer.ts';
import { retryConflicts } from '../../platform/retry-conflicts.ts';
import { appendOf } from '../../platform/store/append-of.ts';
import type { SealedContent, Store } from '../../platform/store/store.ts';
import { changeStream } from '../../platform/streams/stream-change.ts';
import type { Streams } from '../../platform/streams/streams.ts';
import { later } from '../../platform/time/clock.ts';
import type { Clock } from '../../platform/time/clock.ts';
import type { PlanCheck } from './plan-check.ts';
import { createPlanReader } from './plan-reader.ts';
import type { PlanReader } from './plan-reader.ts';
import { planId, planStream } from './plan-stream.ts';

export interface PlanPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly streams: Streams;
  readonly reader: ContentReader;
  readonly writer: ContentWriter;
  /** Takes away what was kept for a command that was refused. */
  readonly blobs: { destroy(id: string): Promise<void> };
  readonly directory: { read(organisation: string): Promise<Directory> };
  readonly check: PlanCheck;
}

/** Where a version stands after a command. */
export interface PlanDecided {
  readonly version: string;
  readonly state: ReturnType<typeof planStanding>['state'];
  readonly replaces: string | null;
  readonly missing: string[];
  readonly due: Instant | null;
  readonly findings: FindingCounts;
}

export type PlanOutcome =
  | { readonly kind: 'done'; readonly decided: PlanDecided }
  | {
      readonly kind: 'blocked';
      readonly code: 'plan/faulty' | 'plan/has-findings';
      readonly findings: readonly Finding[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** A version, and the one in force that it is to replace: an approval binds both. */
export interface PlanStep {
  readonly version: string;
  readonly replaces: string;
}

export interface NewPlan {
  readonly source: string;
  /** The version it was made from; null where nobody says. */
  readonly replaces: string | null;
  readonly note: string | null;
}

export interface PlanService extends PlanReader {
  /** Compiles, checks, and puts in force or proposes; a plan with findings that block changes nothing. */
  add(caller: Caller, plan: NewPlan): Promise<PlanOutcome>;
  approve(caller: Caller, step: PlanStep): Promise<PlanOutcome>;
  refuse(caller: Caller, step: PlanStep, reason: string): Promise<PlanOutcome>;
  /** Checks anew: what was waived until yesterday blocks today. */
  activate(caller: Caller, step: PlanStep): Promise<PlanOutcome>;
  /** What the checker finds in a text now. */
  check(source: string): Promise<readonly Finding[]>;
}

export function createPlanService(ports: PlanPorts): PlanService {
  const { store, clock, ids, streams, writer, directory } = ports;
  const plans = createPlanReader(ports);
  const check = (source: string) => ports.check(source, clock.now());

  async function carryOut(
    caller: Caller,
    command: PlanCommand,
    contents: readonly SealedContent[],
    status: number,
  ): Promise<PlanOutcome> {
    const { organisation, actor } = caller;
    const what = { action: command.type, subject: command.version };
    return retryConflicts(async (): Promise<PlanOutcome> => {
      const before = await streams.load(planStream, organisation, planId);
      const inForce = before.state && (await plans.byVersion(organisation, before.state.inForce));
      const now = later(clock.now(), before.state?.updatedAt);
      const seats = await directory.read(organisation);
      const decided = decidePlanVersion(inForce, before.state, command, { now, actor, directory: seats });
      if (!decided.ok) {
        for (const { id } of contents) await ports.blobs.destroy(id);
        return refused(caller, what, decided.refusal);
      }
      const plan = inForce?.version ?? command.version;
      const envelope = { organisation, actor, command: ids.uuid(), plan, now, newId: ids.uuid };
      const change = changeStream(planStream, planId, before, decided.value, envelope);
      const { state } = change.after;
      if (state === null) throw new TypeError('An accepted command leaves a history behind.');
      const answer = decidedOf(state, command.version, inForce, { now, directory: seats });
      await store.append(
        appendOf(organisation, {
          streams: [change.append],
          contents,
          audit: [auditDone(ports, caller, what)],
          answer: keptAnswer(caller, status, answer),
        }),
      );
      streams.keep(planStream, organisation, planId, change.after);
      return { kind: 'done', decided: answer };
    });
  }

  async function refused(
    caller: Caller,
    what: { readonly action: string; readonly subject: string | null },
    refusal: Refusal,
  ): Promise<PlanOutcome> {
    await keepRefusal(ports, caller, what, refusal);
    return { kind: 'refused', refusal };
  }

  async function blocked(
    caller: Caller,
    what: { readonly action: string; readonly subject: string | null },
    code: Extract<PlanOutcome, { kind: 'blocked' }>['code'],
    findings: readonly Finding[],
  ): Promise<PlanOutcome> {
    await keepRefusal(ports, caller, what, { code });
    return { kind: 'blocked', code, findings };
  }

  return {
    ...plans,
    check,
    async add(caller, { source, replaces, note }) {
      const findings = await check(source);
      // A hostile text is read in the process that checks it, and nowhere else.
      const parsed = findings.some(isOfTheForm) ? null : parsePlan(source, 'plan.yaml');
      if (!parsed?.ok) return blocked(caller, { action: 'add-plan', subject: null }, 'plan/faulty', findings);
      const { plan, digest: version } = parsed;
      const history = await plans.history(caller.organisation);
      // What is in force is never blocked: adding it once more is told to be so.
      if (history?.inForce !== version && findings.some(blocks))
        return blocked(caller, { action: 'add-plan', subject: version }, 'plan/has-findings', findings);
      const [text, compiled] = [await writer.text(source), await writer.text(canonicalPlan(plan))];
      const said = note === null ? null : await writer.text(note);
      const contents = [text, compiled, ...(said === null ? [] : [said])].map(({ row }) => row);
      const command: PlanCommand = {
        type: 'add-plan',
        version,
        source: text.ref,
        compiled: compiled.ref,
        note: said?.ref ?? null,
        findings: countsOf(findings),
        replaces,
      };
      return carryOut(caller, command, contents, 201);
    },

    approve: (caller, step) => carryOut(caller, { type: 'approve-plan', ...step }, [], 200),

    async refuse(caller, step, reason) {
      const said = await writer.text(reason);
      return carryOut(caller, { type: 'refuse-plan', ...step, reason: said.ref }, [said.row], 200);
    },

    async activate(caller, step) {
      const source = await plans.source(caller.organisation, step.version);
      const findings = source === null ? [] : await check(source);
      if (findings.some(blocks))
        return blocked(caller, { action: 'activate-plan', subject: step.version }, 'plan/has-findings', findings);
      return carryOut(caller, { type: 'activate-plan', ...step, findings: countsOf(findings) }, [], 200);
    },
  };
}

function countsOf(findings: readonly Finding[]): FindingCounts {
  const open = findings.filter(({ waiver }) => waiver === null);
  const errors = open.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: open.length - errors, waived: findings.length - open.length };
}

function decidedOf(
  history: PlanHistory,
  version: string,
  before: PlanVersion | null,
  context: { readonly now: Instant; readonly directory: Directory },
): PlanDecided {
  const record = history.versions.find((each) => each.version === version);
  if (record === undefined) throw new TypeError(`The version ${version} is not in its own history.`);
  const { progress, findings } = record;
  const { state, missing } = before ? planStanding(before, record, context) : { state: progress.kind, missing: [] };
  const asked = progress.kind === 'proposed' ? progress : null;
  return {
    version,
    state,
    replaces: before?.version ?? null,
    missing: [...missing],
    due: asked && (state === 'approved' ? asked.activateBy : asked.due),
    findings: findings ?? { errors: 0, warnings: 0, waived: 0 },
  };
}
