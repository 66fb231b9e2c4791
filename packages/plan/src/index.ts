export * from './compiled-plan.ts';
export { parsePlan } from './parse-plan.ts';
export type { ParsedPlan } from './parse-plan.ts';
export type { Fault, FaultCode } from './fault.ts';
export { canonicalPlan, planDigest } from './plan-digest.ts';
export { answerFault, evaluateCondition } from './condition/evaluate-condition.ts';
export type { ConditionContext, ConditionResult, FactAnswer } from './condition/evaluate-condition.ts';
export { PlanError } from './plan-error.ts';
export type { PlanErrorCode } from './plan-error.ts';
