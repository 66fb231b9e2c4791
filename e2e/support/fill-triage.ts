import { put, putLong } from './hostile-text.ts';
import type { Ask } from './fill-review.ts';

/** A parent that is taken away again, a set that one incident leaves, answers that nobody knows, and a view that is kept. */
export async function fillTriage(ask: Ask): Promise<void> {
  const said = (field: string) => put(field).slice(0, 300);
  const because = putLong('incident.record-facts answers.*.because').slice(0, 4_000);
  const answers = { customer_impact: { state: 'unknown', because } };
  await ask('operations-lead', '/incidents/INC-4/facts', { answers }, 'incident.record-facts answers.*.because', 'PUT');
  const parent = { parent: 'INC-1', reason: said('incident.link-parent reason') };
  await ask('security-lead', '/incidents/INC-4/parent', parent, 'incident.link-parent reason');
  const apart = { reason: said('incident.unlink-parent reason') };
  await ask('security-lead', '/incidents/INC-4/parent/remove', apart, 'incident.unlink-parent reason');
  const opened = {
    name: said('incident-set.open name'),
    cause: putLong('incident-set.open cause').slice(0, 4_000),
    incidents: ['INC-1', 'INC-4'],
  };
  const { reference } = await ask('security-lead', '/incident-sets', opened, 'incident-set.open name cause');
  const left = { reason: said('incident-set.leave reason') };
  const path = `/incident-sets/${String(reference)}/incidents/INC-4/remove`;
  await ask('security-lead', path, left, 'incident-set.leave reason');
  const view = { name: said('view.save name'), filter: { severity: 'high' } };
  await ask('administrator', '/me/views', view, 'view.save name');
}
