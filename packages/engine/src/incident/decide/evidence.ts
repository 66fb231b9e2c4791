import { entry } from '../../entry.ts';
import type { IncidentEvent } from '../../events/all-events.ts';
import { refuse } from '../../refusal.ts';
import type { CompiledPlan } from '@muster/plan';
import { ownsIncident, seatsHeld, sitsIn } from '../context.ts';
import type { DecisionContext } from '../context.ts';
import type { Incident } from '../incident.ts';
import { happened } from './decision.ts';
import type { Decide } from './decision.ts';
import { refuseMarking } from './marking.ts';
import { afterCapture } from './preserve.ts';

export const decideCaptureEvidence: Decide<'capture-evidence'> = (plan, incident, command, context) => {
  if (!entry(plan.evidence, command.category))
    return refuse(
      'evidence/unknown-category',
      `The plan has no evidence category ${command.category}.`,
      `Its categories: ${Object.keys(plan.evidence).join(', ')}.`,
      'evidence',
    );
  if (!mayAttach(plan, incident, context))
    return refuse(
      'evidence/not-yours',
      'Only people who sit in a seat of the plan attach evidence.',
      'Ask somebody who does.',
      'functions',
    );
  if (command.item.bytes === 0)
    return refuse('evidence/empty', 'The piece of evidence is empty.', 'Attach its bytes.', 'evidence');
  const notCounsel = refuseMarking(plan, incident, context, command.marking);
  if (notCounsel !== null) return notCounsel;
  const { category, item, sha256, title, source, capturedAt, marking } = command;
  const collector =
    context.actor.kind === 'service'
      ? context.actor.service
      : context.actor.kind === 'clock'
        ? 'clock'
        : context.actor.person;
  const number = incident.evidence.length + 1;
  const captured: IncidentEvent = {
    type: 'evidence-captured',
    data: { number, category, item, sha256, title, source, collector, capturedAt, marking },
  };
  return happened(captured, ...afterCapture(plan, incident, category, context));
};

function mayAttach(plan: CompiledPlan, incident: Incident, context: DecisionContext): boolean {
  const { actor } = context;
  if (actor.kind === 'service' || actor.kind === 'clock') return true;
  return ownsIncident(incident, context) || seatsHeld(plan, incident, context.directory, actor.person).length > 0;
}

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
  const mine = sitsIn(plan, incident, context, ['legal', 'privacy']);
  if ((actor.kind !== 'person' && actor.kind !== 'elevated') || !mine)
    return refuse('fact/not-yours', 'Legal or privacy redact content.', 'Ask one of them.');
  return happened({ type: 'content-redacted', data: { content, person: actor.person, reason } });
};
