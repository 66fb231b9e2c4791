import { seatsHeld } from '@muster/engine';
import type { FollowUp } from '@muster/engine';
import { isMine, isOverdue } from './present-follow-up.ts';
import type { FollowUpWorld } from './present-follow-up.ts';

/** What a follow-up asks for now: its owner to do it, or those who own the review to see that what was done works. */
export interface FollowUpObligation {
  readonly incident: string;
  readonly id: string;
  readonly kind: 'follow-up' | 'follow-up-validation';
  readonly title: FollowUp['title'];
  readonly reference: string;
  readonly by: readonly string[];
  readonly mine: boolean;
  /** Falls to a function in which whoever asks sits. */
  readonly shared: boolean;
  readonly due: FollowUp['due'] | null;
  readonly overdue: boolean;
  readonly clause: string;
}

export function followUpObligation(followUp: FollowUp, world: FollowUpWorld): FollowUpObligation | null {
  const { incident, reference, title, state, owner, due } = followUp;
  const clause = 'workflow.review';
  switch (state.kind) {
    case 'open': {
      const by = [owner.kind === 'function' ? owner.function : owner.person];
      const mine = isMine(followUp, world);
      const overdue = isOverdue(followUp, world.now);
      const id = `follow-up:${reference}`;
      return { incident, id, kind: 'follow-up', title, reference, by, mine, shared: mine, due, overdue, clause };
    }
    case 'done': {
      const { viewer, plan, directory } = world;
      const reviewers = plan.workflow.review.owner;
      const held = viewer === null ? [] : seatsHeld(plan, null, directory, viewer);
      const mine = viewer !== state.by && held.some((each) => each.function === reviewers);
      const id = `follow-up-validation:${reference}`;
      const undated = { due: null, overdue: false, clause };
      return {
        incident,
        id,
        kind: 'follow-up-validation',
        title,
        reference,
        by: [reviewers],
        mine,
        shared: mine,
        ...undated,
      };
    }
    case 'validated':
      return null;
  }
}
