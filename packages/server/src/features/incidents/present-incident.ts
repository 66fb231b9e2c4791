import { deriveSeverity, countQuorum, findTag, obligations, seatsHeld } from '@muster/engine';
import type { Action, ContentRef, Directory, Incident, Marking, PlanVersion } from '@muster/engine';
import type { Instant } from '@muster/clocks';
import type { IncidentView } from '@muster/api';
import type { CompiledPlan } from '@muster/plan';
import { nextDue } from './incident-rows.ts';
import { clockRefs, presentAnchors, presentClocks } from './present-clocks.ts';
import { presentEffect, presentGaps } from './present-effect.ts';
import type { EffectWorld } from './present-effect.ts';
import { hasLostOwner, ownerObligation, presentObligation } from './present-obligation.ts';

/** What a view needs besides the incident: opened texts, names of people, who looks, and the time. */
export interface ViewWorld extends EffectWorld {
  /** By content id; null for what was destroyed. */
  readonly texts: ReadonlyMap<string, string | null>;
  /** By person; null for a name that was destroyed. */
  readonly names: ReadonlyMap<string, string | null>;
  readonly directory: Directory;
  readonly viewer: string | null;
  readonly links: IncidentView['links'];
  readonly now: Instant;
}

/** Every reference whose text a view of the incident shows. */
export function textRefs(incident: Incident): readonly ContentRef[] {
  return [
    incident.title,
    ...(incident.summary ? [incident.summary] : []),
    ...Object.values(incident.facts).flatMap(({ answer }) => (answer.state === 'unknown' ? [answer.because] : [])),
    ...incident.actions.flatMap((action) => [action.reason, ...Object.values(action.parameters).filter(isContentRef)]),
    ...incident.evidence.flatMap((item) => [item.title, item.source]),
    ...incident.decisions.flatMap((decision) => [decision.choice, decision.rationale]),
    ...clockRefs(incident),
  ];
}

/** The incident as the interface shows it. */
export function presentIncident({ plan, version }: PlanVersion, incident: Incident, world: ViewWorld): IncidentView {
  const open = obligations(plan, incident, world.now);
  const held = functionsOf(plan, incident, world);
  return {
    ...presentRow(plan, incident, world),
    version: incident.version,
    kind: incident.kind,
    planVersion: version,
    summary: incident.summary && textOf(world, incident.summary),
    firstSignalAt: incident.firstSignalAt,
    severityDetail: severityDetail(plan, incident),
    facts: facts(plan, incident, world),
    obligations: [
      ...open.map((each) => presentObligation(plan, incident, each, { ...world, held })),
      ...ownerObligation(plan, incident, { ...world, held }),
    ],
    actions: incident.actions.map((action) => presentAction(plan, incident, action, world)),
    preservationGaps: presentGaps(plan, incident),
    tasksDone: Object.entries(incident.tasksDone).map(([task, { by, at }]) => ({ task, by: who(world, by), at })),
    evidence: incident.evidence.map((item) => ({
      number: item.number,
      category: item.category,
      title: textOf(world, item.title),
      source: textOf(world, item.source),
      collector: item.collector,
      capturedAt: item.capturedAt,
      content: item.item.id,
      bytes: item.item.bytes,
      mediaType: item.item.mediaType,
      sha256: item.sha256,
      marking: presentMarking(item.marking),
      redacted: incident.redacted.includes(item.item.id),
    })),
    decisions: incident.decisions.map((made) => ({
      number: made.number,
      decision: made.decision,
      choice: textOf(world, made.choice),
      rationale: textOf(world, made.rationale),
      marking: presentMarking(made.marking),
      by: made.by,
      at: made.at,
    })),
    deadlines: Object.values(incident.deadlines).map(
      ({ obligation, due, limit, anchor, anchoredAt, calendar, missedAt }) => ({
        obligation,
        due,
        limit,
        anchor,
        anchoredAt,
        calendar,
        missedAt,
      }),
    ),
    clocks: presentClocks(plan, incident, world),
    anchors: presentAnchors(incident, world),
    links: world.links,
    suggestedTags: suggestedTags(plan, incident),
    signalGroups: [...incident.signalGroups],
    seats: Object.entries(incident.seats).map(([seat, person]) => ({ seat, ...who(world, person) })),
  };
}

function presentRow(plan: CompiledPlan, incident: Incident, world: ViewWorld) {
  const { id, reference, type, system, stage, declaredAt, owner } = incident;
  return {
    id,
    reference,
    title: textOf(world, incident.title),
    type,
    system,
    severity: incident.severity.level,
    stage,
    status: incident.status.kind,
    owner: {
      ...who(world, owner.person),
      ...(hasLostOwner(incident, world.directory) ? { removed: true as const } : {}),
    },
    declaredAt,
    nextDue: nextDue(plan, incident),
    tags: [...incident.tags],
  };
}

function suggestedTags(plan: CompiledPlan, { type, tags }: Incident): string[] {
  const ofType = Object.hasOwn(plan.types, type) ? (plan.types[type]?.tags ?? []) : [];
  return ofType.filter((tag) => findTag(tag) !== null && !tags.includes(tag));
}

export function severityDetail(plan: CompiledPlan, incident: Incident): IncidentView['severityDetail'] {
  const { derived, set, reasons } = incident.severity;
  const couldBe = deriveSeverity(plan, incident).couldBe;
  return {
    derived,
    set,
    reasons: reasons.map(({ clause, assumed }) => ({
      clause,
      because: becauseOf(plan, clause),
      assumed: [...assumed],
    })),
    couldBe: couldBe.map(({ level, clause, unanswered }) => ({
      level,
      because: becauseOf(plan, clause),
      unanswered: [...unanswered],
    })),
  };
}

function becauseOf(plan: CompiledPlan, clause: string): string {
  const rule = plan.severityRules.find((each) => each.clause === clause);
  return rule?.because ?? 'The plan fixes this level until the question is answered.';
}

function facts(plan: CompiledPlan, incident: Incident, world: ViewWorld): IncidentView['facts'] {
  return Object.entries(plan.facts).map(([fact, { ask }]) => {
    const recorded = incident.facts[fact];
    if (!recorded) return { fact, ask, state: 'not-asked', value: null, because: null, by: null, at: null };
    const { answer, by, at } = recorded;
    return answer.state === 'value'
      ? { fact, ask, state: 'value', value: answer.value, because: null, by, at }
      : { fact, ask, state: 'unknown', value: null, because: textOf(world, answer.because), by, at };
  });
}

function presentAction(
  plan: CompiledPlan,
  incident: Incident,
  action: Action,
  world: ViewWorld,
): IncidentView['actions'][number] {
  const definition = plan.actions[action.action];
  return {
    number: action.number,
    action: action.action,
    title: definition?.title ?? action.action,
    parameters: openedParameters(action, world),
    undoes: action.undoes,
    digest: action.digest,
    requester: who(world, action.requester),
    reason: textOf(world, action.reason),
    proposedAt: action.proposedAt,
    reversible: definition?.reversible ?? false,
    external: definition?.external ?? false,
    progress: action.progress.kind,
    ...presentEffect(plan, incident, action, world),
    gate: presentGate(plan, action, world),
    milliseconds: action.progress.kind === 'proven' ? action.progress.milliseconds : null,
  };
}

function presentGate(plan: CompiledPlan, action: Action, world: ViewWorld): IncidentView['actions'][number]['gate'] {
  const asked = action.gate;
  const gate = asked === null ? undefined : plan.gates[asked.gate];
  if (asked === null || !gate) return null;
  return {
    gate: asked.gate,
    due: asked.due,
    needs: gate.approve.map(({ count, of }) => ({ count, of })),
    approvals: asked.approvals.map(({ person, as, at, lapsesAt }) => ({ ...who(world, person), as, at, lapsesAt })),
    missing: [...missingApprovals(plan, action, world.directory, world.now)],
    runBy: asked.runBy,
    glassBrokenBy: asked.glassBrokenBy,
    released: asked.released && who(world, asked.released.by),
  };
}

/** Functions of which somebody is still needed, counted over approvals that stand now. */
export function missingApprovals(
  plan: CompiledPlan,
  action: Action,
  directory: Directory,
  now: Instant,
): readonly string[] {
  const gate = action.gate === null ? undefined : plan.gates[action.gate.gate];
  if (action.gate === null || !gate) return [];
  const standing = action.gate.approvals.filter((each) => now < each.lapsesAt);
  const people = standing.map(({ person, functions }) => ({ person, only: functions }));
  return countQuorum(plan, directory, gate, people).missing;
}

export function presentMarking(marking: Marking): { kind: 'factual' | 'counsel-directed'; directedBy: string | null } {
  switch (marking.kind) {
    case 'factual':
      return { kind: 'factual', directedBy: null };
    case 'counsel-directed':
      return { kind: 'counsel-directed', directedBy: marking.directedBy };
  }
}

function who(world: ViewWorld, person: string): { person: string; name: string | null } {
  return { person, name: world.names.get(person) ?? null };
}

function textOf(world: Pick<ViewWorld, 'texts'>, ref: ContentRef): string | null {
  return world.texts.get(ref.id) ?? null;
}

export function openedParameters(
  action: Action,
  world: Pick<ViewWorld, 'texts'>,
): Record<string, string | number | boolean | null> {
  return Object.fromEntries(
    Object.entries(action.parameters).map(([name, value]) => [
      name,
      isContentRef(value) ? textOf(world, value) : value,
    ]),
  );
}

function isContentRef(value: Action['parameters'][string]): value is ContentRef {
  return typeof value === 'object';
}

function functionsOf(plan: CompiledPlan, incident: Incident, { viewer, directory }: ViewWorld) {
  return viewer === null ? [] : seatsHeld(plan, incident, directory, viewer).map((each) => each.function);
}
