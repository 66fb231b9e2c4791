import { personOf } from '../../actor.ts';
import { refuse } from '../../refusal.ts';
import { ownsIncident, seatsHeld, sitsIn } from '../context.ts';
import type { DecisionContext } from '../context.ts';
import { obligations } from '../obligations.ts';
import type { Decision, Decide } from './decision.ts';
import { happened } from './decision.ts';

/** Without a hand-over, for when the owner cannot be reached: security, operations or executive may do it. */
export const decideAssignOwner: Decide<'assign-incident-owner'> = (plan, incident, command, context) => {
  const known = requirePerson(command.person, context);
  if (known !== null) return known;
  if (
    !sitsIn(plan, incident, context, ['security', 'operations', 'executive', 'privacy']) &&
    !ownsIncident(incident, context)
  )
    return refuse(
      'seat/not-yours',
      'Security, operations, privacy, executive or the owner assign an incident owner.',
      'Ask one of them.',
      'incident_owner',
    );
  if (command.person === personOf(context.actor))
    return refuse(
      'seat/not-yours',
      'Nobody names themselves incident owner.',
      'Let another person name you.',
      'incident_owner',
    );
  const seat = seatsHeld(plan, incident, context.directory, command.person)[0]?.seat ?? null;
  return happened({ type: 'incident-owner-assigned', data: { person: command.person, seat, reason: command.reason } });
};

/** For the work of one incident. It gives no place in a gate: those count by the directory alone. */
export const decideAssignSeat: Decide<'assign-seat'> = (plan, incident, command, context) => {
  const known = requirePerson(command.person, context);
  if (known !== null) return known;
  if (!plan.seats.includes(command.seat))
    return refuse(
      'seat/unknown',
      `The plan has no seat ${command.seat}.`,
      `Its seats: ${plan.seats.join(', ')}.`,
      'functions',
    );
  if (!ownsIncident(incident, context))
    return refuse(
      'seat/not-yours',
      'Only the incident owner fills seats for an incident.',
      'Ask the incident owner.',
      'incident_owner',
    );
  return happened({ type: 'seat-assigned', data: { seat: command.seat, person: command.person } });
};

export const decideOfferHandover: Decide<'offer-handover'> = (_plan, incident, command, context) => {
  const known = requirePerson(command.to, context);
  if (known !== null) return known;
  if (!ownsIncident(incident, context))
    return refuse(
      'handover/not-yours',
      'Only the incident owner hands the incident over.',
      'Ask the incident owner.',
      'incident_owner',
    );
  if (command.to === incident.owner.person)
    return refuse(
      'handover/same-person',
      'That person owns the incident already.',
      'Name somebody else.',
      'incident_owner',
    );
  return happened({
    type: 'handover-offered',
    data: { from: incident.owner.person, to: command.to, note: command.note },
  });
};

/** The incoming person takes the open clocks and approvals with it; the record lists them. */
export const decideAcceptHandover: Decide<'accept-handover'> = (plan, incident, _command, context) => {
  const { handover } = incident;
  if (handover === null)
    return refuse('handover/none', 'Nobody offered this incident.', 'Ask the incident owner to offer it.');
  if (context.actor.kind !== 'person' || context.actor.person !== handover.to)
    return refuse(
      'handover/not-yours',
      'It was offered to somebody else.',
      'Only the person it was offered to accepts.',
      'incident_owner',
    );
  const open = obligations(plan, incident, context.now);
  const openDeadlines = open.flatMap((each) => (each.due === null ? [] : [each.id]));
  const openApprovals = incident.actions
    .filter((each) => each.progress.kind === 'waiting' && each.gate !== null)
    .map((each) => `A-${each.number}`);
  return happened({
    type: 'handover-accepted',
    data: { from: handover.from, to: handover.to, openDeadlines, openApprovals },
  });
};

function requirePerson(person: string, context: DecisionContext): Decision | null {
  if (context.directory.people.includes(person)) return null;
  return refuse(
    'seat/person-unknown',
    'That person is not of this organisation, or has left it.',
    'Invite the person first.',
  );
}
