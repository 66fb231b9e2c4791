import { contentRef, obligations } from '@muster/engine';
import { functionIds } from '@muster/plan';
import type { Incident } from '@muster/engine';
import type { CompiledPlan, FunctionId } from '@muster/plan';
import { z } from 'zod';
import type { RowChange } from '../../platform/store/store.ts';
import { probeRows } from './probe-rows.ts';

export const incidentModel = 'incident';
export const referenceModel = 'incident-reference';
/** The incidents that still oblige somebody: the open ones, and closed ones with a review that is not done. */
export const atWorkModel = 'incident-at-work';

/** The row that lists show. Holds references to content, never text. */
export const incidentListRow = z.strictObject({
  id: z.string(),
  reference: z.string(),
  title: contentRef,
  type: z.string(),
  system: z.string().nullable(),
  severity: z.enum(['low', 'medium', 'high', 'critical']),
  stage: z.enum(['detect', 'classify', 'contain', 'investigate', 'recover', 'review']),
  status: z.enum(['open', 'closed', 'not-an-incident']),
  owner: z.string(),
  declaredAt: z.string(),
  nextDue: z.string().nullable(),
  /** Left out where there is none. */
  tags: z.array(z.string()).exactOptional(),
  /** Functions that owe something in it; left out where none does. */
  owing: z.array(z.enum(functionIds)).exactOptional(),
  /** Something that is owed was due already; left out where nothing was. */
  late: z.literal(true).exactOptional(),
});
export type IncidentListRow = z.infer<typeof incidentListRow>;

/** The rows of the read models for an incident as it is now. The same state gives the same rows: they can be rebuilt. */
export function incidentRows(plan: CompiledPlan, incident: Incident): readonly RowChange[] {
  const { id, reference, title, type, system, stage, declaredAt } = incident;
  const row = {
    id,
    reference,
    title,
    type,
    system,
    severity: incident.severity.level,
    stage,
    status: incident.status.kind,
    owner: incident.owner.person,
    declaredAt,
    nextDue: nextDue(plan, incident),
    ...(incident.tags.length === 0 ? {} : { tags: incident.tags }),
    ...owedIn(plan, incident),
  };
  return [
    { model: incidentModel, key: id, sort: `${declaredAt} ${id}`, row },
    referenceRow(incident),
    { model: atWorkModel, key: id, sort: id, row: isAtWork(plan, incident) ? { id } : null },
    ...probeRows(incident),
  ];
}

/** Never another once the incident is declared. */
function referenceRow({ id, reference }: Incident): RowChange {
  return { model: referenceModel, key: reference, sort: reference, row: { id } };
}

/** The rows that may have changed since the incident was as before. */
export function changedIncidentRows(
  plan: CompiledPlan,
  before: Incident | null,
  after: Incident,
): readonly RowChange[] {
  const rows = incidentRows(plan, after);
  return before === null ? rows : rows.filter(({ model }) => model !== referenceModel);
}

function owedIn(plan: CompiledPlan, incident: Incident): { owing?: FunctionId[]; late?: true } {
  const owed = obligations(plan, incident, incident.updatedAt);
  const named = new Set(owed.flatMap(({ by }) => (by.kind === 'functions' ? by.functions : [])));
  const owing = functionIds.filter((id) => named.has(id));
  const isLate = owed.some(({ id, overdue }) => overdue || (incident.deadlines[id]?.missedAt ?? null) !== null);
  return { ...(owing.length === 0 ? {} : { owing }), ...(isLate ? { late: true } : {}) };
}

function isAtWork(plan: CompiledPlan, incident: Incident): boolean {
  return incident.status.kind === 'open' || obligations(plan, incident, incident.updatedAt).length > 0;
}

/** The next instant at which something of this incident is due; null when nothing is. */
export function nextDue(plan: CompiledPlan, incident: Incident): string | null {
  const open = obligations(plan, incident, incident.updatedAt);
  return open.find((each) => each.due !== null && !incident.deadlines[each.id]?.missedAt)?.due ?? null;
}
