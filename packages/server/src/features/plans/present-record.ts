import type { PlanRecordView } from '@muster/api';
import { planStanding, reviewGate, standingApprovers } from '@muster/engine';
import type { ContentRef, Directory, PlanRecord, PlanVersion } from '@muster/engine';
import type { Instant } from '@muster/clocks';

/** What a record of a version is told with: the version in force, who sits where, names and opened texts. */
export interface RecordWorld {
  readonly inForce: PlanVersion;
  readonly now: Instant;
  readonly directory: Directory;
  readonly names: ReadonlyMap<string, string | null>;
  readonly texts: ReadonlyMap<string, string | null>;
}

/** One version of the plan and where it stands now. */
export function presentRecord(record: PlanRecord, world: RecordWorld): PlanRecordView {
  const { version, by, at, note, findings, progress } = record;
  const { state, missing } = planStanding(world.inForce, record, world);
  const somebody = (person: string) => ({ person, name: world.names.get(person) ?? null });
  const text = (ref: ContentRef | null) => ref && (world.texts.get(ref.id) ?? null);
  const told: PlanRecordView = {
    version,
    state,
    by: by === null ? null : somebody(by),
    at,
    note: text(note),
    findings,
    replaces: null,
    asked: null,
    inForce: null,
    refused: null,
  };
  switch (progress.kind) {
    case 'proposed': {
      const { gate, due, activateBy, replaces } = progress;
      const approvals = standingApprovers(progress, world.now).map((each) => ({
        ...somebody(each.person),
        seat: each.seat,
        as: each.as,
        at: each.at,
        lapsesAt: each.lapsesAt,
      }));
      const needs = reviewGate(world.inForce.plan).gate.approve.map(({ count, of }) => ({ count, of }));
      return { ...told, replaces, asked: { gate, needs, due, approvals, missing: [...missing], activateBy } };
    }
    case 'refused': {
      const { replaces, by: who, at: when, reason } = progress;
      return { ...told, replaces, refused: { ...somebody(who), at: when, reason: text(reason) } };
    }
    case 'void':
      return { ...told, replaces: progress.replaces };
    case 'in-force':
      return { ...told, inForce: activation(progress, null) };
    case 'superseded':
      return { ...told, inForce: activation(progress.was, progress.until) };
  }

  function activation(
    { since, activatedBy, approvedBy }: Extract<PlanRecord['progress'], { kind: 'superseded' }>['was'],
    until: Instant | null,
  ): NonNullable<PlanRecordView['inForce']> {
    const who = activatedBy === null ? null : somebody(activatedBy);
    return { since, until, activatedBy: who, approvedBy: approvedBy.map(somebody) };
  }
}

/** The texts that a record refers to. */
export function textsOf({ note, progress }: PlanRecord): readonly ContentRef[] {
  return [...(note === null ? [] : [note]), ...(progress.kind === 'refused' ? [progress.reason] : [])];
}
