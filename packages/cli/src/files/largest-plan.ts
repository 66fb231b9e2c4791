/** The largest plan text in bytes that a command reads: far above what the plan language itself takes. */
export const largestPlan = 4_000_000;
