export { checkPlan } from './check-plan.ts';
export { checkerRules } from './checker-rules.ts';
export type { RuleDescription } from './checker-rules.ts';
export { blocks, isOfTheForm } from './finding.ts';
export type { Finding, FindingSeverity } from './finding.ts';
export { formFinding } from './rules/form.ts';
export { findingFormats, formatFindings } from './format/format-findings.ts';
export type { FindingFormat } from './format/format-findings.ts';
