import type { Instant } from '@muster/clocks';
import type { CompiledPlan } from '@muster/plan';
import type { Actor } from '../actor.ts';
import type { ContentRef } from '../content-ref.ts';
import type { FollowUpEvent } from '../events/all-events.ts';
import type { FollowUpKind, FollowUpOwner } from '../events/follow-up-fields.ts';
import { seatsHeld } from '../incident/context.ts';
import type { Directory } from '../incident/context.ts';
import { accept, refuse } from '../refusal.ts';
import type { Refusal, Result } from '../refusal.ts';
import type { FollowUp } from './follow-up.ts';
import { followUpTimer, remindedOf } from './reminders.ts';

export type FollowUpCommand =
  | {
      readonly type: 'open-follow-up';
      readonly reference: string;
      readonly incident: string;
      readonly incidentReference: string;
      readonly kind: FollowUpKind;
      readonly factor: number | null;
      readonly title: ContentRef;
      readonly owner: FollowUpOwner;
      readonly due: Instant;
    }
  | { readonly type: 'assign-follow-up'; readonly owner: FollowUpOwner }
  | { readonly type: 'move-follow-up'; readonly due: Instant; readonly reason: ContentRef }
  | { readonly type: 'do-follow-up'; readonly how: ContentRef; readonly planVersion: string | null }
  | { readonly type: 'validate-follow-up'; readonly how: ContentRef }
  | { readonly type: 'reopen-follow-up'; readonly due: Instant; readonly reason: ContentRef }
  | { readonly type: 'redact-follow-up'; readonly content: string; readonly reason: ContentRef }
  | { readonly type: 'remind-follow-up'; readonly timer: string };

export interface FollowUpContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly directory: Directory;
  /** The plan in force: a follow-up outlives the incident and the plan that it ran under. */
  readonly plan: CompiledPlan;
}

type Decision = Result<readonly FollowUpEvent[], Refusal>;
type Command<Type extends FollowUpCommand['type']> = Extract<FollowUpCommand, { readonly type: Type }>;

/**
 * Anybody in a seat opens one. Those who own the review, and whoever owes it, hand it on; only the former give it more
 * time. It is done when its owner says so and closed when another person has seen that it works.
 */
export function decideFollowUp(state: FollowUp | null, command: FollowUpCommand, context: FollowUpContext): Decision {
  if (command.type === 'open-follow-up') return open(state, command, context);
  if (state === null) return refuse('follow-up/unknown', 'There is no such follow-up.', 'List them.');
  switch (command.type) {
    case 'assign-follow-up':
      return assign(state, command, context);
    case 'move-follow-up':
      return move(state, command, context);
    case 'do-follow-up':
      return done(state, command, context);
    case 'validate-follow-up':
      return validate(state, command, context);
    case 'reopen-follow-up':
      return reopen(state, command, context);
    case 'redact-follow-up':
      return redact(state, command, context);
    case 'remind-follow-up':
      return remind(state, command, context);
  }
}

function open(state: FollowUp | null, command: Command<'open-follow-up'>, context: FollowUpContext): Decision {
  if (state !== null) return refuse('follow-up/there', `${state.reference} is open already.`, 'Open another one.');
  const { type: _, ...data } = command;
  return (
    refuseUnseated(context) ??
    refusePast(command.due, context) ??
    refuseOwner(command.owner, context) ??
    accept([{ type: 'follow-up-opened', data }])
  );
}

function assign(state: FollowUp, { owner }: Command<'assign-follow-up'>, context: FollowUpContext): Decision {
  if (!keepsReview(context) && !owes(state, context)) return refuseNotYours(state, context);
  return (
    refuseNotOpen(state) ?? refuseOwner(owner, context) ?? accept([{ type: 'follow-up-assigned', data: { owner } }])
  );
}

/** Earlier by whoever owes it; later by those who own the review alone: nobody gives themselves more time. */
function move(state: FollowUp, { due, reason }: Command<'move-follow-up'>, context: FollowUpContext): Decision {
  const isLater = due > state.due;
  const may = keepsReview(context) && !(isLater && owesAlone(state, context));
  if (!may && !(!isLater && owes(state, context))) return refuseNotYours(state, context);
  return (
    refuseNotOpen(state) ??
    refusePast(due, context) ??
    accept([{ type: 'follow-up-due-moved', data: { from: state.due, due, reason } }])
  );
}

function done(state: FollowUp, { how, planVersion }: Command<'do-follow-up'>, context: FollowUpContext): Decision {
  if (!owes(state, context)) return refuseNotYours(state, context);
  if (state.kind === 'plan-change' && planVersion === null)
    return refuse(
      'follow-up/no-version',
      `${state.reference} is a change of the plan.`,
      'Name the version that carries it: muster plan list.',
    );
  return refuseNotOpen(state) ?? accept([{ type: 'follow-up-done', data: { how, planVersion } }]);
}

function validate(state: FollowUp, { how }: Command<'validate-follow-up'>, context: FollowUpContext): Decision {
  if (state.state.kind !== 'done')
    return refuse(
      'follow-up/not-done',
      `${state.reference} is ${state.state.kind}.`,
      'It is validated once it is done.',
    );
  const unseated = refuseUnseated(context);
  if (unseated !== null) return unseated;
  if (isActor(context, state.state.by))
    return refuse(
      'follow-up/own-work',
      'Whoever did it does not validate it.',
      'Ask another person who sits in a seat of the plan.',
      'functions',
    );
  return accept([{ type: 'follow-up-validated', data: { how } }]);
}

function reopen(state: FollowUp, { due, reason }: Command<'reopen-follow-up'>, context: FollowUpContext): Decision {
  if (state.state.kind === 'open')
    return refuse('follow-up/not-done', `${state.reference} is open.`, 'Nothing has to be reopened.');
  return (
    refuseUnseated(context) ??
    refusePast(due, context) ??
    accept([{ type: 'follow-up-reopened', data: { due, reason } }])
  );
}

/** Destroys the key and salt of one text. The service destroys them in the same append. */
function redact(state: FollowUp, command: Command<'redact-follow-up'>, context: FollowUpContext): Decision {
  const { content, reason } = command;
  if (state.redacted.includes(content) || !contentsOf(state).includes(content))
    return refuse(
      'content/unknown',
      `${state.reference} holds no content ${content}, or it is redacted already.`,
      'Name the id of one of its texts.',
    );
  const { actor } = context;
  const mine = heldBy(context).some((held) => held === 'legal' || held === 'privacy');
  if (actor.kind !== 'person' || !mine)
    return refuse('follow-up/not-yours', 'Legal or privacy redact content.', 'Ask one of them.', 'functions');
  return accept([{ type: 'content-redacted', data: { content, person: actor.person, reason } }]);
}

/** Every text of a follow-up that can be destroyed, by the id of its content. */
function contentsOf({ title, state, moves, reopenings }: FollowUp): readonly string[] {
  const said = state.kind === 'validated' ? [state.how, state.done.how] : state.kind === 'done' ? [state.how] : [];
  return [title, ...said, ...moves.map(({ reason }) => reason), ...reopenings.map(({ reason }) => reason)].map(
    ({ id }) => id,
  );
}

function remind(state: FollowUp, command: Command<'remind-follow-up'>, context: FollowUpContext): Decision {
  const timer = followUpTimer(state);
  if (timer?.id !== command.timer)
    return refuse('timer/not-current', 'Nobody has to be reminded any more.', 'Nothing has to be done.');
  if (timer.dueAt > context.now) return refuse('timer/not-due', `It is due at ${timer.dueAt}.`, 'Wait for it.');
  const { id, step, dueAt } = timer;
  const to = remindedOf(context.plan, state, step, context.directory);
  return accept([{ type: 'follow-up-reminded', data: { timer: id, dueAt, step, to } }]);
}

/** Whether this person, or a function that they sit in, owes it. */
export function owesFollowUp(
  plan: CompiledPlan,
  { owner }: Pick<FollowUp, 'owner'>,
  directory: Directory,
  person: string,
): boolean {
  switch (owner.kind) {
    case 'person':
      return owner.person === person;
    case 'function':
      return seatsHeld(plan, null, directory, person).some((held) => held.function === owner.function);
  }
}

function owes(state: FollowUp, { plan, directory, actor }: FollowUpContext): boolean {
  return actor.kind === 'person' && owesFollowUp(plan, state, directory, actor.person);
}

/** Owed by this very person and nobody else. */
function owesAlone({ owner }: FollowUp, context: FollowUpContext): boolean {
  return owner.kind === 'person' && isActor(context, owner.person);
}

function isActor({ actor }: FollowUpContext, person: string): boolean {
  return (actor.kind === 'person' || actor.kind === 'elevated') && actor.person === person;
}

function heldBy({ plan, directory, actor }: FollowUpContext): readonly string[] {
  return actor.kind === 'person' ? seatsHeld(plan, null, directory, actor.person).map((held) => held.function) : [];
}

function keepsReview(context: FollowUpContext): boolean {
  return heldBy(context).includes(context.plan.workflow.review.owner);
}

function refuseUnseated(context: FollowUpContext): Decision | null {
  if (heldBy(context).length > 0) return null;
  return refuse(
    'follow-up/not-yours',
    'People who sit in a seat of the plan do that.',
    'Ask one of them.',
    'functions',
  );
}

function refuseNotYours({ owner }: FollowUp, { plan }: FollowUpContext): Decision {
  const who = owner.kind === 'function' ? owner.function : 'the person who owes it';
  return refuse(
    'follow-up/not-yours',
    `That is for ${who}, or for ${plan.workflow.review.owner} where it is handed on or gets more time.`,
    'Ask one of them.',
    'workflow.review.owner',
  );
}

function refuseNotOpen({ state, reference }: FollowUp): Decision | null {
  if (state.kind === 'open') return null;
  return refuse('follow-up/not-open', `${reference} is ${state.kind}.`, 'Reopen it first.');
}

function refusePast(due: Instant, { now }: FollowUpContext): Decision | null {
  if (due > now) return null;
  return refuse('follow-up/past', `It is ${now} now.`, 'Name an instant that is still to come.');
}

/** Somebody of the organisation, or a function of the plan: what nobody owes is forgotten. */
function refuseOwner(owner: FollowUpOwner, { plan, directory }: FollowUpContext): Decision | null {
  switch (owner.kind) {
    case 'person':
      if (directory.people.includes(owner.person)) return null;
      return refuse('seat/person-unknown', 'There is no such person.', 'Name the id of a person: muster people list.');
    case 'function':
      if (plan.functions[owner.function] !== undefined) return null;
      return refuse(
        'follow-up/no-function',
        `The plan has no function ${owner.function}.`,
        `Its functions: ${Object.keys(plan.functions).join(', ')}.`,
        'functions',
      );
  }
}
