import type { FactAnswer } from '@muster/plan';
import type { Incident } from './incident.ts';

/** The facts as conditions read them: a value, or unknown. */
export function plainAnswers(incident: Pick<Incident, 'facts'>): Readonly<Record<string, FactAnswer>> {
  return Object.fromEntries(
    Object.entries(incident.facts).map(([id, { answer }]): [string, FactAnswer] => [
      id,
      answer.state === 'value' ? answer : { state: 'unknown' },
    ]),
  );
}
