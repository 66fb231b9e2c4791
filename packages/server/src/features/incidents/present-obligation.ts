import type { IncidentView } from '@muster/api';
import { registered, waitingClients } from '@muster/engine';
import type { Directory, Incident, Obligation } from '@muster/engine';
import type { CompiledPlan, FunctionId } from '@muster/plan';

export interface ObligationWorld {
  readonly directory: Directory;
  readonly viewer: string | null;
  /** The functions in which the viewer sits for this incident. */
  readonly held: readonly FunctionId[];
  /** Titles of service tokens by id. */
  readonly clients: ReadonlyMap<string, string | null>;
}

/** One obligation as the interface shows it. */
export function presentObligation(
  plan: CompiledPlan,
  incident: Incident,
  each: Obligation,
  world: ObligationWorld,
): IncidentView['obligations'][number] {
  const { id, kind, clause, due, overdue, limit, by } = each;
  return {
    id,
    kind,
    title: titleOf(plan, incident, each, world.clients),
    by: [...obliged(by)],
    mine: isMine(incident, by, world) && !isSpent(incident, each, world.viewer),
    clause,
    due,
    overdue,
    limit: limit?.text ?? incident.deadlines[id]?.limit ?? null,
  };
}

function obliged(by: Obligation['by']): readonly string[] {
  switch (by.kind) {
    case 'functions':
      return by.functions;
    case 'person':
      return [by.person];
    case 'seat':
      return [by.seat];
  }
}

/** The people whom an obligation names by themselves or by their seat; nobody for one that falls to functions. */
export function obligedPeople(incident: Incident, by: Obligation['by'], directory: Directory): readonly string[] {
  switch (by.kind) {
    case 'functions':
      return [];
    case 'person':
      return [by.person];
    case 'seat': {
      const sitting = incident.seats[by.seat] ?? directory.holders[by.seat];
      return sitting === undefined ? [] : [sitting];
    }
  }
}

function isMine(incident: Incident, by: Obligation['by'], { viewer, directory, held }: ObligationWorld): boolean {
  if (viewer === null) return false;
  switch (by.kind) {
    case 'person':
    case 'seat':
      return obligedPeople(incident, by, directory).includes(viewer);
    case 'functions':
      return by.functions.some((each) => held.includes(each));
  }
}

/** Whether this person cannot give it any more: they asked for it, gave the action its form, or approved it. */
function isSpent(incident: Incident, { kind, id }: Obligation, viewer: string | null): boolean {
  if (kind === 'later-anchor') return incident.anchors[id.slice('later-anchor:'.length)]?.asked?.by === viewer;
  const action = kind === 'approval' ? actionOf(incident, id) : undefined;
  if (action === undefined || viewer === null) return false;
  const approved = action.gate?.approvals.map(({ person }) => person) ?? [];
  return [action.requester, ...action.amendedBy, ...approved].includes(viewer);
}

/** `A-2` names the second action, and `A-2.3` the third time that its approvers are asked. */
function actionOf(incident: Incident, name: string) {
  const number = Number(/A-(\d+)/.exec(name)?.[1] ?? 0);
  return incident.actions.find((each) => each.number === number);
}

/** What has to be done, in the plan's own words where it has some. */
function titleOf(
  plan: CompiledPlan,
  incident: Incident,
  { id, kind }: Obligation,
  clients: ObligationWorld['clients'],
): string {
  const name = id.slice(id.indexOf(':') + 1);
  switch (kind) {
    case 'task':
    case 'decision': {
      const stages = Object.values(plan.workflow);
      const all = stages.flatMap((stage) => (kind === 'task' ? stage.tasks : stage.decisions));
      return all.find((each) => each.id === name)?.title ?? name;
    }
    case 'stage':
      return `Finish the stage ${name}`;
    case 'fact':
      return plan.facts[name]?.ask ?? name;
    case 'evidence':
      return `Attach evidence: ${plan.evidence[name]?.title ?? name}`;
    case 'notification':
      return `Notify: ${plan.notifications[name]?.to ?? name}`;
    case 'holding-statement':
      return `Say first to ${plan.notifications[name]?.to ?? name}: the holding statement`;
    case 'support-script':
      return `Give support its answers for ${plan.notifications[name]?.to ?? name}`;
    case 'notice-language':
      return `Approve the language of ${name.replace(/\.\d+$/, '')}`;
    case 'notice-delivery':
      return `Look at ${name}: it does not get through by e-mail`;
    case 'report':
      return `Publish situation report ${name}`;
    case 'change-validation':
      return `Validate the change ${name}`;
    case 'approval':
      return `Approve or refuse ${nameOfAction(plan, incident, name)}`;
    case 'execution':
      return `Execute ${nameOfAction(plan, incident, name)}`;
    case 'proof':
      return proofTitle(incident, name, clients);
    case 'handover':
      return 'Accept the incident that is offered to you';
    case 'applicability':
      return `Decide whether this applies: ${clockTitle(plan, incident, name)}`;
    case 'later-anchor':
      return `Confirm that clocks count from a later moment: ${plan.facts[name]?.ask ?? name}`;
    case 'clock':
      return `Report ${clockTitle(plan, incident, name)}`;
    case 'break-glass-review':
      return `Review the broken glass of ${name}`;
  }
}

/** `EU GDPR Art. 33 (notification)`: the clock, and its stage where there is one. */
function clockTitle(plan: CompiledPlan, incident: Incident, name: string): string {
  const [key = '', stage] = name.split('/');
  const clock = incident.clocks[key];
  const title = clock === undefined ? key : registered(plan, clock).title;
  return stage === undefined ? title : `${title} (${stage})`;
}

/** `A-2: Shut the assistant down`, or what it takes back. */
function nameOfAction(plan: CompiledPlan, incident: Incident, name: string): string {
  const action = actionOf(incident, name);
  if (action === undefined) return name;
  const title = plan.actions[action.action]?.title ?? action.action;
  const called = `A-${action.number}`;
  return action.undoes === null ? `${called}: ${title}` : `${called}: take back A-${action.undoes}, ${title}`;
}

/** While the probe looks, that a proof is wanted; once its time is over, what stands against it. */
function proofTitle(incident: Incident, name: string, clients: ObligationWorld['clients']): string {
  const probe = incident.actions.find(({ number }) => `A-${number}` === name)?.probe ?? null;
  if (probe === null || probe.overdueAt === null) return `Prove that ${name} took effect`;
  const waiting = waitingClients(probe).map((client) => clients.get(client) ?? client);
  if (waiting.length === 0) return `${name} is not proven: no client has asked for its switch`;
  return `${name} is not proven: ${waiting.join(', ')} still ${waiting.length === 1 ? 'has' : 'have'} the old value`;
}

/** Who may name an incident owner where the owner cannot: as the engine says it. */
const ownerNamers: readonly FunctionId[] = ['security', 'operations', 'privacy', 'executive'];

/** Whether the incident owner has left the organisation. */
export function hasLostOwner({ owner }: Pick<Incident, 'owner'>, { people }: Directory): boolean {
  return !people.includes(owner.person);
}

/** An incident is never without somebody who answers for it: where the owner has left, naming another is owed. */
export function ownerObligation(
  plan: CompiledPlan,
  incident: Incident,
  { directory, held }: ObligationWorld,
): readonly IncidentView['obligations'][number][] {
  if (incident.status.kind !== 'open' || !hasLostOwner(incident, directory)) return [];
  const by = ownerNamers.filter((id) => plan.functions[id] !== undefined);
  return [
    {
      id: `owner:${incident.owner.person}`,
      kind: 'owner',
      title: 'Name another incident owner: this one has left',
      by,
      mine: by.some((id) => held.includes(id)),
      clause: 'incident_owner',
      due: null,
      overdue: false,
      limit: null,
    },
  ];
}
