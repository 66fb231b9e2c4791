import type { ChangeDirection } from './plan-change.ts';

/** What a longer period means, by the key that holds it. A key that is not here says nothing of the kind. */
export const longer: Readonly<Record<string, ChangeDirection>> = {
  within: 'weaker',
  after: 'weaker',
  expires: 'weaker',
  runWithin: 'weaker',
  reviewWithin: 'weaker',
  lasts: 'weaker',
  acknowledge: 'weaker',
  collectWithin: 'weaker',
  every: 'weaker',
  reviewEvery: 'weaker',
  killSwitchesEvery: 'weaker',
  gatesEvery: 'weaker',
  clocksEvery: 'weaker',
  keep: 'stricter',
  keptThere: 'stricter',
  margin: 'stricter',
};

/** What one more entry of a list means, by the key that holds it. */
export const moreEntries: Readonly<Record<string, ChangeDirection>> = {
  calls: 'stricter',
  conflicts: 'stricter',
  consentBefore: 'stricter',
  covers: 'stricter',
  criteria: 'stricter',
  deputies: 'stricter',
  evidence: 'stricter',
  leaveWhen: 'stricter',
  never: 'stricter',
  scenarios: 'stricter',
  scope: 'stricter',
  severityLoweredBy: 'weaker',
  tells: 'stricter',
};
