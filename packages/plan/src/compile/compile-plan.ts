import type { CompiledPlan } from '../compiled-plan.ts';
import type { Dimension } from '../plan-words.ts';
import type { PlanSource } from '../schema/plan-source.ts';
import { compileClocks } from './clocks.ts';
import { mapValues } from './map-values.ts';
import { compileSchedule } from './on-call.ts';
import { compileChannel, compileOrganisation, compilePerson, compileSeat } from './organisation.ts';
import {
  compileCategory,
  compileFact,
  compileGate,
  compileLevel,
  compileNotification,
  compileSeverityRules,
  compileType,
} from './rules.ts';
import { compileActions, compileSystem } from './systems.ts';
import { compileContinuity, compileExercises, compilePack, compileReview, compileThreshold } from './upkeep.ts';
import { compileHold, compileInsurer, compileStore, compileVendor } from './vendors.ts';
import { compileStage } from './workflow.ts';

/** A plan text without faults as the machine runs it. It has no positions: only what the plan means. */
export function compilePlan(source: PlanSource): CompiledPlan {
  const { organisation, severity, workflow } = source;
  return {
    language: 1,
    organisation: compileOrganisation(organisation),
    definition: source.definition.statement,
    types: mapValues(source.definition.types, compileType),
    incidentOwner: compileOwner(source.incident_owner),
    functions: mapValues(present(source.functions), ({ on_call, reachable, ...rest }) => ({
      ...rest,
      onCall: on_call ?? null,
      reachable: reachable ?? [],
    })),
    seats: seatsOf(source),
    systems: mapValues(source.systems, (system, id) => compileSystem(id, system)),
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
    evidence: mapValues(source.evidence, compileCategory),
    notifications: mapValues(source.notifications, compileNotification),
    exercises: compileExercises(source.exercises),
    review: compileReview(source.review),
    ...compileLater(source),
  };
}

/** The parts that a plan may leave out. */
function compileLater(source: PlanSource) {
  const { definition, organisation, insurer, continuity } = source;
  return {
    nearMiss: definition.near_miss ?? null,
    notAnIncident: definition.not_an_incident ?? null,
    thresholds: mapValues(definition.thresholds, compileThreshold),
    seatDetails: mapValues(source.seats, (seat) => compileSeat(seat, organisation.time_zone)),
    people: mapValues(source.people, compilePerson),
    channels: mapValues(source.channels, compileChannel),
    administrators: source.administrators ?? [],
    compartments: source.compartments ?? {},
    onCall: mapValues(source.on_call, (schedule, id) => compileSchedule(id, schedule, organisation.time_zone)),
    vendors: mapValues(source.vendors, compileVendor),
    insurer: insurer === undefined ? null : compileInsurer(insurer),
    stores: mapValues(source.stores, compileStore),
    holds: mapValues(source.holds, compileHold),
    severityHitPolicy: source.severity.hit ?? null,
    continuity: continuity === undefined ? null : compileContinuity(continuity),
    templates: source.templates ?? {},
    clocks: compileClocks(source.clocks),
    waivers: source.waivers ?? [],
    packs: (source.extends ?? []).map(compilePack),
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
  return {
    normally: owner.normally,
    when: present(when),
    byType: owner.by_type ?? {},
    onCall: owner.on_call ?? null,
    mayDecide: owner.may_decide ?? [],
  };
}

/** Sorted, each once. Every seat named elsewhere is one of these: the rules have seen to it. */
function seatsOf({ functions, seats }: PlanSource): string[] {
  const named = Object.values(present(functions)).flatMap(({ lead, deputies }) => [lead, ...deputies]);
  return [...new Set([...named, ...Object.keys(seats ?? {})])].toSorted();
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
