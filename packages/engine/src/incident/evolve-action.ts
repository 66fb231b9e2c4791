import { personOf } from '../actor.ts';
import type { HappenedIncidentEvent } from './incident-event.ts';
import type { Action, ActionGate, Probe } from './incident.ts';

type ActionEvent = Extract<
  HappenedIncidentEvent,
  {
    type:
      | 'action-proposed'
      | 'action-amended'
      | 'approval-requested'
      | 'action-approved'
      | 'action-refused'
      | 'approval-expired'
      | 'glass-broken'
      | 'standing-authority-used'
      | 'preservation-started'
      | 'preservation-answered'
      | 'action-executed'
      | 'probe-started'
      | 'probe-saw'
      | 'probe-overdue'
      | 'action-proven'
      | 'action-failed-in-part'
      | 'action-undone'
      | 'timer-fired';
  }
>;

/** The actions of an incident after one more event about one of them. */
export function evolveAction(actions: readonly Action[], event: ActionEvent): readonly Action[] {
  if (event.type === 'action-proposed') return [...actions, proposed(event)];
  const number = event.type === 'timer-fired' ? Number(event.data.subject) : event.data.number;
  return actions.map((action) => (action.number === number ? change(action, event) : action));
}

function proposed(event: Extract<ActionEvent, { type: 'action-proposed' }>): Action {
  const { number, action, parameters, undoes, reason, digest } = event.data;
  const requester = personOf(event.actor);
  const progress = { kind: 'waiting' } as const;
  return {
    number,
    action,
    parameters,
    undoes,
    reason,
    digest,
    requester,
    amendedBy: [],
    proposedAt: event.recordedAt,
    gate: null,
    preservation: null,
    probe: null,
    progress,
  };
}

function change(was: Action, event: Exclude<ActionEvent, { type: 'action-proposed' }>): Action {
  switch (event.type) {
    case 'action-amended': {
      const { parameters, reason, digest } = event.data;
      const amendedBy = [...new Set([...was.amendedBy, personOf(event.actor)])];
      return withGate({ ...was, parameters, reason, digest, amendedBy }, voided);
    }
    case 'approval-requested':
      return { ...was, gate: askedGate(was, event) };
    case 'action-approved': {
      const { person, seat, as, functions, lapsesAt, runBy } = event.data;
      const approval = { person, seat, as, functions, at: event.recordedAt, lapsesAt, version: event.version };
      return withGate(was, (gate) => ({ ...gate, approvals: [...gate.approvals, approval], runBy, expiredAt: null }));
    }
    case 'approval-expired': {
      const { people } = event.data;
      // Also while evidence is captured before it: without its approvals it waits again.
      const { progress } = was;
      const waiting = progress.kind === 'preserving' ? ({ kind: 'waiting' } as const) : progress;
      return withGate({ ...was, progress: waiting }, (gate) => ({
        ...gate,
        approvals: gate.approvals.filter((approval) => !people.includes(approval.person)),
        runBy: null,
        expiredAt: event.recordedAt,
        glassBrokenBy: null,
        released: null,
        revision: gate.revision + 1,
      }));
    }
    case 'glass-broken':
      return withGate(was, (gate) => ({ ...gate, glassBrokenBy: event.data.person, runBy: event.data.runBy }));
    case 'standing-authority-used':
      return withGate(was, (gate) => ({
        ...gate,
        released: { by: event.data.person, version: event.version },
        runBy: event.data.runBy,
      }));
    case 'timer-fired':
      return event.data.purpose === 'gate-silence'
        ? withGate(was, (gate) => ({ ...gate, silenceFiredAt: event.recordedAt }))
        : was;
    case 'action-refused': {
      const { person, reason } = event.data;
      return { ...was, progress: { kind: 'refused', by: person, reason, at: event.recordedAt } };
    }
    case 'preservation-started': {
      const { categories: wanted, until, executor, approvedBy } = event.data;
      const progress = { kind: 'preserving', since: event.recordedAt, by: executor, approvedBy } as const;
      return { ...was, preservation: { wanted, until, unable: {} }, progress };
    }
    case 'preservation-answered': {
      if (was.preservation === null) return was;
      const unable = { ...was.preservation.unable, [event.data.category]: event.data.cause };
      return { ...was, preservation: { ...was.preservation, unable } };
    }
    case 'probe-started': {
      const { switch: key, clients, until } = event.data;
      return { ...was, probe: { switch: key, clients, until, seen: [], overdueAt: null } };
    }
    case 'probe-saw': {
      const { client, at } = event.data;
      return withProbe(was, (probe) => ({ ...probe, seen: [...probe.seen, { client, at }] }));
    }
    case 'probe-overdue':
      return withProbe(was, (probe) => ({ ...probe, overdueAt: event.recordedAt }));
    case 'action-executed': {
      const { at, executor, approvedBy } = event.data;
      return { ...was, progress: { kind: 'executed', at, by: executor, approvedBy } };
    }
    case 'action-proven': {
      const { effectiveAt, milliseconds } = event.data;
      return { ...was, progress: { kind: 'proven', executedAt: executedAt(was), effectiveAt, milliseconds } };
    }
    case 'action-failed-in-part':
      return { ...was, progress: { kind: 'failed-in-part', executedAt: executedAt(was), what: event.data.what } };
    case 'action-undone':
      return { ...was, progress: { kind: 'undone', by: event.data.by, at: event.recordedAt } };
  }
}

/**
 * The gate once its approvers are asked. After a lapse they are asked anew, with a deadline of its own; after a change
 * of the action the former deadline and silence go on, so that changing it again and again puts nothing off.
 */
function askedGate(was: Action, event: Extract<ActionEvent, { type: 'approval-requested' }>): ActionGate {
  const { gate, due, silenceAt } = event.data;
  const before = was.gate;
  const anew = before === null || before.expiredAt !== null;
  return {
    gate,
    due,
    silenceAt,
    asks: (before?.asks ?? 0) + (anew ? 1 : 0),
    askedAt: anew ? event.recordedAt : before.askedAt,
    silenceFiredAt: anew ? null : before.silenceFiredAt,
    approvals: before?.approvals ?? [],
    runBy: null,
    expiredAt: before?.expiredAt ?? null,
    revision: (before?.revision ?? 0) + 1,
    glassBrokenBy: null,
    released: null,
  };
}

/** A changed action has nobody's approval yet. */
function voided(gate: ActionGate): ActionGate {
  const closed = { approvals: [], runBy: null, expiredAt: null, glassBrokenBy: null, released: null };
  return { ...gate, ...closed, revision: gate.revision + 1 };
}

function withGate(was: Action, next: (gate: ActionGate) => ActionGate): Action {
  return was.gate ? { ...was, gate: next(was.gate) } : was;
}

function withProbe(was: Action, next: (probe: Probe) => Probe): Action {
  return was.probe ? { ...was, probe: next(was.probe) } : was;
}

function executedAt(was: Action): Action['proposedAt'] {
  switch (was.progress.kind) {
    case 'executed':
      return was.progress.at;
    case 'proven':
    case 'failed-in-part':
      return was.progress.executedAt;
    case 'waiting':
    case 'preserving':
    case 'refused':
    case 'undone':
      return was.proposedAt;
  }
}
