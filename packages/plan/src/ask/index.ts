export { answerAt } from './answer-at.ts';
export type { PlanAnswer, PlanQuestion } from './answer-at.ts';
export { callSteps } from './call-steps.ts';
export { regimesOf, unknownRegimes } from './regimes-of.ts';
export type { RegimeOfPlan } from './regimes-of.ts';
export type { RunningClock } from './which-clocks-run.ts';
export type { GateAt } from './who-can-approve.ts';
export type { PageStep } from './who-is-paged.ts';
