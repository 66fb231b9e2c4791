/** The plans to start from. Each is `starters/<name>.yaml` of this package; whoever reads files reads it. */
export const starterNames = ['saas-chatbot'] as const;
export type StarterName = (typeof starterNames)[number];
