import type { CompiledPlan, Dimension } from '../compiled-plan.ts';
import type { PlanSource } from '../schema/plan-source.ts';
import {
  compileFact,
  compileGate,
  compileLevel,
  compileNotification,
  compileSeverityRules,
  compileType,
} from './rules.ts';
import { compileActions, compileSystem } from './systems.ts';
import { compileStage } from './workflow.ts';

/** A plan text without faults as the machine runs it. It has no positions: only what the plan means. */
export function compilePlan(source: PlanSource): CompiledPlan {
  const { organisation, severity, workflow } = source;
  return {
    language: 1,
    organisation: {
      name: organisation.name,
      timeZone: organisation.time_zone,
      holidays: organisation.holidays,
      jurisdictions: organisation.jurisdictions,
    },
    definition: source.definition.statement,
    types: mapValues(source.definition.types, compileType),
    incidentOwner: compileOwner(source.incident_owner),
    functions: present(source.functions),
    seats: seatsOf(source),
    systems: Object.fromEntries(Object.entries(source.systems).map(([id, system]) => [id, compileSystem(id, system)])),
    actions: compileActions(source),
    facts: mapValues(source.facts, compileFact),
    severityLevels: {
      low: compileLevel('low', severity.low),
      medium: compileLevel('medium', severity.medium),
      high: compileLevel('high', severity.high),
      critical: compileLevel('critical', severity.critical),
    },
    severityRules: compileSeverityRules(severity),
    severityLoweredBy: severity.lowered_by,
    workflow: {
      detect: compileStage(workflow.detect),
      classify: compileStage(workflow.classify),
      contain: compileStage(workflow.contain),
      investigate: compileStage(workflow.investigate),
      recover: compileStage(workflow.recover),
      review: compileStage(workflow.review),
    },
    gates: mapValues(source.approvals, compileGate),
    evidence: mapValues(source.evidence, ({ title, keep, lawful_basis, purpose, minimise }) => ({
      title,
      keep,
      purpose,
      lawfulBasis: lawful_basis,
      minimise: minimise ?? null,
    })),
    notifications: mapValues(source.notifications, compileNotification),
    exercises: {
      every: source.exercises.every,
      scenarios: source.exercises.scenarios,
      killSwitchesEvery: source.exercises.kill_switches_every,
    },
    review: source.review,
  };
}

function compileOwner(owner: PlanSource['incident_owner']): CompiledPlan['incidentOwner'] {
  const when: Record<Dimension, string | undefined> = {
    security: owner.when_security,
    privacy: owner.when_privacy,
    legal: owner.when_legal,
    operational: owner.when_operational,
    reputational: owner.when_reputational,
  };
  return { normally: owner.normally, when: present(when) };
}

/** Sorted, each once. Every seat named elsewhere is one of these: the rules have seen to it. */
function seatsOf({ functions }: PlanSource): string[] {
  const seats = Object.values(present(functions)).flatMap(({ lead, deputies }) => [lead, ...deputies]);
  return [...new Set(seats)].toSorted();
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

/** The record without the keys that have no value. */
function present<Key extends string, Value>(
  record: Readonly<Partial<Record<Key, Value | undefined>>>,
): Partial<Record<Key, Value>> {
  const kept: Partial<Record<Key, Value>> = {};
  for (const key in record) {
    const value = record[key];
    if (value !== undefined) kept[key] = value;
  }
  return kept;
}
