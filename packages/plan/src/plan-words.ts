/** From least to worst. Labels can be renamed in a plan, the order cannot. */
export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

export const stages = ['detect', 'classify', 'contain', 'investigate', 'recover', 'review'] as const;
export type StageId = (typeof stages)[number];

export const dimensions = ['security', 'privacy', 'legal', 'operational', 'reputational'] as const;
export type Dimension = (typeof dimensions)[number];

export const functionIds = [
  'security',
  'legal',
  'operations',
  'engineering',
  'privacy',
  'communications',
  'executive',
] as const;
export type FunctionId = (typeof functionIds)[number];

/** The actions that always need an approval, whatever else a plan says (brief, section 3). */
export const mandatoryGates = [
  'notify-customers',
  'public-statement',
  'retain-outside-counsel',
  'stop-revenue-feature',
  'notify-regulator',
] as const;

/** In which direction the answers to a fact get worse. */
export const worseWays = ['rising', 'falling', 'neither'] as const;
export type WorseWay = (typeof worseWays)[number];

/** What a containment step does, from the mildest on. `stop` and `throttle` take a service away from people. */
export const containmentKinds = [
  'throttle',
  'disable-tool',
  'read-only',
  'fallback',
  'roll-back',
  'revoke-credential',
  'restrict-access',
  'rotate-credential',
  'quarantine',
  'stop',
] as const;
export type ContainmentKind = (typeof containmentKinds)[number];

/** What an evidence category holds: what an incident of an AI system has to be reconstructed from. */
export const evidenceContents = [
  'system-logs',
  'prompts',
  'outputs',
  'model-version',
  'configuration',
  'deployment-history',
  'policy-settings',
  'tool-calls',
  'retrieval-sources',
  'access-logs',
  'admin-actions',
  'vendor-messages',
  'incident-notes',
  'decisions',
] as const;
export type EvidenceContent = (typeof evidenceContents)[number];

/** How a person is reached. */
export const channelKinds = ['phone', 'sms', 'push', 'e-mail', 'chat', 'pager', 'in-person'] as const;

/** Monday first, as ISO 8601 counts them. */
export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** What a plan can build on. */
export const packKinds = ['law', 'taxonomy', 'scenarios'] as const;

/** Where an agreed clock can count from beside a time fact. */
export const recordAnchors = ['declaration', 'first-signal'] as const;

/** What a template can name beside the facts of the plan. */
export const templateVariables = [
  'reference',
  'organisation',
  'system',
  'type',
  'severity',
  'declared_at',
  'contact',
  'deadline',
] as const;
