import { personOf } from '../actor.ts';
import { evolveClocks } from './clocks/evolve-clocks.ts';
import { evolveAction } from './evolve-action.ts';
import { evolveWritten } from './evolve-written.ts';
import { nothingWritten } from './written.ts';
import type { HappenedIncidentEvent } from './incident-event.ts';
import type { Incident, StandingDeadline } from './incident.ts';

/** The incident after one more event. Never refuses, counts no time, looks nothing up. */
export function evolveIncident(before: Incident | null, event: HappenedIncidentEvent): Incident {
  if (event.type === 'incident-declared') return declared(event);
  if (before === null) throw new TypeError(`An incident begins with incident-declared, not with ${event.type}.`);
  return { ...change(before, event), version: event.version, updatedAt: event.recordedAt };
}

function declared(event: Extract<HappenedIncidentEvent, { type: 'incident-declared' }>): Incident {
  const { data } = event;
  return {
    id: event.stream.slice(event.stream.indexOf('/') + 1),
    organisation: event.organisation,
    version: event.version,
    reference: data.reference,
    kind: data.kind,
    planVersion: data.planVersion,
    type: data.incidentType,
    system: data.system,
    title: data.title,
    summary: data.summary,
    signalGroups: data.signalGroups,
    firstSignalAt: data.firstSignalAt,
    declaredAt: event.recordedAt,
    status: { kind: 'open' },
    owner: data.owner,
    handover: null,
    seats: {},
    links: { parent: null, children: [] },
    tags: [],
    facts: {},
    severity: { level: 'low', derived: 'low', reasons: [], set: 'derived' },
    stage: 'detect',
    stageEnteredAt: { detect: event.recordedAt },
    tasksDone: {},
    decisions: [],
    actions: [],
    evidence: [],
    glassBreaks: [],
    preservationGaps: [],
    deadlines: {},
    clocks: {},
    anchors: {},
    redacted: [],
    ...nothingWritten,
    updatedAt: event.recordedAt,
  };
}

function change(was: Incident, event: Exclude<HappenedIncidentEvent, { type: 'incident-declared' }>): Incident {
  switch (event.type) {
    case 'incident-reclassified':
      return { ...was, type: event.data.to };
    case 'incident-system-set':
      return { ...was, system: event.data.to };
    case 'signals-attached':
      return withSignals(was, event.data);
    case 'incident-linked':
    case 'incident-unlinked':
      return { ...was, links: relinked(was.links, event) };
    case 'incident-tagged':
      return { ...was, tags: event.data.tags };
    case 'fact-recorded':
      return withFact(was, event);
    case 'severity-derived':
      return withDerivedSeverity(was, event);
    case 'severity-raised':
      return { ...was, severity: { ...was.severity, level: event.data.to, set: 'raised' } };
    case 'severity-lowered':
      return { ...was, severity: { ...was.severity, level: event.data.to, set: 'lowered' } };
    case 'deadlines-set':
      return withDeadlines(was, event);
    case 'seat-assigned':
      return { ...was, seats: { ...was.seats, [event.data.seat]: event.data.person } };
    case 'incident-owner-assigned':
      return { ...was, owner: { person: event.data.person, seat: event.data.seat }, handover: null };
    case 'handover-offered':
      return { ...was, handover: { from: event.data.from, to: event.data.to } };
    case 'handover-accepted':
      return { ...was, owner: { person: event.data.to, seat: null }, handover: null };
    case 'task-done':
      return withDoneTask(was, event);
    case 'decision-recorded':
      return {
        ...was,
        decisions: [...was.decisions, { ...event.data, by: personOf(event.actor), at: event.recordedAt }],
      };
    case 'timer-fired':
      return withFiredTimer(was, event);
    case 'evidence-captured':
      return { ...was, evidence: [...was.evidence, event.data] };
    case 'preservation-gap-recorded': {
      const gaps = event.data.gaps.map((gap) => ({ action: event.data.number, ...gap }));
      return { ...was, preservationGaps: [...was.preservationGaps, ...gaps] };
    }
    case 'stage-entered':
      return {
        ...was,
        stage: event.data.to,
        stageEnteredAt: { ...was.stageEnteredAt, [event.data.to]: event.recordedAt },
      };
    case 'plan-adopted':
      return { ...was, planVersion: event.data.to };
    case 'content-redacted':
      return { ...was, redacted: [...was.redacted, event.data.content] };
    case 'incident-closed': {
      const { outcome, review } = event.data;
      return { ...was, status: { kind: 'closed', outcome, review, at: event.recordedAt } };
    }
    case 'incident-found-not-one':
      return { ...was, status: { kind: 'not-an-incident', reason: event.data.reason, at: event.recordedAt } };
    case 'incident-reopened':
      return {
        ...was,
        status: { kind: 'open' },
        stage: event.data.stage,
        stageEnteredAt: { ...was.stageEnteredAt, [event.data.stage]: event.recordedAt },
      };
    case 'glass-broken': {
      const { number: action, gate, person: by } = event.data;
      const glassBreaks = [...was.glassBreaks, { action, gate, by, at: event.recordedAt }];
      return { ...was, glassBreaks, actions: evolveAction(was.actions, event) };
    }
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
    case 'clock-alarmed':
      return { ...was, ...evolveClocks(was, event) };
    case 'action-proposed':
    case 'action-amended':
    case 'approval-requested':
    case 'action-approved':
    case 'standing-authority-used':
    case 'action-refused':
    case 'approval-expired':
    case 'preservation-started':
    case 'preservation-answered':
    case 'action-executed':
    case 'probe-started':
    case 'probe-saw':
    case 'probe-overdue':
    case 'action-proven':
    case 'action-failed-in-part':
    case 'action-undone':
      return { ...was, actions: evolveAction(was.actions, event) };
    case 'notice-drafted':
    case 'notice-revised':
    case 'notice-language-approved':
    case 'notice-proposed':
    case 'notice-released':
    case 'notice-leaving':
    case 'notice-held-back':
    case 'letter-accepted':
    case 'letter-deferred':
    case 'letter-refused':
    case 'letters-sent-again':
    case 'notice-sent':
    case 'notice-retracted':
    case 'report-published':
    case 'note-recorded':
    case 'approval-reported':
    case 'obligation-waived':
    case 'change-recorded':
    case 'change-validated':
    case 'factor-recorded':
      return { ...was, ...evolveWritten(was, event) };
  }
}

function relinked(
  { parent, children }: Incident['links'],
  { type, data }: Extract<HappenedIncidentEvent, { type: 'incident-linked' | 'incident-unlinked' }>,
): Incident['links'] {
  const linked = type === 'incident-linked';
  if (data.as === 'parent') return { parent: linked ? data.incident : null, children };
  const others = children.filter((each) => each !== data.incident);
  return { parent, children: linked ? [...others, data.incident] : others };
}

function withSignals(
  was: Incident,
  { groups, firstSignalAt }: Extract<HappenedIncidentEvent, { type: 'signals-attached' }>['data'],
): Incident {
  return {
    ...was,
    signalGroups: [...was.signalGroups, ...groups],
    firstSignalAt: firstSignalAt < was.firstSignalAt ? firstSignalAt : was.firstSignalAt,
  };
}

function withDoneTask(was: Incident, event: Extract<HappenedIncidentEvent, { type: 'task-done' }>): Incident {
  const done = { by: personOf(event.actor), at: event.recordedAt };
  return { ...was, tasksDone: { ...was.tasksDone, [event.data.task]: done } };
}

function withFact(was: Incident, event: Extract<HappenedIncidentEvent, { type: 'fact-recorded' }>): Incident {
  const { fact, answer } = event.data;
  const revision = (was.facts[fact]?.revision ?? 0) + 1;
  const recorded = { answer, by: personOf(event.actor), at: event.recordedAt, revision };
  return { ...was, facts: { ...was.facts, [fact]: recorded } };
}

function withDerivedSeverity(
  was: Incident,
  event: Extract<HappenedIncidentEvent, { type: 'severity-derived' }>,
): Incident {
  const { to, derived, reasons } = event.data;
  const set = to === was.severity.level ? was.severity.set : 'derived';
  return { ...was, severity: { level: to, derived, reasons, set } };
}

function withDeadlines(was: Incident, event: Extract<HappenedIncidentEvent, { type: 'deadlines-set' }>): Incident {
  const set = event.data.deadlines.map((deadline): [string, StandingDeadline] => {
    const revision = (was.deadlines[deadline.obligation]?.revision ?? 0) + 1;
    return [deadline.obligation, { ...deadline, revision, missedAt: null }];
  });
  return { ...was, deadlines: { ...was.deadlines, ...Object.fromEntries(set) } };
}

function withFiredTimer(was: Incident, event: Extract<HappenedIncidentEvent, { type: 'timer-fired' }>): Incident {
  const { purpose, subject } = event.data;
  switch (purpose) {
    case 'obligation-due': {
      const standing = was.deadlines[subject];
      if (!standing) return was;
      return { ...was, deadlines: { ...was.deadlines, [subject]: { ...standing, missedAt: event.recordedAt } } };
    }
    case 'gate-silence':
    case 'approval-lapse':
    case 'execution-lapse':
    case 'preservation-limit':
    case 'proof-limit':
      return { ...was, actions: evolveAction(was.actions, event) };
  }
}
