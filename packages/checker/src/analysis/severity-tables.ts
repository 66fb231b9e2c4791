import { severities } from '@muster/plan';
import type { CompiledPlan, Severity, SeverityRule } from '@muster/plan';
import type { Path } from '@muster/plan';
import { domainsOf, noSystem, tableOf } from './rule-tables.ts';
import type { Cell, Domains, RuleTable } from './rule-tables.ts';

/** The rules of severity with what each gives for every combination of what it reads. */
export interface SeverityTables {
  readonly domains: Domains;
  readonly rules: readonly TabledRule[];
}

export interface TabledRule {
  readonly rule: SeverityRule;
  readonly table: RuleTable;
  /** Where the rule stands in the plan's text. */
  readonly path: Path;
}

const kept = new WeakMap<CompiledPlan, SeverityTables>();

/** Made once for a plan: several rules of the checker look at them. */
export function severityTables(plan: CompiledPlan): SeverityTables {
  const known = kept.get(plan);
  if (known !== undefined) return known;
  const conditions = plan.severityRules.map(({ when }) => when);
  const domains = domainsOf(plan, conditions);
  const rules = plan.severityRules.map((rule) => ({
    rule,
    table: tableOf(plan, rule.when, domains),
    path: pathOf(rule),
  }));
  const tables = { domains, rules };
  kept.set(plan, tables);
  return tables;
}

/** `severity.high.rules[0]` as a path. */
function pathOf({ clause, level }: SeverityRule): Path {
  const index = Number(/\[(\d+)\]$/.exec(clause)?.[1] ?? 0);
  return ['severity', level, 'rules', index];
}

export function isWorse(one: Severity, than: Severity): boolean {
  return severities.indexOf(one) > severities.indexOf(than);
}

/** A cell in words: `exposed_data is personal, stopped is no, type is vendor-outage`. */
export function spellCell(cell: Cell): string {
  if (cell.size === 0) return 'Every incident.';
  const parts = [...cell].map(([name, value]) =>
    value === noSystem ? `no ${name} is named` : `${name} is ${spellValue(value)}`,
  );
  return `${parts.toSorted().join(', ')}.`;
}

export function spellValue(value: string | number | boolean): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}
