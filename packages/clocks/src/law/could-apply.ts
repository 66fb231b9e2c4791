import { memberStates } from './law-calendar.ts';
import type { Regime } from './regime.ts';

/** What is known of an entity, or of an entity and one of its AI systems. */
export interface Entity {
  /** Where it is established or acts, by ISO 3166 codes and `EU`: `IE`, `EU`, `US`, `US-CA`. */
  readonly jurisdictions: readonly string[];
  /** What it is under each law, as `law/role`. A law that is not named here is not yet looked at. */
  readonly roles: readonly string[];
}

/**
 * Whether a regime can bind an entity at all. `yes`: it is one of those whom the regime binds; what happened decides the
 * rest. `could-be`: something is not known, and the reason says what to find out. `no`: it cannot.
 */
export interface Applicability {
  readonly answer: 'yes' | 'could-be' | 'no';
  readonly because: string;
}

/** Holds a regime's scope against what is known of an entity. Its conditions in words are for people to judge. */
export function couldApply(regime: Regime, entity: Entity): Applicability {
  return notLaw(regime) ?? elsewhere(regime, entity) ?? otherRole(regime, entity) ?? open(regime, entity);
}

function notLaw({ status, appliesFrom }: Regime): Applicability | null {
  switch (status) {
    case 'repealed':
    case 'proposed':
      return no(`It is not law. ${appliesFrom.words}`);
    case 'no_clock':
      return no('It has no duty to report an incident.');
    case 'in_force':
    case 'future':
      return null;
  }
}

function elsewhere({ scope }: Regime, { jurisdictions }: Entity): Applicability | null {
  const fits = scope.jurisdictions.flatMap((law) => jurisdictions.map((place) => placeFits(law, place)));
  if (fits.includes('inside')) return null;
  if (!fits.includes('perhaps')) return no(`It binds in ${scope.jurisdictions.join(', ')}.`);
  return couldBe(`Say whether the entity acts in ${scope.jurisdictions.join(' or ')}.`);
}

const economicArea: ReadonlySet<string> = new Set(['EU', 'IS', 'LI', 'NO']);

function placeFits(law: string, stated: string): 'inside' | 'perhaps' | 'outside' {
  const place = stated === 'UK' ? 'GB' : stated;
  if (place === 'EEA' && economicArea.has(law)) return 'perhaps';
  if (place === law || place.startsWith(`${law}-`) || (law === 'EU' && memberStates.has(place))) return 'inside';
  return law.startsWith(`${place}-`) ? 'perhaps' : 'outside';
}

function otherRole({ scope }: Regime, { roles }: Entity): Applicability | null {
  if (scope.roles.length === 0 || scope.roles.some((role) => roles.includes(role))) return null;
  const laws = new Set(scope.roles.map(lawOf));
  const stated = roles.filter((role) => laws.has(lawOf(role)));
  const bound = scope.roles.join(' or ');
  if (stated.length > 0) return no(`It binds ${bound}; the entity is ${stated.join(', ')}.`);
  return couldBe(`Say whether the entity is ${bound}.`);
}

function open({ status, appliesFrom, scope, who }: Regime, { roles }: Entity): Applicability {
  const role = scope.roles.find((each) => roles.includes(each));
  const conditions = scope.conditions.length === 0 ? '' : ` Judge besides: ${scope.conditions.join(' ')}`;
  const later = status === 'future' ? ` ${appliesFrom.words}` : '';
  return { answer: 'yes', because: `It binds ${role ?? who}.${conditions}${later}` };
}

function lawOf(role: string): string {
  return role.split('/')[0] ?? role;
}

function no(because: string): Applicability {
  return { answer: 'no', because };
}

function couldBe(because: string): Applicability {
  return { answer: 'could-be', because };
}
