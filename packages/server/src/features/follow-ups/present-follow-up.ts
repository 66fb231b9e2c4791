import type { AnswerOf, routes } from '@muster/api';
import { owesFollowUp } from '@muster/engine';
import type { ContentRef, Directory, FollowUp } from '@muster/engine';
import type { Instant } from '@muster/clocks';
import type { CompiledPlan } from '@muster/plan';

type View = AnswerOf<typeof routes.followUps.list>['items'][number];

export interface FollowUpWorld {
  readonly plan: CompiledPlan;
  readonly directory: Directory;
  readonly viewer: string | null;
  readonly now: Instant;
}

export interface FollowUpWords {
  readonly names: ReadonlyMap<string, string | null>;
  readonly texts: ReadonlyMap<string, string | null>;
}

/** Every text of a follow-up. */
export function followUpRefs({ title, state, moves, reopenings }: FollowUp): readonly ContentRef[] {
  const done = doneOf(state);
  return [
    title,
    ...(done === null ? [] : [done.how]),
    ...(state.kind === 'validated' ? [state.how] : []),
    ...moves.map(({ reason }) => reason),
    ...reopenings.map(({ reason }) => reason),
  ];
}

/** Whether it waits for whoever asks. */
export function isMine(followUp: FollowUp, { plan, directory, viewer }: FollowUpWorld): boolean {
  return viewer !== null && followUp.state.kind === 'open' && owesFollowUp(plan, followUp, directory, viewer);
}

export function isOverdue({ state, due }: FollowUp, now: Instant): boolean {
  return state.kind === 'open' && due < now;
}

export function presentFollowUp(followUp: FollowUp, world: FollowUpWorld, { names, texts }: FollowUpWords): View {
  const { id, reference, version, kind, factor, title, owner, due, state, openedAt } = followUp;
  const who = (person: string) => ({ person, name: names.get(person) ?? null });
  const text = (ref: ContentRef) => texts.get(ref.id) ?? null;
  const said = <Each extends { readonly by: string; readonly reason: ContentRef }>(each: Each) => ({
    ...each,
    by: who(each.by),
    reason: text(each.reason),
  });
  const done = doneOf(state);
  return {
    id,
    reference,
    version,
    incident: { id: followUp.incident, reference: followUp.incidentReference },
    kind,
    factor,
    title: text(title),
    content: title.id,
    owner: owner.kind === 'function' ? owner : { kind: 'person', ...who(owner.person) },
    due,
    overdue: isOverdue(followUp, world.now),
    mine: isMine(followUp, world),
    state: state.kind,
    done: done && { by: who(done.by), at: done.at, how: text(done.how), planVersion: done.planVersion },
    validated: state.kind === 'validated' ? { by: who(state.by), at: state.at, how: text(state.how) } : null,
    openedBy: who(followUp.openedBy),
    openedAt,
    moves: followUp.moves.map(said),
    reopenings: followUp.reopenings.map(said),
    reminders: followUp.reminders.map(({ step, at }) => ({ step, at })),
  };
}

function doneOf(state: FollowUp['state']) {
  switch (state.kind) {
    case 'open':
      return null;
    case 'done':
      return state;
    case 'validated':
      return state.done;
  }
}
