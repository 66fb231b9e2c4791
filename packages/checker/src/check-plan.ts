import type { Instant } from '@muster/clocks';
import { parsePlan, pathText, planPlaces } from '@muster/plan';
import type { Finding } from './finding.ts';
import type { CheckedPlan, Found, Rule } from './rule.ts';
import { everyRule } from './rules/every-rule.ts';
import { formFinding } from './rules/form.ts';
import { waiverRule, waiversOf } from './rules/waivers.ts';

/**
 * Everything wrong with a plan text, in the order of the text. A plan that does not compile has only the faults of its
 * text; one that does is held against every rule. Whether it may be activated: no finding `blocks`. Never throws,
 * whatever the text. `now` decides what has expired, and where the hours of the on-call begin.
 */
export function checkPlan(yaml: string, fileName: string, now: Instant): Finding[] {
  return checkAgainst(everyRule, yaml, fileName, now);
}

/** The same with some of the rules. */
export function checkAgainst(rules: readonly Rule[], yaml: string, fileName: string, now: Instant): Finding[] {
  const parsed = parsePlan(yaml, fileName);
  if (!parsed.ok) return parsed.faults.map(formFinding);
  const checked: CheckedPlan = { plan: parsed.plan, now, yaml };
  const placeOf = planPlaces(yaml);
  const waivers = waiversOf(checked);
  const placed = (
    rule: Rule,
    { path, subject, message, counterexample, severity = rule.severity }: Found,
  ): Finding => ({
    id: rule.id,
    severity,
    file: fileName,
    ...placeOf(path),
    path: pathText(path),
    subject,
    message,
    counterexample,
    fix: rule.fix,
    waiver: waivers.find(rule.id, subject),
  });
  const findings = rules.flatMap((rule) => [...rule.check(checked)].map((found) => placed(rule, found)));
  const ofWaivers = waivers.faults(findings).map((found) => placed(waiverRule, found));
  return [...findings, ...ofWaivers].toSorted(inOrderOfText);
}

function inOrderOfText(one: Finding, other: Finding): number {
  return (
    one.line - other.line ||
    one.column - other.column ||
    compare(one.id, other.id) ||
    compare(one.message, other.message)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
