import { readFileSync } from 'node:fs';
import { parseInstant, addMilliseconds } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { parsePlan } from '@muster/plan';
import type { CompiledPlan } from '@muster/plan';
import type { ContentRef } from '../content-ref.ts';
import type { Actor } from '../actor.ts';
import type { IncidentCommand } from '../incident/commands.ts';
import type { DecisionContext } from '../incident/context.ts';
import { decideIncident } from '../incident/decide-incident.ts';
import type { Decision } from '../incident/decide/decision.ts';
import { evolveIncident } from '../incident/evolve-incident.ts';
import type { RecordedIncidentEvent } from '../incident/incident-event.ts';
import type { Incident } from '../incident/incident.ts';
import type { PlanVersion } from '../plan-version/plan-version.ts';
import { noPrevious } from '../record/recorded.ts';
import { timers } from '../incident/timers.ts';

/** An incident in memory, in hand-moved time: what tests of the engine talk to. */
export interface IncidentRun {
  readonly plan: CompiledPlan;
  incident(): Incident;
  now(): Instant;
  /** Time passes; every timer on the way fires at its instant. */
  passes(minutes: number): void;
  /** Time passes and nobody fires a timer: the scheduler stands still. */
  standsStill(minutes: number): void;
  /** Gives the code of the refusal, or null when it was done. */
  does(person: string, command: IncidentCommand): string | null;
  doesAs(actor: Actor, command: IncidentCommand): string | null;
  /** Somebody leaves the organisation. */
  leaves(person: string): void;
  /** Somebody moves to another seat; whoever sat there sits nowhere. */
  moves(person: string, seat: string): void;
  /** These service tokens have asked for every switch lately. */
  asks(...clients: readonly string[]): void;
  /** The signed ledger holds everything up to now. */
  ledgerSigns(): void;
  /** Every decision that was accepted, as its events' types. */
  readonly history: readonly string[];
  /** The events as a store would keep them, but for the chain between them. */
  readonly recorded: readonly RecordedIncidentEvent[];
}

const key = { organisation: 'example', stream: 'incident/018f0000-0000-7000-8000-000000000001' };
const version = 'a'.repeat(64);

/** Text as content: the engine never looks inside. */
export function said(text: string): ContentRef {
  const id = `00000000-0000-4000-8000-${text.length.toString(16).padStart(12, '0')}`;
  return { ref: 'content', id, commitment: 'c'.repeat(64), bytes: text.length, mediaType: 'text/plain' };
}

const plans = new Map<string, CompiledPlan>();

/** Thousands of stories begin with the same plan: it is read once. */
function planOf(yaml: string): CompiledPlan {
  const known = plans.get(yaml);
  if (known !== undefined) return known;
  const parsed = parsePlan(yaml, 'plan.yaml');
  if (!parsed.ok)
    throw new Error(parsed.faults.map((fault) => `${fault.line}:${fault.column} ${fault.message}`).join('\n'));
  plans.set(yaml, parsed.plan);
  return parsed.plan;
}

/** Everybody sits in the seat of their own name. */
function runIncident(yaml: string): IncidentRun {
  const plan = planOf(yaml);
  let pinned: PlanVersion = { plan, version };
  const history: string[] = [];
  const recorded: RecordedIncidentEvent[] = [];
  let now = parseInstant('2026-11-23T09:00:00Z');
  let state: Incident | null = null;
  let people = [...plan.seats];
  let includedVersion = 0;
  let readers: readonly string[] = [];
  let holders: Record<string, string> = Object.fromEntries(plan.seats.map((seat) => [seat, seat]));

  function decide(actor: Actor, command: IncidentCommand): Decision {
    const context: DecisionContext = {
      now,
      actor,
      directory: { holders, people },
      includedVersion,
      holdsContent: () => true,
      readersOf: () => readers,
    };
    const decided = decideIncident(pinned, state, command, context, key);
    if (!decided.ok) return decided;
    if (command.type === 'adopt-plan') pinned = command.to;
    const first = (state?.version ?? 0) + 1;
    for (const event of decided.value) {
      history.push(event.type);
      const happened = { ...event, ...key, version: (state?.version ?? 0) + 1, recordedAt: now, actor };
      state = evolveIncident(state, happened);
      recorded.push({ ...happened, ...envelope(happened.version, first, pinned.version, now) });
    }
    return decided;
  }

  const doesAs: IncidentRun['doesAs'] = (actor, command) => {
    const decided = decide(actor, command);
    return decided.ok ? null : decided.refusal.code;
  };

  return {
    plan,
    history,
    recorded,
    doesAs,
    now: () => now,
    does: (person, command) => doesAs({ kind: 'person', person }, command),
    incident() {
      if (state === null) throw new Error('Nothing is declared yet.');
      return state;
    },
    leaves(person) {
      people = people.filter((each) => each !== person);
    },
    moves(person, seat) {
      holders = Object.fromEntries(Object.entries(holders).filter(([, holder]) => holder !== person));
      holders[seat] = person;
    },
    asks(...clients) {
      readers = clients;
    },
    ledgerSigns() {
      includedVersion = state?.version ?? 0;
    },
    standsStill(minutes) {
      now = addMilliseconds(now, minutes * 60_000);
    },
    passes(minutes) {
      const end = addMilliseconds(now, minutes * 60_000);
      const next = () =>
        (state === null ? [] : timers(pinned.plan, state))
          .filter((timer) => timer.dueAt <= end)
          .toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1))[0];
      for (let timer = next(); timer !== undefined; timer = next()) {
        if (timer.dueAt > now) now = timer.dueAt;
        const fired = decide({ kind: 'clock' }, { type: 'fire-timer', timer: timer.id });
        if (!fired.ok) throw new Error(`${timer.id}: ${fired.refusal.message}`);
      }
      now = end;
    },
  };
}

function envelope(number: number, first: number, plan: string, now: Instant) {
  const idOf = (of: number) => `018f0000-0000-7000-8000-${of.toString(16).padStart(12, '0')}`;
  return {
    id: idOf(number),
    command: idOf(first),
    plan,
    schema: 1,
    occurredAt: now,
    knownAt: now,
    previous: noPrevious,
  };
}

export const starterPlan = readFileSync(new URL('../../../plan/starters/saas-chatbot.yaml', import.meta.url), 'utf8');

/** A run in which the security lead has just declared an incident, of the support assistant unless told otherwise. */
export function declaredIncident(
  incidentType: string,
  yaml = starterPlan,
  system: string | null = 'support-assistant',
): IncidentRun {
  const run = runIncident(yaml);
  const refusal = run.does('security-lead', {
    type: 'declare',
    reference: 'INC-1',
    kind: 'live',
    incidentType,
    system,
    title: said('The assistant gives out account numbers'),
    summary: null,
    signalGroups: [],
    firstSignalAt: null,
  });
  if (refusal !== null) throw new Error(refusal);
  return run;
}
