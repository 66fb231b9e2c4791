import { answerFault, describeCondition } from '@muster/plan';
import type { CompiledPlan } from '@muster/plan';
import type { IncidentEvent } from '../events/all-events.ts';
import type { RecordedAnswer } from '../events/fields.ts';
import { entry } from '../entry.ts';
import { accept, refuse } from '../refusal.ts';
import type { Refusal, Result } from '../refusal.ts';
import type { DecisionContext } from './context.ts';
import { countsAsIncident } from './decide/declare.ts';
import { preview, settle } from './decide-incident.ts';
import type { Incident } from './incident.ts';
import { obligations } from './obligations.ts';
import type { Obligation } from './obligation.ts';
import { plainAnswers } from './plain-answers.ts';

/** An answer that nobody has recorded: why something is unknown is said when it is recorded. */
export type PreviewAnswer =
  | { readonly state: 'value'; readonly value: string | number | boolean }
  | { readonly state: 'unknown' };

/** What would follow from answers. Nothing of it is recorded. */
export interface AnswersPreview {
  /** The incident as it would be: its severity, its clocks with their instants, its deadlines. */
  readonly after: Incident;
  /** Whether it counts as an incident of its type by what would be known, and by which words of the plan. */
  readonly counts: { readonly outcome: ReturnType<typeof countsAsIncident>; readonly because: string | null };
  /** Other types of the plan whose own condition would hold. */
  readonly fits: readonly { readonly type: string; readonly because: string }[];
  /** Clocks that would open, by key. */
  readonly opens: readonly string[];
  readonly approvals: readonly ApprovalToCome[];
  /** What would be owed and is not yet. */
  readonly obligations: readonly Obligation[];
}

/** An approval that the plan would ask for before this action. */
export interface ApprovalToCome {
  readonly gate: string;
  readonly action: string;
  readonly because: string;
  readonly clause: string;
  /** It would not be asked for by what is known now. */
  readonly isNew: boolean;
}

/**
 * What the plan makes of these answers, by the very engine that records them: decided, settled and thrown away. Who may
 * answer is not asked: looking changes nothing.
 */
export function previewAnswers(
  plan: CompiledPlan,
  incident: Incident,
  answers: Readonly<Record<string, PreviewAnswer>>,
  type: string | null,
  context: DecisionContext,
): Result<AnswersPreview, Refusal> {
  if (incident.status.kind !== 'open')
    return refuse('incident/closed', `${incident.reference} is closed.`, 'Reopen it first.');
  const asked = eventsOf(plan, incident, answers, type);
  if (!asked.ok) return asked;
  const key = { organisation: incident.organisation, stream: `incident/${incident.id}` };
  const settled = asked.value.length === 0 ? accept([]) : settle(plan, incident, asked.value, context, key);
  if (!settled.ok) return settled;
  const after = settled.value.length === 0 ? incident : preview(incident, settled.value, context, key);
  return accept({
    after,
    counts: countsOf(plan, after),
    fits: otherTypes(plan, after),
    opens: Object.keys(after.clocks).filter((clock) => entry(incident.clocks, clock) === undefined),
    approvals: approvalsToCome(plan, incident, after, context),
    obligations: newlyOwed(plan, incident, after, context),
  });
}

function eventsOf(
  plan: CompiledPlan,
  incident: Incident,
  answers: Readonly<Record<string, PreviewAnswer>>,
  type: string | null,
): Result<readonly IncidentEvent[], Refusal> {
  const events: IncidentEvent[] = [];
  if (type !== null && type !== incident.type) {
    if (entry(plan.types, type) === undefined)
      return refuse(
        'type/unknown',
        `The plan has no incident type ${type}.`,
        `Name one of: ${Object.keys(plan.types).join(', ')}.`,
        'definition.types',
      );
    events.push({ type: 'incident-reclassified', data: { from: incident.type, to: type, reason: nothingSaid } });
  }
  for (const [fact, answer] of Object.entries(answers)) {
    const asked = entry(plan.facts, fact);
    if (asked === undefined)
      return refuse(
        'fact/unknown',
        `The plan asks no question ${fact}.`,
        `It asks: ${Object.keys(plan.facts).join(', ')}.`,
        'facts',
      );
    const fault = answer.state === 'value' ? answerFault(asked, answer.value) : null;
    if (fault !== null) return refuse('fact/wrong-kind', `That does not answer ${fact}.`, fault, `facts.${fact}`);
    events.push({ type: 'fact-recorded', data: { fact, answer: recorded(answer) } });
  }
  return accept(events);
}

const nothingSaid = {
  ref: 'content',
  id: '00000000-0000-4000-8000-000000000000',
  commitment: '0'.repeat(64),
  bytes: 0,
  mediaType: 'text/plain',
} as const;

function recorded(answer: PreviewAnswer): RecordedAnswer {
  return answer.state === 'value' ? answer : { state: 'unknown', because: nothingSaid };
}

function countsOf(plan: CompiledPlan, { type, facts, system }: Incident): AnswersPreview['counts'] {
  const when = entry(plan.types, type)?.countsWhen ?? null;
  const outcome = countsAsIncident(plan, type, plainAnswers({ facts }), system);
  return { outcome, because: when === null ? null : describeCondition(plan, when) };
}

function otherTypes(plan: CompiledPlan, { type, facts, system }: Incident): AnswersPreview['fits'] {
  const answers = plainAnswers({ facts });
  return Object.entries(plan.types).flatMap(([id, { countsWhen }]) => {
    if (id === type || countsWhen === null || countsAsIncident(plan, id, answers, system) !== 'counts') return [];
    return [{ type: id, because: describeCondition(plan, countsWhen) }];
  });
}

function approvalsToCome(
  plan: CompiledPlan,
  before: Incident,
  after: Incident,
  { now }: DecisionContext,
): readonly ApprovalToCome[] {
  const known = new Set(gatedActs(plan, before, now).map(nameOf));
  const found = gatedActs(plan, after, now).map((each) => ({ ...each, isNew: !known.has(nameOf(each)) }));
  // What is wanted for two reasons is asked for once, by the first.
  return [...new Map(found.toReversed().map((each) => [nameOf(each), each])).values()].toReversed();
}

function nameOf({ gate, action }: Pick<ApprovalToCome, 'gate' | 'action'>): string {
  return `${gate} ${action}`;
}

/** What the plan wants sent, and what it opens at this severity, where a gate stands before it. */
function gatedActs(plan: CompiledPlan, incident: Incident, now: DecisionContext['now']) {
  const behind = (action: string | null, because: string, clause: string) => {
    const gate = action === null ? null : (entry(plan.actions, action)?.gate ?? null);
    return action === null || gate === null ? [] : [{ gate, action, because, clause }];
  };
  const told = obligations(plan, incident, now)
    .filter(({ kind }) => kind === 'notification')
    .flatMap(({ id, clause }) => {
      const rule = entry(plan.notifications, id.slice(id.indexOf(':') + 1));
      return rule === undefined ? [] : behind(rule.action, describeCondition(plan, rule.when), clause);
    });
  const { level } = incident.severity;
  const opened = plan.severityLevels[level].opens.flatMap((action) =>
    behind(action, `the severity is ${level}`, `severity.${level}.opens`),
  );
  return [...told, ...opened];
}

function newlyOwed(
  plan: CompiledPlan,
  before: Incident,
  after: Incident,
  { now }: DecisionContext,
): readonly Obligation[] {
  const owed = new Set(obligations(plan, before, now).map(({ id }) => id));
  return obligations(plan, after, now).filter(({ id }) => !owed.has(id));
}
