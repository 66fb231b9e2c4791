import { couldApply, lawRegimes } from '@muster/clocks/law';
import type { Applicability, Entity, Regime } from '@muster/clocks/law';
import type { LegalEntity } from '../compiled-parts.ts';
import type { CompiledPlan, SystemDefinition } from '../compiled-plan.ts';

/** One law held against one entity with one of its systems. Null where the plan names none. */
export interface RegimeCase extends Applicability {
  readonly entity: string | null;
  readonly system: string | null;
  /** What the entity is under that law for that system; empty where it is not said, or anybody is bound. */
  readonly roles: readonly string[];
}

/** What the plan says of a law: `open`, where it could bind and the plan neither lists it nor rules it out. */
export type PlanWord = 'listed' | 'ruled-out' | 'open' | 'none';

export interface RegimeOfPlan {
  readonly regime: Regime;
  /** The strongest of its cases. */
  readonly answer: Applicability['answer'];
  readonly plan: PlanWord;
  /** Why the plan rules it out. */
  readonly ruledOut: string | null;
  readonly cases: readonly RegimeCase[];
}

/** Every law of the packs against each entity and each of its systems. What happened decides the rest. */
export function regimesOf(plan: CompiledPlan): readonly RegimeOfPlan[] {
  const parties = partiesOf(plan);
  return [...lawRegimes.values()].map((regime) => {
    const cases = parties.map((party) => caseOf(plan, regime, party));
    const answer = strongest(cases);
    const ruledOut = own(plan.clocks.ruledOut, regime.id) ?? null;
    return { regime, answer, plan: wordOf(plan, regime.id, answer), ruledOut, cases };
  });
}

/** What the plan lists or rules out and no law pack knows. */
export function unknownRegimes({ clocks }: CompiledPlan): readonly string[] {
  return [...Object.keys(clocks.law), ...Object.keys(clocks.ruledOut)].filter((id) => !lawRegimes.has(id));
}

interface Party {
  readonly entity: string | null;
  readonly system: string | null;
}

/** Every entity with each system that it runs, or alone. A system without an entity is everybody's. */
function partiesOf({ organisation, systems }: CompiledPlan): readonly Party[] {
  const entities = Object.keys(organisation.entities);
  return (entities.length === 0 ? [null] : entities).flatMap((entity): readonly Party[] => {
    const its = Object.entries(systems).filter(([, system]) => system.entity === null || system.entity === entity);
    return its.length === 0 ? [{ entity, system: null }] : its.map(([system]) => ({ entity, system }));
  });
}

function caseOf(plan: CompiledPlan, regime: Regime, { entity, system }: Party): RegimeCase {
  const legal = entity === null ? undefined : own(plan.organisation.entities, entity);
  const run = system === null ? undefined : own(plan.systems, system);
  const known = knownOf(plan, legal, run);
  const found = couldApply(regime, known);
  const { answer, because } = found.answer === 'no' ? found : touching(regime, run, found);
  const bound = regime.scope.roles.filter((each) => known.roles.includes(each));
  return { entity, system, roles: bound, answer, because };
}

function knownOf(
  { organisation }: CompiledPlan,
  entity: LegalEntity | undefined,
  system: SystemDefinition | undefined,
): Entity {
  const here =
    entity === undefined || entity.jurisdictions.length === 0 ? organisation.jurisdictions : entity.jurisdictions;
  const people =
    system === undefined || system.jurisdictions.length === 0 ? organisation.jurisdictions : system.jurisdictions;
  const country = entity === undefined ? [] : [entity.country];
  // What the entity is for this system says more than what it is at all.
  const roles = { ...entity?.roles, ...system?.roles };
  return {
    jurisdictions: [...new Set([...country, ...here, ...people])],
    roles: Object.entries(roles).flatMap(([law, named]) => named.map((role) => `${lawName(law)}/${role}`)),
  };
}

/** Plans may name a law by the place and the law; the packs name it by the law. */
function lawName(law: string): string {
  return law === 'eu-ai-act' ? 'ai-act' : law;
}

/** A law about some kind of data, and a system that is not said to touch it. */
function touching({ scope }: Regime, system: SystemDefinition | undefined, found: Applicability): Applicability {
  if (scope.data.length === 0 || system === undefined) return found;
  if (scope.data.some((kind) => system.data.includes(kind))) return found;
  const kinds = scope.data.join(' or ');
  return { answer: 'could-be', because: `Say whether the system touches ${kinds} data. ${found.because}` };
}

function strongest(cases: readonly RegimeCase[]): Applicability['answer'] {
  const answers = cases.map(({ answer }) => answer);
  return answers.includes('yes') ? 'yes' : answers.includes('could-be') ? 'could-be' : 'no';
}

function wordOf({ clocks }: CompiledPlan, id: string, answer: Applicability['answer']): PlanWord {
  if (Object.hasOwn(clocks.law, id)) return 'listed';
  if (Object.hasOwn(clocks.ruledOut, id)) return 'ruled-out';
  return answer === 'no' ? 'none' : 'open';
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
