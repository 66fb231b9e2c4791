import type { Proposal } from '../actions/propose-dialog.tsx';

/** What somebody is about to do on the page of the work: the dialog for it is open. */
export type Asked =
  | { readonly kind: 'task'; readonly id: string; readonly title: string }
  /** Without an id: a decision that the plan did not ask for. */
  | { readonly kind: 'decision'; readonly id: string | null; readonly title: string | null }
  | { readonly kind: 'action'; readonly proposal: Proposal };
