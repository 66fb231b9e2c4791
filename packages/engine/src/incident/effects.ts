import type { CompiledPlan, Severity } from '@muster/plan';
import type { RecordedIncidentEvent } from './incident-event.ts';
import type { Incident } from './incident.ts';
import { page } from './effect.ts';
import type { Effect, Unnumbered } from './effect.ts';
import { entry } from '../entry.ts';
import { mailingEffects } from './mailing-effects.ts';
import { obligations } from './obligations.ts';
import type { Obliged } from './obligation.ts';
import { seatsOf } from './context.ts';
import { isWorse } from './derive-severity.ts';
import { switchOf } from './switch-of.ts';

/** The effects of one event on the state after it. */
export function effects(plan: CompiledPlan, event: RecordedIncidentEvent, after: Incident): readonly Effect[] {
  if (after.kind === 'exercise') return [];
  return effectsOf(plan, event, after).map((effect, index) => ({ ...effect, id: `${event.id}.${index}` }));
}

function effectsOf(plan: CompiledPlan, event: RecordedIncidentEvent, after: Incident): readonly Unnumbered[] {
  switch (event.type) {
    case 'deadlines-set': {
      const open = obligations(plan, after, event.recordedAt);
      return event.data.deadlines.flatMap(({ obligation }) => {
        const found = open.find((each) => each.id === obligation);
        return found ? pages(plan, after, found.by, obligation) : [];
      });
    }
    case 'timer-fired':
      return event.data.escalatedTo.map((seat) => page(after, { kind: 'seat', seat }, aboutTimer(event.data)));
    case 'handover-offered':
      return [page(after, { kind: 'person', person: event.data.to }, `handover:${event.data.to}`)];
    case 'preservation-started': {
      const { number: action, categories } = event.data;
      return categories.map((category) => ({ kind: 'collect', incident: after.id, action, category }));
    }
    case 'probe-overdue':
      return event.data.escalatedTo.map((seat) => page(after, { kind: 'seat', seat }, `proof:A-${event.data.number}`));
    case 'notice-drafted':
    case 'notice-revised':
      return event.data.open.flatMap((name) => askForFact(plan, after, name));
    case 'notice-released':
    case 'notice-leaving':
    case 'notice-held-back':
    case 'letter-deferred':
    case 'letter-refused':
    case 'letters-sent-again':
      return mailingEffects(event, after);
    case 'action-executed':
      return switchEffect(plan, after, event.data.number);
    case 'clock-alarmed': {
      const { clock, stage, escalatedTo } = event.data;
      return escalatedTo.map((seat) => page(after, { kind: 'seat', seat }, `clock:${clock}/${stage}`));
    }
    case 'severity-derived': {
      const { from, to } = event.data;
      return from === null || isWorse(to, from) ? severityCalls(plan, after, to, from !== null) : [];
    }
    case 'severity-raised':
      return severityCalls(plan, after, event.data.to, true);
    case 'incident-declared':
    case 'incident-reclassified':
    case 'incident-system-set':
    case 'signals-attached':
    case 'incident-tagged':
    case 'incident-linked':
    case 'incident-unlinked':
    case 'fact-recorded':
    case 'severity-lowered':
    case 'seat-assigned':
    case 'incident-owner-assigned':
    case 'handover-accepted':
    case 'task-done':
    case 'decision-recorded':
    case 'action-proposed':
    case 'action-amended':
    case 'approval-requested':
    case 'action-approved':
    case 'action-refused':
    case 'approval-expired':
    case 'glass-broken':
    case 'standing-authority-used':
    case 'action-proven':
    case 'action-failed-in-part':
    case 'action-undone':
    case 'preservation-answered':
    case 'preservation-gap-recorded':
    case 'probe-started':
    case 'probe-saw':
    case 'evidence-captured':
    case 'clock-opened':
    case 'clock-anchor-set':
    case 'clock-later-anchor-asked':
    case 'clock-due-set':
    case 'clock-applicability-decided':
    case 'clock-stage-reported':
    case 'clock-stage-waived':
    case 'clock-suspended':
    case 'clock-resumed':
    case 'clock-displaced':
    case 'stage-entered':
    case 'content-redacted':
    case 'plan-adopted':
    case 'incident-closed':
    case 'incident-found-not-one':
    case 'incident-reopened':
    case 'notice-language-approved':
    case 'notice-proposed':
    case 'notice-sent':
    case 'letter-accepted':
    case 'notice-retracted':
    case 'report-published':
    case 'note-recorded':
    case 'approval-reported':
    case 'obligation-waived':
    case 'change-recorded':
    case 'change-validated':
    case 'factor-recorded':
      return [];
  }
}

/** The functions that the plan calls at this level, whatever they have to do. */
function severityCalls(plan: CompiledPlan, incident: Incident, level: Severity, again: boolean): readonly Unnumbered[] {
  return plan.severityLevels[level].calls.flatMap((id) => {
    const [lead] = seatsOf(plan, id);
    return lead === undefined ? [] : [page(incident, { kind: 'seat', seat: lead }, `severity:${level}`, again)];
  });
}

/** A notice waits for an answer: whoever may answer hears of it. */
function askForFact(plan: CompiledPlan, incident: Incident, name: string): readonly Unnumbered[] {
  const fact = entry(plan.facts, name);
  return fact ? pages(plan, incident, { kind: 'functions', functions: fact.answeredBy }, `fact:${name}`) : [];
}

function aboutTimer(data: { purpose: string; subject: string }): string {
  return data.purpose === 'obligation-due' ? data.subject : `approval:A-${data.subject}`;
}

/** The lead of each function that is obliged; deputies hear of it when the lead is silent. */
function pages(plan: CompiledPlan, incident: Incident, by: Obliged, about: string): readonly Unnumbered[] {
  switch (by.kind) {
    case 'person':
      return [page(incident, { kind: 'person', person: by.person }, about)];
    case 'seat':
      return [page(incident, { kind: 'seat', seat: by.seat }, about)];
    case 'functions':
      return by.functions.flatMap((id) => {
        const [lead] = seatsOf(plan, id);
        return lead === undefined ? [] : [page(incident, { kind: 'seat', seat: lead }, about)];
      });
  }
}

function switchEffect(plan: CompiledPlan, incident: Incident, number: number): readonly Unnumbered[] {
  const action = incident.actions.find((each) => each.number === number);
  const found = action && switchOf(plan, action.action);
  if (!action || !found) return [];
  const { key, held } = found;
  if (action.undoes === null)
    return [{ kind: 'place-hold', switch: key, incident: incident.id, action: number, value: held }];
  return [{ kind: 'release-hold', switch: key, incident: incident.id, action: action.undoes, by: number }];
}
