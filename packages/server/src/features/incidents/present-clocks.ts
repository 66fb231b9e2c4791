import { findRegime, isVerified } from '@muster/clocks/law';
import type { Regime } from '@muster/clocks/law';
import type { Instant } from '@muster/clocks';
import type { IncidentView } from '@muster/api';
import { dueOf, openStages, registered } from '@muster/engine';
import type { ClockReport, ClockStage, ContentRef, Incident, IncidentClock } from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';

/** What a view of clocks needs: opened texts, names of people, and the time. */
export interface ClockWorld {
  readonly texts: ReadonlyMap<string, string | null>;
  readonly names: ReadonlyMap<string, string | null>;
  readonly now: Instant;
}

type View = IncidentView['clocks'][number];
type StageView = View['stages'][number];

/** Every reference whose text a view of the clocks shows. */
export function clockRefs({ clocks, anchors }: Incident): readonly ContentRef[] {
  const refs = Object.values(clocks).flatMap(({ applicability, suspended, stages }) => [
    ...('rationale' in applicability ? [applicability.rationale] : []),
    ...(suspended === null ? [] : [suspended.authority, suspended.reference]),
    ...Object.values(stages).flatMap(({ history, reports, waived }) => [
      ...history.map(({ reason }) => reason),
      ...reports.flatMap(({ reference, lateBecause }) => [reference, lateBecause]),
      waived?.reason ?? null,
    ]),
  ]);
  return [...refs, ...Object.values(anchors).map(({ asked }) => asked?.reason ?? null)].flatMap((ref) => ref ?? []);
}

/** The clocks of an incident, those that are due next first. */
export function presentClocks(plan: CompiledPlan, incident: Incident, world: ClockWorld): View[] {
  return Object.values(incident.clocks)
    .map((clock) => presentClock(plan, incident, clock, world))
    .toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
}

function orderOf({ clock, stages }: View): string {
  const dues = stages.flatMap(({ open, strictDue }) => (open ? [strictDue ?? '~'] : []));
  return `${dues.toSorted()[0] ?? '~~'} ${clock}`;
}

function presentClock(plan: CompiledPlan, incident: Incident, clock: IncidentClock, world: ClockWorld): View {
  const { key, source, of, entity, role, system, clause, openedAt, suspended, displacedBy } = clock;
  const regime = source === 'law' ? findRegime(of) : undefined;
  const { title, owner, deputy, recipient, gate } = registered(plan, clock);
  const open = new Set(openStages(incident).flatMap((each) => (each.clock.key === key ? [each.name] : [])));
  return {
    clock: key,
    source,
    of,
    title,
    entity,
    role,
    system,
    recipient,
    clause,
    openedAt,
    link: regime?.link ?? null,
    verified: regime === undefined || isVerified(regime),
    unsettled: [...(regime?.unsettled ?? [])],
    owner,
    deputy,
    gate,
    applicability: presentApplies(clock, world),
    suspended: suspended && {
      authority: textOf(world, suspended.authority),
      reference: textOf(world, suspended.reference),
      until: suspended.until,
      by: who(world, suspended.by),
      at: suspended.at,
      over: suspended.until !== null && suspended.until <= world.now,
    },
    displacedBy,
    relations: (regime?.relations ?? []).map(({ kind, words, citation }) => ({ kind, words, citation })),
    stages: Object.entries(clock.stages).map(([name, stage]) =>
      presentStage(regime, { name, stage, recipient, open: open.has(name) }, world),
    ),
  };
}

function presentApplies({ applicability }: IncidentClock, world: ClockWorld): View['applicability'] {
  switch (applicability.kind) {
    case 'undecided':
    case 'by-plan':
      return { kind: applicability.kind, by: null, at: null, rationale: null };
    case 'applies':
    case 'does-not-apply': {
      const { kind, by, at, rationale } = applicability;
      return { kind, by: who(world, by), at, rationale: textOf(world, rationale) };
    }
  }
}

interface Shown {
  readonly name: string;
  readonly stage: ClockStage;
  readonly recipient: string | null;
  readonly open: boolean;
}

function presentStage(regime: Regime | undefined, shown: Shown, world: ClockWorld): StageView {
  const { name, stage, open } = shown;
  const law = regime?.stages.find((each) => each.name === name);
  const { state, anchor, anchoredAt, presumed, strictDue, legalLatest, target, doBy, ...counted } = dueOf(stage);
  const { rule, timeZone, calendar, pack } = counted;
  return {
    stage: name,
    words: law?.words ?? '',
    citation: law?.citation ?? '',
    when: law?.when ?? null,
    recipient: shown.recipient ?? law?.recipient ?? '',
    open,
    overdue: open && strictDue !== null && strictDue < world.now,
    state,
    anchor,
    anchoredAt,
    presumed,
    strictDue,
    legalLatest,
    target,
    doBy,
    rule,
    timeZone,
    calendar,
    pack,
    alarms: counted.alarms.map(({ percent, at }) => ({ percent, at, fired: stage.alarmed.includes(percent) })),
    history: stage.history.map((each) => ({
      cause: each.cause,
      reason: each.reason && textOf(world, each.reason),
      by: who(world, each.by),
      at: each.at,
      anchoredAt: each.anchoredAt,
      presumed: each.presumed,
      strictDue: each.strictDue,
      legalLatest: each.legalLatest,
    })),
    reports: stage.reports.map((report) => presentReport(report, world)),
    waived: stage.waived && {
      by: who(world, stage.waived.by),
      at: stage.waived.at,
      reason: textOf(world, stage.waived.reason),
    },
  };
}

function presentReport({ sentAt, by, at, reference, proof, lateBecause }: ClockReport, world: ClockWorld) {
  return {
    sentAt,
    by: who(world, by),
    at,
    reference: reference && textOf(world, reference),
    proof,
    lateBecause: lateBecause && textOf(world, lateBecause),
  };
}

/** What clocks count from, and what is asked to be later. */
export function presentAnchors({ anchors, facts }: Incident, world: ClockWorld): IncidentView['anchors'] {
  return Object.entries(anchors).map(([fact, { at, presumed, asked }]) => {
    const answer = facts[fact]?.answer;
    const said = answer?.state === 'value' && typeof answer.value === 'string' ? answer.value : null;
    return {
      fact,
      at,
      presumed,
      saidLater: said !== null && said > at ? said : null,
      asked: asked && { to: asked.to, by: who(world, asked.by), reason: textOf(world, asked.reason) },
    };
  });
}

function who({ names }: ClockWorld, person: string) {
  return { person, name: names.get(person) ?? null };
}

function textOf({ texts }: ClockWorld, { id }: ContentRef): string | null {
  return texts.get(id) ?? null;
}
