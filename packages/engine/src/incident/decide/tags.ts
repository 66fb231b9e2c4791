import { refuse } from '../../refusal.ts';
import { findTag } from '../../tags/tag-lists.ts';
import { ownsIncident, seatsHeld } from '../context.ts';
import { happened } from './decision.ts';
import type { Decide } from './decision.ts';

/** Most tags of one incident: more tell nobody anything. */
const mostTags = 30;

/** Says which words of public lists fit, all of them at once. They are for counting and for telling others; no rule reads them. */
export const decideSetTags: Decide<'set-tags'> = (plan, incident, command, context) => {
  const { actor } = context;
  const seated = actor.kind === 'person' && seatsHeld(plan, incident, context.directory, actor.person).length > 0;
  if (!seated && !ownsIncident(incident, context))
    return refuse('tag/not-yours', 'People who sit in a seat of the plan set tags.', 'Ask one of them.', 'functions');
  const wanted = [...new Set(command.tags)].toSorted();
  const unknown = wanted.filter((id) => findTag(id) === null);
  if (unknown.length > 0)
    return refuse(
      'tag/unknown',
      `No list has ${unknown.slice(0, 3).join(', ')}.`,
      'Look them up: muster tags. ATLAS is written AML.T0051, OWASP LLM01:2025 and ASI02.',
    );
  if (wanted.length > mostTags)
    return refuse('tag/too-many', `These are ${wanted.length} tags.`, `Set ${mostTags} at most.`);
  if (wanted.join() === incident.tags.join()) return refuse('tag/same', 'It has these tags already.', 'Set others.');
  return happened({ type: 'incident-tagged', data: { tags: wanted } });
};
