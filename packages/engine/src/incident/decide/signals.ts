import { refuse } from '../../refusal.ts';
import { happened } from './decision.ts';
import type { Decide } from './decision.ts';

/**
 * Groups of signals join an incident that is open. Whoever may declare one may: it takes nothing away, and an earlier
 * signal makes presumed moments and deadlines earlier, never later.
 */
export const decideAttachSignals: Decide<'attach-signals'> = (_plan, incident, command, context) => {
  const { actor } = context;
  if (actor.kind !== 'person' && actor.kind !== 'elevated')
    return refuse('actor/not-a-person', 'Only a person triages signals.', 'Sign in as yourself.');
  if (incident.kind === 'exercise')
    return refuse(
      'signal/drill',
      `${incident.reference} is a drill, and these signals are real.`,
      'Attach them to an incident, or declare one.',
    );
  const { groups, firstSignalAt } = command;
  return happened({ type: 'signals-attached', data: { groups: [...groups], firstSignalAt } });
};
