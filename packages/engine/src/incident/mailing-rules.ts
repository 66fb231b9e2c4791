import type { Letter, Mailing, Notice } from './written.ts';

/** Tries of one letter in a row, with growing pauses: over some forty minutes. */
export const mostTries = 10;
const firstWait = 10_000;
const mostWait = 600_000;
/** After so many tries people hear of it: a mail server that is started anew is none of their business. */
const triesBeforeHelp = 3;

/** Milliseconds until the next try, after this many in vain. */
export function waitAfter(attempts: number, wanted: number | null): number {
  return Math.max(wanted ?? 0, Math.min(mostWait, firstWait * 2 ** attempts));
}

/** The obligation that a mailing becomes while it does not get through. */
export function deliveryOf({ number }: Pick<Notice, 'number'>): string {
  return `notice-delivery:N-${number}`;
}

/** From this try on it is for people to look at. */
export function callsForHelp(letter: Letter | undefined): boolean {
  return letter?.attempts === triesBeforeHelp;
}

/** It waits to leave, or letters of it do: nothing about it may change meanwhile, and nobody sends it a second time. */
export function isUnderWay({ state, letters }: Mailing): boolean {
  switch (state.kind) {
    case 'waiting':
      return true;
    case 'held-back':
      return false;
    case 'leaving':
      return letters.some((letter) => letter.state.kind === 'waiting' || letter.state.kind === 'deferred');
  }
}

/** Somebody has to look: it was held back, or letters do not get through. */
export function isStuck({ state, letters }: Mailing): boolean {
  switch (state.kind) {
    case 'waiting':
      return false;
    case 'held-back':
      return true;
    case 'leaving':
      return letters.some((letter) => letter.state.kind === 'refused' || letter.attempts >= triesBeforeHelp);
  }
}
