/** Why a collector brings nothing. `no-collector`: nobody here reaches the source; `nothing-held`: it holds nothing of it. */
export const unableCauses = ['no-collector', 'nothing-held', 'failed'] as const;
export type UnableCause = (typeof unableCauses)[number];

/** Why a category is not there: what its collector said, the time was over, somebody said not to wait, or unknown. */
export const gapCauses = [...unableCauses, 'time-over', 'not-waited', 'not-recorded'] as const;
export type GapCause = (typeof gapCauses)[number];
