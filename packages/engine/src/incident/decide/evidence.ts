import { refuse } from '../../refusal.ts';
import { ownsIncident, sitsIn } from '../context.ts';
import { happened } from './decision.ts';
import type { Decide } from './decision.ts';

export const decideCaptureEvidence: Decide<'capture-evidence'> = (plan, incident, command, context) => {
  if (!plan.evidence[command.category])
    return refuse(
      'evidence/unknown-category',
      `The plan has no evidence category ${command.category}.`,
      `Its categories: ${Object.keys(plan.evidence).join(', ')}.`,
      'evidence',
    );
  const { category, item, sha256, title, source, capturedAt, marking } = command;
  const collector =
    context.actor.kind === 'service'
      ? context.actor.service
      : context.actor.kind === 'clock'
        ? 'clock'
        : context.actor.person;
  const number = incident.evidence.length + 1;
  return happened({
    type: 'evidence-captured',
    data: { number, category, item, sha256, title, source, collector, capturedAt, marking },
  });
};

/** Destroys the key and salt of one item of content. The service destroys them in the same append. */
export const decideRedactContent: Decide<'redact-content'> = (plan, incident, command, context) => {
  const { content, reason } = command;
  if (incident.redacted.includes(content) || !context.holdsContent(content))
    return refuse(
      'content/unknown',
      `${incident.reference} holds no content ${content}, or it is redacted already.`,
      'Name the id of a content reference of this incident.',
    );
  const { actor } = context;
  const mine = sitsIn(plan, incident, context, ['legal', 'privacy']) || ownsIncident(incident, context);
  if ((actor.kind !== 'person' && actor.kind !== 'elevated') || !mine)
    return refuse('fact/not-yours', 'Legal, privacy or the incident owner redact content.', 'Ask one of them.');
  return happened({ type: 'content-redacted', data: { content, person: actor.person, reason } });
};
