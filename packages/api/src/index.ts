export { finding } from './finding.ts';
export { createClient } from './client.ts';
export type { Call, Client, ClientOptions } from './client.ts';
export { openApiOf } from './open-api.ts';
export { problem, ProblemError } from './problem.ts';
export type { InterfaceCode, Problem } from './problem.ts';
export type {
  AnswerOf,
  BodyOf,
  Method,
  ParamsOf,
  QueryOf,
  Route,
  RouteAudit,
  RouteLimit,
  RoutePolicy,
} from './route.ts';
export { routes, routeTable } from './route-table.ts';
export type { ClockView } from './routes/clock-view.ts';
export type { IncidentView } from './routes/incident-view.ts';
export type { PlanRecordView } from './routes/plan-record.ts';
export type { PlanView } from './routes/plan-view.ts';
export type { StreamEntry, StreamReset } from './routes/stream.ts';
