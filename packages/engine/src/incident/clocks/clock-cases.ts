import { entry } from '../../entry.ts';
import { findRegime } from '@muster/clocks/law';
import type { Regime } from '@muster/clocks/law';
import type { Instant } from '@muster/clocks';
import { evaluateCondition } from '@muster/plan';
import type { CompiledPlan, Condition } from '@muster/plan';
import { regimesOf } from '@muster/plan/ask';
import type { RegimeOfPlan } from '@muster/plan/ask';
import type { Incident } from '../incident.ts';
import { plainAnswers } from '../plain-answers.ts';
import type { IncidentClock } from './incident-clock.ts';

/** A clock that the plan's register names for an incident such as this. */
export type ClockCase = Pick<IncidentClock, 'key' | 'source' | 'of' | 'entity' | 'role' | 'system' | 'clause'> & {
  readonly byPlan: boolean;
};

/** What the register names for the system of the incident, where nothing that is known speaks against it. */
export function clockCases(plan: CompiledPlan, incident: Incident, now: Instant): readonly ClockCase[] {
  const { contracts, internal } = plan.clocks;
  const insurer = plan.insurer === null ? {} : { insurer: { systems: [], when: plan.insurer.when } };
  return [
    ...lawsOf(plan).flatMap((found) => lawCases(plan, incident, found, now)),
    ...agreed(plan, incident, 'contract', 'clocks.contracts', contracts),
    ...agreed(plan, incident, 'internal', 'clocks.internal', internal),
    ...agreed(plan, incident, 'insurer', 'insurer', insurer),
  ];
}

/** The laws of a plan stay the same: they are held against its entities and systems once. */
const laws = new WeakMap<CompiledPlan, readonly RegimeOfPlan[]>();

function lawsOf(plan: CompiledPlan): readonly RegimeOfPlan[] {
  const known = laws.get(plan);
  if (known !== undefined) return known;
  const listed = Object.keys(plan.clocks.law).length === 0 ? [] : regimesOf(plan);
  const found = listed.filter((each) => each.plan === 'listed');
  laws.set(plan, found);
  return found;
}

function lawCases(plan: CompiledPlan, { system }: Incident, { regime, cases }: RegimeOfPlan, now: Instant) {
  const listed = entry(plan.clocks.law, regime.id);
  if (listed === undefined || !binds(regime, now)) return [];
  const about = cases.filter(
    (each) =>
      each.answer !== 'no' &&
      (system === null || each.system === null || each.system === system) &&
      isAbout(listed.systems, each.system) &&
      isAbout(listed.entities, each.entity),
  );
  const clause = `clocks.law.${regime.id}`;
  const found = about.flatMap(({ entity, roles }) =>
    (roles.length === 0 ? [null] : roles).map((role): ClockCase => {
      const key = [regime.id, entity, role?.split('/')[1] ?? null].filter((part) => part !== null).join('.');
      return { key, source: 'law', of: regime.id, entity, role, system, clause, byPlan: false };
    }),
  );
  return [...new Map(found.map((each) => [each.key, each])).values()];
}

/** Enacted law binds from its day on. */
function binds({ status, appliesFrom: { date } }: Regime, now: Instant): boolean {
  return status === 'in_force' || (status === 'future' && date !== null && date <= now.slice(0, 10));
}

function agreed(
  plan: CompiledPlan,
  incident: Incident,
  source: 'contract' | 'internal' | 'insurer',
  clause: string,
  clocks: Readonly<Record<string, { readonly systems: readonly string[]; readonly when: Condition | null }>>,
): readonly ClockCase[] {
  return Object.entries(clocks).flatMap(([id, { systems, when }]): readonly ClockCase[] => {
    const outcome = when === null ? 'holds' : outcomeOf(plan, incident, when);
    if (outcome === 'does-not-hold' || !isAbout(systems, incident.system)) return [];
    const alone = source === 'insurer';
    return [
      {
        key: alone ? source : `${source}.${id}`,
        source,
        of: id,
        entity: null,
        role: null,
        system: incident.system,
        clause: alone ? clause : `${clause}.${id}`,
        byPlan: outcome === 'holds',
      },
    ];
  });
}

function outcomeOf(plan: CompiledPlan, incident: Incident, when: Condition) {
  const context = { type: incident.type, system: incident.system, severity: incident.severity.level };
  return evaluateCondition(plan, when, plainAnswers(incident), context).outcome;
}

function isAbout(named: readonly string[], one: string | null): boolean {
  return named.length === 0 || one === null || named.includes(one);
}

/** The laws of the packs as they bind a role. */
const owed = new WeakMap<Regime, Map<string | null, Regime>>();

/** The law of a clock with the stages that its role owes, where a pack has it. */
export function regimeOf({ source, of, role }: Pick<IncidentClock, 'source' | 'of' | 'role'>): Regime | undefined {
  const regime = source === 'law' ? findRegime(of) : undefined;
  if (regime === undefined) return undefined;
  const roles = owed.get(regime) ?? new Map<string | null, Regime>();
  const known = roles.get(role);
  if (known !== undefined) return known;
  const found = { ...regime, stages: regime.stages.filter(({ name }) => isOwedBy(role, name)) };
  owed.set(regime, roles.set(role, found));
  return found;
}

/** Who only works for somebody else tells them, and owes nothing besides; nobody else owes that. */
const stageOfSupplier: ReadonlyMap<string, string> = new Map([
  ['gdpr/processor', 'processor_to_controller'],
  ['hipaa/business-associate', 'ba_to_ce'],
  ['us-banking/bank-service-provider', 'service_provider_to_bank'],
  ['reg-sp/service-provider', 'service_provider_to_institution'],
]);

/** Where the role is not said, every stage is. */
function isOwedBy(role: string | null, stage: string): boolean {
  if (role === null) return true;
  const only = stageOfSupplier.get(role);
  return only === undefined ? ![...stageOfSupplier.values()].includes(stage) : stage === only;
}
