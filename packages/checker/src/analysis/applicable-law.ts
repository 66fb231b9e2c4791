import { couldApply, lawRegimes } from '@muster/clocks/law';
import type { Entity, Regime } from '@muster/clocks/law';
import type { CompiledPlan } from '@muster/plan';

/** A regime that binds somebody of the plan, or could as far as the plan says. */
export interface ApplicableRegime {
  readonly regime: Regime;
  /** The entity by id; null where the plan names none. */
  readonly entity: string | null;
  readonly because: string;
}

interface NamedEntity extends Entity {
  readonly id: string | null;
}

/** Every regime in force on a day that could apply to an entity of the plan, with its AI systems. */
export function applicableLaw(plan: CompiledPlan, today: string): readonly ApplicableRegime[] {
  const entities = entitiesOf(plan);
  return [...lawRegimes.values()].flatMap((regime) => {
    if (!isInForce(regime, today)) return [];
    const answers = entities.map((entity) => ({ entity: entity.id, ...couldApply(regime, entity) }));
    const found = answers.find(({ answer }) => answer === 'yes') ?? answers.find(({ answer }) => answer === 'could-be');
    return found === undefined ? [] : [{ regime, entity: found.entity, because: found.because }];
  });
}

function isInForce({ status, appliesFrom }: Regime, today: string): boolean {
  if (status !== 'in_force' && status !== 'future') return false;
  return appliesFrom.date === null ? status === 'in_force' : appliesFrom.date <= today;
}

/** The entities with what they are under each law; the organisation itself where the plan names no entity. */
function entitiesOf({ organisation, systems }: CompiledPlan): readonly NamedEntity[] {
  const all = Object.values(systems);
  const named = Object.entries(organisation.entities).map(([id, entity]): NamedEntity => {
    const own = all.filter((system) => system.entity === id || system.entity === null);
    return {
      id,
      jurisdictions: [
        entity.country,
        ...entity.jurisdictions,
        ...organisation.jurisdictions,
        ...own.flatMap(({ jurisdictions }) => jurisdictions),
      ],
      roles: [...rolesOf(entity.roles), ...own.flatMap(({ roles }) => rolesOf(roles))],
    };
  });
  if (named.length > 0) return named;
  return [
    {
      id: null,
      jurisdictions: [...organisation.jurisdictions, ...all.flatMap(({ jurisdictions }) => jurisdictions)],
      roles: all.flatMap(({ roles }) => rolesOf(roles)),
    },
  ];
}

/** `{ gdpr: ['controller'] }` as `gdpr/controller`. */
function rolesOf(roles: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return Object.entries(roles).flatMap(([law, names]) => names.map((name) => `${law}/${name}`));
}
