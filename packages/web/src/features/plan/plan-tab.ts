export const planTabs = ['whole', 'functions', 'workflow', 'ask', 'versions'] as const;
/** The parts of the plan page, as addresses name them. */
export type PlanTab = (typeof planTabs)[number];
