import { obligations } from '@muster/engine';
import type { Incident } from '@muster/engine';
import type { Instant } from '@muster/clocks';
import type { CompiledPlan } from '@muster/plan';
import { spellTime } from './fill-in.ts';

/** How many open obligations a draft lists: those due soonest. */
const mostListed = 10;

/** What a draft needs that is content: the title of the incident, and what was decided without counsel directing it. */
export interface ReportTexts {
  readonly title: string | null;
  /** `D-2` and what was chosen. */
  readonly decisions: readonly { readonly reference: string; readonly choice: string }[];
  readonly titleOf: (obligation: string) => string;
}

/** The draft of the next situation report: what is known, done, open and next. A person edits it before it is published. */
export function composeReport(plan: CompiledPlan, incident: Incident, texts: ReportTexts, now: Instant): string {
  const { timeZone } = plan.organisation;
  const when = (at: string) => spellTime(at, timeZone);
  const open = obligations(plan, incident, now);
  const dated = open.filter(({ due }) => due !== null).slice(0, mostListed);
  const next = open.find(({ kind }) => kind === 'report')?.due ?? null;
  const facts = Object.entries(plan.facts).map(([id, { ask }]) => `- ${ask} ${answerOf(incident, id)}`);
  const run = incident.actions.map(
    ({ number, action, progress }) => `- A-${number} ${plan.actions[action]?.title ?? action}: ${progress.kind}`,
  );
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['What we know', facts],
    ['What was done', run],
    ['What was decided', texts.decisions.map(({ reference, choice }) => `- ${reference} ${choice}`)],
    ['What is due', dated.map(({ id, due }) => `- ${when(due ?? '')}: ${texts.titleOf(id)}`)],
  ];
  return [
    `Situation report S-${incident.reports.length + 1} on ${incident.reference}: ${texts.title ?? 'without a title'}`,
    `As of ${when(now)}. Severity ${plan.severityLevels[incident.severity.level].title}, stage ${incident.stage}.`,
    ...sections.flatMap(([title, lines]) => (lines.length === 0 ? [] : ['', title, ...lines])),
    '',
    next === null ? 'The next report follows when there is news.' : `The next report is due on ${when(next)}.`,
  ].join('\n');
}

function answerOf(incident: Incident, fact: string): string {
  const answer = incident.facts[fact]?.answer;
  if (answer === undefined) return 'Not asked yet.';
  if (answer.state === 'unknown') return 'Not known.';
  return typeof answer.value === 'boolean' ? (answer.value ? 'Yes.' : 'No.') : `${answer.value}.`;
}
