import { z } from 'zod';
import { finding } from '../finding.ts';
import { readJson, writeJson, route } from '../route.ts';
import { digest, instant, line, pageOf, pageQuery, reason, severity } from '../shapes.ts';
import { planAnswer, planRegimes } from './plan-answer.ts';
import { planChange, planDecided, planRecord } from './plan-record.ts';
import { planView } from './plan-view.ts';

const oneVersion = z.strictObject({ version: digest });
/** The version in force that is meant to give way: an approval holds for this step alone. */
const replaces = digest;

export const planRoutes = {
  current: route({
    ...readJson,
    id: 'plan.current',
    path: '/api/v1/plan',
    summary: 'The plan in force for new incidents: its version, its YAML and its compiled form.',
    policy: 'person',
    audit: 'access',
    answer: z.strictObject({ version: z.string(), source: z.string(), compiled: z.unknown() }),
  }),
  view: route({
    ...readJson,
    id: 'plan.view',
    path: '/api/v1/plan/view',
    summary: 'The plan in force as people read it: conditions are sentences.',
    policy: 'person',
    audit: 'access',
    answer: planView,
  }),
  ask: route({
    ...readJson,
    id: 'plan.ask',
    path: '/api/v1/plan/ask',
    summary: 'At this hour, at this severity: who is paged, who can approve at each gate, which clocks run.',
    policy: 'person',
    audit: 'access',
    query: z.strictObject({
      severity,
      at: instant,
      system: z.string().max(200).optional(),
      /** Of a version that is not in force. */
      version: digest.optional(),
    }),
    answer: planAnswer,
  }),
  regimes: route({
    ...readJson,
    id: 'plan.regimes',
    path: '/api/v1/plan/regimes',
    summary: 'Which laws could bind each entity with each of its systems, and what the plan says of each.',
    policy: 'person',
    audit: 'access',
    query: z.strictObject({ version: digest.optional() }),
    answer: planRegimes,
  }),
  add: route({
    ...writeJson,
    id: 'plan.add',
    path: '/api/v1/plan',
    summary:
      'Add a version of the plan: the first is in force at once, a later one is proposed to the approvers of the one in force. Findings that block are reported and change nothing.',
    policy: 'person',
    audit: 'event',
    limit: { bodyBytes: 2_097_152, perMinute: 30 },
    body: z.strictObject({
      source: z.string().min(1).max(1_000_000),
      /** The version it was made from: where another is in force now, nothing is changed. */
      replaces: replaces.optional(),
      note: line.optional(),
    }),
    answer: planDecided,
    status: 201,
  }),
  list: route({
    ...readJson,
    id: 'plan.list',
    path: '/api/v1/plans',
    summary: 'Every version of the plan, the latest first: who added it when, and where it stands.',
    policy: 'person',
    audit: 'access',
    page: { most: 200 },
    query: pageQuery,
    answer: pageOf(planRecord),
  }),
  show: route({
    ...readJson,
    id: 'plan.show',
    path: '/api/v1/plans/:version',
    summary: 'One version of the plan with its YAML.',
    policy: 'person',
    audit: 'access',
    params: oneVersion,
    answer: z.strictObject({ ...planRecord.shape, source: z.string() }),
  }),
  file: route({
    ...readJson,
    id: 'plan.file',
    path: '/api/v1/plans/:version/plan.yaml',
    summary: 'The YAML of one version, as a file.',
    policy: 'person',
    audit: 'access',
    gives: 'bytes',
    params: oneVersion,
    answer: z.unknown(),
  }),
  version: route({
    ...readJson,
    id: 'plan.version',
    path: '/api/v1/plans/:version/view',
    summary: 'One plan version as people read it; an incident names the one it opened under.',
    policy: 'person',
    audit: 'access',
    params: oneVersion,
    answer: planView,
  }),
  diff: route({
    ...readJson,
    id: 'plan.diff',
    path: '/api/v1/plans/:version/diff',
    summary: 'What differs between two versions, as sentences, and what asks less or more than before.',
    policy: 'person',
    audit: 'access',
    params: oneVersion,
    /** Without it: the version in force. */
    query: z.strictObject({ before: digest.optional() }),
    answer: z.strictObject({ before: z.string(), after: z.string(), changes: z.array(planChange) }),
  }),
  findings: route({
    ...readJson,
    id: 'plan.findings',
    path: '/api/v1/plans/:version/findings',
    summary: 'What the checker finds in one version now.',
    policy: 'person',
    audit: 'access',
    limit: { bodyBytes: 0, perMinute: 60 },
    params: oneVersion,
    answer: z.strictObject({ version: z.string(), findings: z.array(finding) }),
  }),
  approve: route({
    ...writeJson,
    id: 'plan.approve',
    path: '/api/v1/plans/:version/approve',
    summary: 'Approve that this version takes the place of that one. Whoever proposed it never does.',
    policy: 'person',
    audit: 'event',
    params: oneVersion,
    body: z.strictObject({ replaces }),
    answer: planDecided,
  }),
  refuse: route({
    ...writeJson,
    id: 'plan.refuse',
    path: '/api/v1/plans/:version/refuse',
    summary: 'Refuse a proposed version, with the reason.',
    policy: 'person',
    audit: 'event',
    params: oneVersion,
    body: z.strictObject({ replaces, reason }),
    answer: planDecided,
  }),
  activate: route({
    ...writeJson,
    id: 'plan.activate',
    path: '/api/v1/plans/:version/activate',
    summary: 'Put an approved version in force. It is checked anew, and its approvals are counted whole.',
    policy: 'person',
    audit: 'event',
    params: oneVersion,
    body: z.strictObject({ replaces }),
    answer: planDecided,
  }),
} as const;
