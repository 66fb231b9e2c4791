import type { Instant } from '@muster/clocks';
import type { FunctionId } from '@muster/plan';
import type { ContentRef } from '../content-ref.ts';
import type { PlanEvent } from '../events/all-events.ts';
import type { FindingCounts } from '../events/fields.ts';
import type { RecordedOf } from '../record/read-event.ts';

export type RecordedPlanEvent = RecordedOf<PlanEvent>;

/** The versions of an organisation's plan. A version that is proposed anew is told once, as it stands now. */
export interface PlanHistory {
  /** By when it was added or last proposed, the earliest first. */
  readonly versions: readonly PlanRecord[];
  readonly inForce: string;
  readonly updatedAt: Instant;
}

export interface PlanRecord {
  readonly version: string;
  readonly source: ContentRef;
  readonly compiled: ContentRef;
  readonly note: ContentRef | null;
  /** Who added or proposed it; null for the program itself. */
  readonly by: string | null;
  readonly at: Instant;
  /** When it was added, proposed or activated last; null where that was not counted. */
  readonly findings: FindingCounts | null;
  readonly progress: PlanProgress;
}

export type PlanProgress =
  | ({ readonly kind: 'proposed' } & ProposedPlan)
  | {
      readonly kind: 'refused';
      readonly replaces: string;
      readonly by: string;
      readonly at: Instant;
      readonly reason: ContentRef;
    }
  /** Another version took the place of the one it was to replace. */
  | { readonly kind: 'void'; readonly replaces: string; readonly at: Instant }
  | ({ readonly kind: 'in-force' } & Activation)
  | { readonly kind: 'superseded'; readonly was: Activation; readonly until: Instant; readonly by: string };

export interface Activation {
  readonly since: Instant;
  readonly activatedBy: string | null;
  readonly approvedBy: readonly string[];
}

/** A version that waits for its approvers. */
export interface ProposedPlan {
  readonly replaces: string;
  /** The gate of the version in force; null where that one names none. */
  readonly gate: string | null;
  readonly due: Instant;
  readonly approvals: readonly PlanApproval[];
  /** The quorum was reached: it must be activated by this instant, or all approvals are void. */
  readonly activateBy: Instant | null;
}

export interface PlanApproval {
  readonly person: string;
  readonly seat: string;
  readonly as: FunctionId;
  readonly functions: readonly FunctionId[];
  readonly at: Instant;
  readonly lapsesAt: Instant;
}

/** The history after one more event. Never refuses, counts no time, looks nothing up. */
export function evolvePlanHistory(before: PlanHistory | null, event: RecordedPlanEvent): PlanHistory {
  return { ...change(before, event), updatedAt: event.recordedAt };
}

type Change = Omit<PlanHistory, 'updatedAt'>;

function change(before: PlanHistory | null, event: RecordedPlanEvent): Change {
  switch (event.type) {
    case 'plan-version-added': {
      const { version, source, compiled, addedBy, findings } = event.data;
      const at = event.recordedAt;
      const record: PlanRecord = {
        version,
        source,
        compiled,
        note: null,
        by: addedBy,
        at,
        findings,
        progress: { kind: 'in-force', since: at, activatedBy: addedBy, approvedBy: [] },
      };
      return { versions: [...superseded(without(before, version), version, at), record], inForce: version };
    }
    case 'plan-version-proposed': {
      const { version, replaces, source, compiled, note, proposedBy: by, findings, gate, due } = event.data;
      const progress: PlanProgress = { kind: 'proposed', replaces, gate, due, approvals: [], activateBy: null };
      const record: PlanRecord = { version, source, compiled, note, by, at: event.recordedAt, findings, progress };
      return { ...begun(before, event), versions: [...without(before, version), record] };
    }
    case 'plan-version-approved':
      return changed(begun(before, event), event.data.version, (record) => withApproval(record, event));
    case 'plan-version-refused': {
      const { version, replaces, person: by, reason } = event.data;
      const progress: PlanProgress = { kind: 'refused', replaces, by, at: event.recordedAt, reason };
      return changed(begun(before, event), version, (record) => ({ ...record, progress }));
    }
    case 'plan-version-activated': {
      const { version, activatedBy, approvedBy, findings } = event.data;
      const at = event.recordedAt;
      const { versions } = begun(before, event);
      const progress: PlanProgress = { kind: 'in-force', since: at, activatedBy, approvedBy };
      return changed({ versions: superseded(versions, version, at), inForce: version }, version, (record) => ({
        ...record,
        findings,
        progress,
      }));
    }
  }
}

function begun(before: PlanHistory | null, { type }: RecordedPlanEvent): PlanHistory {
  if (before === null) throw new TypeError(`The plan begins with plan-version-added, not with ${type}.`);
  return before;
}

function without(before: PlanHistory | null, version: string): readonly PlanRecord[] {
  return (before?.versions ?? []).filter((each) => each.version !== version);
}

function changed(history: Change, version: string, change: (record: PlanRecord) => PlanRecord): Change {
  const versions = history.versions.map((each) => (each.version === version ? change(each) : each));
  return { versions, inForce: history.inForce };
}

function withApproval(
  record: PlanRecord,
  { data, recordedAt: at }: Extract<RecordedPlanEvent, { type: 'plan-version-approved' }>,
): PlanRecord {
  const { progress } = record;
  if (progress.kind !== 'proposed') return record;
  const { person, seat, as, functions, lapsesAt, beside, activateBy } = data;
  const standing = progress.approvals.filter((each) => beside.includes(each.person));
  const approvals = [...standing, { person, seat, as, functions, at, lapsesAt }];
  return { ...record, progress: { ...progress, approvals, activateBy } };
}

/** What another version in force means for all the rest: the former one has had its time, and what was asked is void. */
function superseded(versions: readonly PlanRecord[], by: string, at: Instant): readonly PlanRecord[] {
  return versions.map((record): PlanRecord => {
    const { progress } = record;
    if (record.version === by) return record;
    switch (progress.kind) {
      case 'in-force': {
        const { since, activatedBy, approvedBy } = progress;
        const was = { since, activatedBy, approvedBy };
        return { ...record, progress: { kind: 'superseded', until: at, by, was } };
      }
      case 'proposed':
        return { ...record, progress: { kind: 'void', replaces: progress.replaces, at } };
      case 'refused':
      case 'void':
      case 'superseded':
        return record;
    }
  });
}
