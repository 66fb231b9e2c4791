/** The plans to start from. Each is `starters/<name>.yaml` of this package; whoever reads files reads it. */
export const starterNames = ['small-company', 'saas-chatbot', 'eu-bank', 'us-health'] as const;
export type StarterName = (typeof starterNames)[number];
