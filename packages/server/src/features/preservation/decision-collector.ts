import type { Collector } from './collector.ts';
import { jsonLines } from './json-lines.ts';

/**
 * What was decided, answered, approved and done so far. Texts stay where they are: the lines name them by id and
 * commitment, so that a redaction has one place. What counsel directed is counted and left out.
 */
export function createDecisionCollector(): Collector {
  return {
    name: 'muster-record',
    reaches: ({ category }) => category === 'decision-records',
    async collect({ incident }) {
      const plain = incident.decisions.filter(({ marking }) => marking.kind === 'factual');
      const notes = incident.notes.filter(({ marking }) => marking.kind === 'factual');
      const directed = incident.decisions.length - plain.length + incident.notes.length - notes.length;
      const { reference, version, type, severity, stage, owner } = incident;
      const records: readonly object[] = [
        { record: 'incident', reference, version, type, severity, stage, owner, leftOutAsCounselDirected: directed },
        ...plain.map((decision) => ({ record: 'decision', ...decision })),
        ...notes.map((note) => ({ record: 'note', ...note })),
        ...Object.entries(incident.facts).map(([fact, answer]) => ({ record: 'fact', fact, ...answer })),
        ...Object.entries(incident.tasksDone).map(([task, done]) => ({ record: 'task', task, ...done })),
        ...Object.entries(incident.stageEnteredAt).map(([entered, at]) => ({ record: 'stage', stage: entered, at })),
        ...incident.actions.map((action) => ({ record: 'action', ...action })),
      ];
      return jsonLines(records, {
        title: `Decisions, answers and approvals of ${reference} before the change`,
        source: "Muster's record of the incident",
        impersonal: false,
      });
    },
  };
}
