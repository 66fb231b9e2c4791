import { refuse } from '../../refusal.ts';
import { ownsIncident, sitsIn } from '../context.ts';
import { happened } from './decision.ts';
import type { Decide } from './decision.ts';

/** A situation report is published: numbered, and never changed. A correction is another one that names it. */
export const decidePublishReport: Decide<'publish-report'> = (plan, incident, command, context) => {
  const clause = `severity.${incident.severity.level}.report_every`;
  const mine = sitsIn(plan, incident, context, ['security', 'operations', 'communications']);
  if (!mine && !ownsIncident(incident, context))
    return refuse(
      'report/not-yours',
      'Security, operations, communications or the incident owner publish situation reports.',
      'Ask one of them.',
      clause,
    );
  const { text, corrects } = command;
  if (corrects !== null && !incident.reports.some((each) => each.number === corrects))
    return refuse('report/unknown', `There is no report S-${corrects}.`, 'Name one that was published.', clause);
  const number = incident.reports.length + 1;
  const { severity, stage } = incident;
  return happened({ type: 'report-published', data: { number, text, severity: severity.level, stage, corrects } });
};
