/** The closed words of filters, in the order in which they are offered. */
export const statuses = ['open', 'closed', 'not-an-incident'] as const;
export const stages = ['detect', 'classify', 'contain', 'investigate', 'recover', 'review'] as const;
export const functions = [
  'security',
  'legal',
  'operations',
  'engineering',
  'privacy',
  'communications',
  'executive',
] as const;
