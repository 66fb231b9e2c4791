import type { AnswerOf, routes } from '@muster/api';
import { countQuorum, personInSeat } from '@muster/engine';
import type { Action, ActionGate, ContentRef, Directory, Incident, Notice } from '@muster/engine';
import type { Instant } from '@muster/clocks';
import { spellPeriod } from '@muster/clocks';
import type { ActionDefinition, CompiledPlan, GateDefinition } from '@muster/plan';
import { missingApprovals, openedParameters } from './present-incident.ts';

type ApprovalView = AnswerOf<typeof routes.approvals.show>;
export type ApprovalRow = Omit<AnswerOf<typeof routes.approvals.list>['items'][number], 'incident'>;

export interface ApprovalWorld {
  readonly texts: ReadonlyMap<string, string | null>;
  readonly names: ReadonlyMap<string, string | null>;
  readonly directory: Directory;
  readonly viewer: string | null;
  readonly now: Instant;
}

/** An action that its gate was asked for, with the gate. */
export interface AskedAction {
  readonly action: Action;
  readonly asked: ActionGate;
  readonly gate: GateDefinition;
  readonly definition: ActionDefinition;
}

export function askedAction(plan: CompiledPlan, action: Action): AskedAction | null {
  const gate = action.gate === null ? undefined : plan.gates[action.gate.gate];
  const definition = plan.actions[action.action];
  return action.gate === null || !gate || !definition ? null : { action, asked: action.gate, gate, definition };
}

/** The texts that an approver is shown. */
export function approvalRefs(incident: Incident, action: Action): readonly ContentRef[] {
  return [
    incident.title,
    action.reason,
    ...Object.values(action.parameters).filter((value) => typeof value === 'object'),
    ...incident.evidence.map(({ title }) => title),
    ...incident.reportedApprovals.map(({ words }) => words),
    ...incident.notices.map(({ text }) => text),
  ];
}

export function presentApprovalRow(
  plan: CompiledPlan,
  { action, asked, definition }: AskedAction,
  world: ApprovalWorld,
) {
  return {
    number: action.number,
    title: definition.title,
    requester: who(world, action.requester),
    proposedAt: action.proposedAt,
    gate: asked.gate,
    due: asked.due,
    silenceAt: asked.silenceAt,
    missing: [...missingApprovals(plan, action, world.directory, world.now)],
    reversible: definition.reversible,
    external: definition.external,
    mine: canApprove(plan, action, world),
  } satisfies ApprovalRow;
}

/** Whether a yes of whoever looks would count now. */
function canApprove(plan: CompiledPlan, action: Action, { viewer, directory, now }: ApprovalWorld): boolean {
  const asked = askedAction(plan, action);
  if (viewer === null || asked === null || action.progress.kind !== 'waiting') return false;
  const approved = asked.asked.approvals.filter((each) => now < each.lapsesAt);
  if ([action.requester, ...action.amendedBy, ...approved.map(({ person }) => person)].includes(viewer)) return false;
  const standing = approved.map(({ person, functions }) => ({ person, only: functions }));
  const places = (more: readonly { person: string }[]) =>
    countQuorum(plan, directory, asked.gate, [...standing, ...more]).places.size;
  return places([{ person: viewer }]) > places([]);
}

/** All that an approver needs to say yes or no to one exact action. */
export function presentApproval(
  plan: CompiledPlan,
  incident: Incident,
  found: AskedAction,
  world: ApprovalWorld,
): ApprovalView {
  const { action, asked, gate, definition } = found;
  const { silenceAt, ...row } = presentApprovalRow(plan, found, world);
  const text = (ref: ContentRef) => world.texts.get(ref.id) ?? null;
  const { id, reference, stage, severity } = incident;
  const notice = incident.notices.find((each) => each.action === action.number);
  return {
    ...row,
    incident: { id, reference, title: text(incident.title), severity: severity.level, stage },
    action: action.action,
    system: definition.system === null ? null : (plan.systems[definition.system]?.title ?? definition.system),
    digest: action.digest,
    progress: action.progress.kind,
    parameters: openedParameters(action, world),
    notice: notice
      ? {
          number: notice.number,
          kind: notice.kind,
          to: plan.notifications[notice.notification]?.to ?? notice.notification,
          text: text(notice.text),
        }
      : null,
    reason: text(action.reason),
    undoes: action.undoes,
    consequences: [...consequences(plan, found)],
    undo: undoOf(plan, definition, notice),
    alternatives: notice ? otherNotices(plan, notice) : alternatives(plan, action),
    evidence: incident.evidence
      .filter(({ marking }) => marking.kind === 'factual')
      .map(({ number, category, title }) => ({ number, category, title: text(title) })),
    severityReasons: severity.reasons.map(
      ({ clause }) => plan.severityRules.find((rule) => rule.clause === clause)?.because ?? clause,
    ),
    silence: { at: silenceAt, asks: asksOnSilence(incident, gate, world), firedAt: asked.silenceFiredAt },
    needs: gate.approve.map(({ count, of }) => ({ count, of })),
    approvals: asked.approvals.map(({ person, as, at, lapsesAt }) => ({ ...who(world, person), as, at, lapsesAt })),
    runBy: asked.runBy,
    reported: incident.reportedApprovals
      .filter((said) => said.action === action.number)
      .map(({ person, witness, reportedBy, how, saidAt, recordedAt, words, digest }) => ({
        person: who(world, person),
        witness: who(world, witness),
        reportedBy: who(world, reportedBy),
        how,
        saidAt,
        recordedAt,
        words: text(words),
        current: digest === action.digest,
      })),
  };
}

function consequences(plan: CompiledPlan, { action, gate, definition }: AskedAction): readonly string[] {
  const { adapter, system, preserveFirstSeconds, external } = definition;
  const back = action.undoes !== null;
  const stopped = Object.values(plan.continuity?.processes ?? {}).filter(
    ({ systems }) => system !== null && systems.includes(system),
  );
  const ways = stopped.flatMap(({ title, pause, reroute, byHand }) => [
    `Touches: ${title}.`,
    ...(pause === null ? [] : [`Pause: ${pause}.`]),
    ...(reroute === null ? [] : [`Reroute: ${reroute}.`]),
    ...(byHand === null ? [] : [`By hand: ${byHand}.`]),
  ]);
  return [
    back ? `It takes back A-${action.undoes}.` : effectOf(adapter),
    ...(external ? ['It reaches people outside the organisation.'] : []),
    ...(preserveFirstSeconds === null || back
      ? []
      : [`Evidence is captured first, for ${preserveFirstSeconds} seconds at most.`]),
    ...(back ? [] : ways),
    `Once approved it must run within ${spellPeriod(gate.runWithin)}; a yes lapses after ${spellPeriod(gate.expires)}.`,
  ];
}

function effectOf(adapter: ActionDefinition['adapter']): string {
  switch (adapter.kind) {
    case 'switch':
      return `The switch ${adapter.switch} is held until it is undone.`;
    case 'manual':
      return `A person does it: ${adapter.instruction}`;
  }
}

/** The other steps of the same system, the mildest first; for acts of the organisation there is not acting. */
function alternatives(plan: CompiledPlan, action: Action): ApprovalView['alternatives'] {
  const system = plan.actions[action.action]?.system ?? null;
  if (system === null || action.undoes !== null) return [];
  return Object.entries(plan.actions)
    .filter(([id, other]) => other.system === system && id !== action.action)
    .map(([id, { title, reversible }]) => ({ action: id, title, reversible }));
}

/** What can be said to the same audience in its place: that little is known yet, while the notice itself is written. */
function otherNotices(plan: CompiledPlan, { notification, kind }: Notice): ApprovalView['alternatives'] {
  const holding = plan.notifications[notification]?.holding ?? null;
  const text = holding === null || kind === 'holding' ? undefined : plan.templates[holding];
  return holding === null || text === undefined ? [] : [{ action: holding, title: text.title, reversible: false }];
}

/** How it is taken back; null where it cannot be. What was said stays said: a retraction can be ready. */
function undoOf(plan: CompiledPlan, definition: ActionDefinition, notice: Notice | undefined): string | null {
  if (notice && notice.kind !== 'retraction' && plan.notifications[notice.notification]?.retraction)
    return 'It cannot be unsaid. The text of a retraction is ready in the plan, and passes the same gate.';
  if (!definition.reversible) return null;
  return definition.undo ?? 'It is taken back in the room, through the same gate.';
}

function asksOnSilence(incident: Incident, gate: GateDefinition, world: ApprovalWorld): string[] {
  return gate.onSilence.to.map((seat) => {
    const person = personInSeat(incident, world.directory, seat);
    const name = person === null ? null : world.names.get(person);
    return name === null || name === undefined ? seat : `${name} (${seat})`;
  });
}

function who({ names }: ApprovalWorld, person: string): { person: string; name: string | null } {
  return { person, name: names.get(person) ?? null };
}
