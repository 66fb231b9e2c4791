import type { Instant } from '@muster/clocks';
import type { ContentRef } from '../../content-ref.ts';

/** What people say about the clocks of an incident. */
export type ClockCommand =
  | {
      readonly type: 'decide-applicability';
      readonly clock: string;
      readonly answer: 'applies' | 'does-not-apply';
      readonly rationale: ContentRef;
    }
  | {
      readonly type: 'report-clock';
      readonly clock: string;
      readonly stage: string;
      readonly sentAt: Instant;
      readonly reference: ContentRef | null;
      /** Number of an item of evidence. */
      readonly proof: number | null;
      readonly lateBecause: ContentRef | null;
    }
  | { readonly type: 'waive-clock'; readonly clock: string; readonly stage: string; readonly reason: ContentRef }
  | {
      readonly type: 'suspend-clock';
      readonly clock: string;
      readonly authority: ContentRef;
      readonly reference: ContentRef;
      readonly until: Instant | null;
    }
  | { readonly type: 'resume-clock'; readonly clock: string; readonly reason: ContentRef }
  | { readonly type: 'ask-later-anchor'; readonly fact: string; readonly reason: ContentRef }
  | { readonly type: 'confirm-later-anchor'; readonly fact: string; readonly to: Instant };
