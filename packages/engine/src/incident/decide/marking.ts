import type { CompiledPlan } from '@muster/plan';
import type { Marking } from '../../events/fields.ts';
import { refuse } from '../../refusal.ts';
import { seatsHeld } from '../context.ts';
import type { DecisionContext } from '../context.ts';
import type { Incident } from '../incident.ts';
import type { Decision } from './decision.ts';

/** What is said at the direction of counsel names a lawyer who sits in legal: it stays out of packs. Null when sound. */
export function refuseMarking(
  plan: CompiledPlan,
  incident: Incident,
  context: DecisionContext,
  marking: Marking,
): Decision | null {
  switch (marking.kind) {
    case 'factual':
      return null;
    case 'counsel-directed': {
      const seats = seatsHeld(plan, incident, context.directory, marking.directedBy);
      if (seats.some((held) => held.function === 'legal')) return null;
      return refuse(
        'marking/not-counsel',
        'The person who is said to direct this does not sit in legal.',
        'Name the id of a person who does, or mark it as factual.',
        'functions.legal',
      );
    }
  }
}
