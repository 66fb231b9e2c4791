import { entry } from '../entry.ts';
import { isWorse, deriveSeverity } from '../incident/derive-severity.ts';
import type { CompiledPlan, Severity } from '@muster/plan';
import { levelOfWord } from './level-of-word.ts';
import { typeWords } from './type-words.ts';

/** What is known of signals without asking anybody: who sent them, about which system, and their names and values. */
export interface Clues {
  readonly source: string;
  readonly system: string | null;
  /** What the source said, name by name: `labels.severity`, `critical`. Hostile; only looked at. */
  readonly said: readonly (readonly [name: string, value: string])[];
}

/** What it looks like. Never more than a suggestion: a person decides. Nothing in it repeats what a source said. */
export interface Suggestion {
  /** Null where nothing points to one. */
  readonly type: { readonly id: string; readonly because: readonly string[] } | null;
  readonly severity: { readonly level: Severity; readonly because: readonly string[] };
}

/** Names under which a source says the type itself, and how bad it is. */
const typeNames: ReadonlySet<string> = new Set(['incident_type', 'ai_incident_type']);
const levelNames: ReadonlySet<string> = new Set(['severity', 'level', 'priority', 'urgency']);

/** Characters that are looked at, of everything that was said: hostile text must not cost more than it is worth. */
const mostCharacters = 16_000;

/**
 * A type and a severity by rules that anybody can read: what the source says outright, the ids of public lists that the
 * plan's types carry, words, and the plan's own rules for what is known. The same signals, the same answer.
 */
export function suggest(plan: CompiledPlan, clues: Clues): Suggestion {
  const type = suggestType(plan, clues);
  return { type, severity: suggestSeverity(plan, clues, type?.id ?? null) };
}

interface Finding {
  readonly type: string;
  readonly weight: number;
  readonly because: string;
}

function suggestType(plan: CompiledPlan, clues: Clues): Suggestion['type'] {
  const texts = textsOf(clues);
  const words = texts.filter(([name]) => !typeNames.has(name) && !levelNames.has(name));
  const findings = [
    ...saidOutright(plan, texts),
    ...byTag(plan, words),
    ...byWords(plan, words),
    ...byVendor(plan, clues, words),
  ];
  // The heaviest wins; of equals the first one.
  const weights = Object.keys(plan.types).map((id) => ({ id, weight: weightOf(findings, id) }));
  const best = weights.reduce((high, each) => (each.weight > high.weight ? each : high), { id: '', weight: 0 });
  if (best.weight === 0) return null;
  return { id: best.id, because: findings.filter(({ type }) => type === best.id).map(({ because }) => because) };
}

function weightOf(findings: readonly Finding[], id: string): number {
  return findings.filter(({ type }) => type === id).reduce((sum, { weight }) => sum + weight, 0);
}

type Texts = readonly (readonly [name: string, value: string])[];

function textsOf({ said }: Clues): Texts {
  let left = mostCharacters;
  return said.map(([name, value]) => {
    const text = value.slice(0, left).toLowerCase();
    left -= text.length;
    return [lastOf(name), text];
  });
}

function saidOutright(plan: CompiledPlan, texts: Texts): readonly Finding[] {
  const named = new Set(texts.filter(([name]) => typeNames.has(name)).map(([, value]) => value.trim()));
  return Object.keys(plan.types)
    .filter((type) => named.has(type))
    .map((type) => ({ type, weight: 1_000, because: 'The source says that it is of this type.' }));
}

function byTag(plan: CompiledPlan, texts: Texts): readonly Finding[] {
  return Object.entries(plan.types).flatMap(([type, { tags }]) =>
    tags
      .filter((tag) => texts.some(([, value]) => holdsWord(value, tag.toLowerCase())))
      .map((tag) => ({ type, weight: 100, because: `It names ${tag}, which the plan counts to this type.` })),
  );
}

/** Our words for the types that every plan begins with; for a type of the plan alone, the words of its title. */
function byWords(plan: CompiledPlan, texts: Texts): readonly Finding[] {
  return Object.entries(plan.types).flatMap(([type, { title }]) => {
    const words = entry(typeWords, type) ?? title.toLowerCase().match(/\p{L}{6,}/gu) ?? [];
    const found = words.filter((word) => texts.some(([, value]) => beginsWord(value, word)));
    if (found.length === 0) return [];
    const because = `It speaks of ${found.map((word) => `“${word}”`).join(', ')}.`;
    return [{ type, weight: 10 * found.length, because }];
  });
}

/** A vendor's own word about a system that rests on one. */
function byVendor(plan: CompiledPlan, { source, system }: Clues, texts: Texts): readonly Finding[] {
  const vendor = system === null ? null : (entry(plan.systems, system)?.vendor ?? null);
  const isStatus = /status|vendor/.test(source) || texts.some(([name]) => name === 'status_page');
  if (vendor === null || !isStatus || entry(plan.types, 'vendor-outage') === undefined) return [];
  return [
    { type: 'vendor-outage', weight: 15, because: `It comes from a status page, and ${system} rests on ${vendor}.` },
  ];
}

function suggestSeverity(plan: CompiledPlan, clues: Clues, type: string | null): Suggestion['severity'] {
  const said = worstSaid(clues.said);
  const derived = type === null ? null : deriveSeverity(plan, { type, system: clues.system, facts: {} });
  const level = said !== null && isWorse(said, derived?.level ?? 'low') ? said : (derived?.level ?? 'low');
  const because = [
    ...(said === level ? [`The source says ${said}.`] : []),
    ...(derived?.level === level ? derived.reasons.map(({ clause }) => reasonOf(plan, clause)) : []),
    ...worstOpen(derived, level),
  ];
  return { level, because: because.length > 0 ? because : ['Nothing is known yet that makes it worse.'] };
}

/** The worst level that a source said of any of these signals. */
export function worstSaid(said: Clues['said']): Severity | null {
  return said.reduce<Severity | null>((worst, [name, value]) => {
    const level = levelNames.has(lastOf(name)) ? levelOfWord(value) : null;
    return level !== null && (worst === null || isWorse(level, worst)) ? level : worst;
  }, null);
}

function reasonOf(plan: CompiledPlan, clause: string): string {
  const rule = plan.severityRules.find((each) => each.clause === clause);
  return rule === undefined ? `The plan says so: ${clause}.` : `${rule.because}.`;
}

/** The worst that it could still become, and what has to be asked. */
function worstOpen(derived: ReturnType<typeof deriveSeverity> | null, level: Severity): readonly string[] {
  const worst = derived?.couldBe.find((each) => isWorse(each.level, level));
  return worst === undefined ? [] : [`It could be ${worst.level}: nobody has answered ${worst.unanswered.join(', ')}.`];
}

/** `labels.severity` → `severity`. */
function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

function beginsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  return false;
}

function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const isWhole = !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + word.length));
    if (isWhole) return true;
  }
  return false;
}
