import type { Period } from '@muster/clocks';

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

/** A CEL expression over facts, `type`, `severity` and `system`. `reads` is what it needs to be asked. */
export interface Condition {
  readonly cel: string;
  readonly reads: readonly string[];
}

/** A limit and the moment it counts from. `stage`: entry of the stage that holds it. */
export interface TimeLimit {
  readonly period: Period;
  readonly from: 'first-signal' | 'declaration' | 'stage';
  /** As the plan spells it, for people. */
  readonly text: string;
}

export type TimeLimits = Readonly<Partial<Record<Severity, TimeLimit>>>;

export interface FunctionDefinition {
  readonly does: string;
  readonly needs: readonly string[];
  readonly lead: string;
  readonly deputies: readonly string[];
}

export interface IncidentType {
  readonly title: string;
  readonly dimensions: readonly Dimension[];
  /** Below this it is a defect for engineering, not an incident. Null: always counts. */
  readonly countsWhen: Condition | null;
  /** Evidence categories that an incident of this type must hold. */
  readonly evidence: readonly string[];
}

/** Scalar values of a switch, as the OpenFeature remote evaluation protocol serves them. */
export type SwitchValue = boolean | number | string;

export interface SwitchDefinition {
  /** `<system>.<name>`: the flag key. */
  readonly key: string;
  readonly normally: SwitchValue;
  readonly held: SwitchValue;
}

export interface SystemDefinition {
  readonly title: string;
  readonly use: string;
  readonly autonomy: 'suggests' | 'acts-with-tools' | 'decides';
  readonly data: readonly string[];
  readonly affects: string;
  readonly revenue: boolean;
  readonly vendor: string | null;
  readonly model: { readonly name: string; readonly version: string; readonly prompt: string | null } | null;
  /** By name, without the system's prefix. */
  readonly switches: Readonly<Record<string, SwitchDefinition>>;
  readonly evidence: Readonly<Record<string, { readonly from: string; readonly keptThere: Period }>>;
  /** How to stop it when Muster is down. */
  readonly withoutMuster: string;
}

/** How an action reaches the world. `manual`: a person does it and says so. */
export type Adapter =
  | { readonly kind: 'switch'; readonly switch: string }
  | { readonly kind: 'manual'; readonly instruction: string };

export interface ActionDefinition {
  readonly title: string;
  /** The system it acts on, or null for the organisation's own (notices, counsel). */
  readonly system: string | null;
  readonly adapter: Adapter;
  readonly gate: string | null;
  /** Why it needs no gate; null when it has one. */
  readonly because: string | null;
  readonly reversible: boolean;
  /** Reaches somebody outside the organisation. */
  readonly external: boolean;
  /** Evidence is preserved first, at most so long; then the stop goes ahead and the gap is recorded. */
  readonly preserveFirstSeconds: number | null;
}

export type FactKind =
  | { readonly kind: 'ordered'; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly unit: string }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'time' };

export interface FactDefinition {
  readonly ask: string;
  readonly answer: FactKind;
  /** The functions whose people may answer. */
  readonly answeredBy: readonly FunctionId[];
  readonly within: TimeLimit | null;
  /** The severity while somebody has said "unknown", where the plan fixes one instead of the worst case. */
  readonly untilAnswered: Severity | null;
}

export interface SeverityRule {
  /** `severity.high.rules[0]`: the clause of the plan that a reason names. */
  readonly clause: string;
  readonly level: Severity;
  readonly when: Condition;
  readonly because: string;
}

export interface SeverityLevel {
  readonly title: string;
  readonly posture: string;
  /** Actions that the plan proposes to think of at this level. */
  readonly opens: readonly string[];
}

export interface TaskDefinition {
  readonly id: string;
  readonly title: string;
  readonly owner: FunctionId;
  readonly within: TimeLimits;
}

export interface StageDefinition {
  readonly owner: FunctionId;
  /** Time from entry (or another anchor) to the end of the stage. */
  readonly within: TimeLimits;
  readonly tasks: readonly TaskDefinition[];
  /** Recorded choices this stage must bring, e.g. `containment`. */
  readonly decisions: readonly TaskDefinition[];
  /** Tasks, decisions or `evidence` that must be done before the stage is left forward. */
  readonly leaveWhen: readonly string[];
}

export type OnSilence = { readonly kind: 'escalate'; readonly after: Period; readonly to: readonly string[] };

export interface GateDefinition {
  /** Every requirement is met by different people. */
  readonly approve: readonly { readonly count: number; readonly of: FunctionId }[];
  /** How long the approvers have. */
  readonly within: Period;
  readonly onSilence: OnSilence;
  /** An approval lapses so long after the last one needed was given. */
  readonly expires: Period;
  /** The action must run so long after it became approved. */
  readonly runWithin: Period;
  readonly breakGlass: { readonly by: string; readonly when: Condition; readonly reviewWithin: Period } | null;
}

export interface EvidenceCategory {
  readonly title: string;
  readonly keep: Period;
  readonly lawfulBasis: string;
  readonly purpose: string;
  readonly minimise: string | null;
}

export interface NotificationRule {
  readonly to: string;
  readonly when: Condition;
  readonly within: Period | null;
  readonly owner: FunctionId;
  /** The gated action that sends it, or null when nobody outside is addressed. */
  readonly action: string | null;
}

/**
 * A plan as the machine runs it: plain JSON with its language version. Its digest (SHA-256 of the RFC 8785 form) is the
 * plan version; an incident pins the one it opened under, and old ones load for ever.
 */
export interface CompiledPlan {
  readonly language: 1;
  readonly organisation: {
    readonly name: string;
    readonly timeZone: string;
    readonly holidays: string;
    readonly jurisdictions: readonly string[];
  };
  readonly definition: string;
  readonly types: Readonly<Record<string, IncidentType>>;
  readonly incidentOwner: { readonly normally: string; readonly when: Readonly<Partial<Record<Dimension, string>>> };
  readonly functions: Readonly<Partial<Record<FunctionId, FunctionDefinition>>>;
  /** Every seat id named anywhere in the plan. */
  readonly seats: readonly string[];
  readonly systems: Readonly<Record<string, SystemDefinition>>;
  /** By id: `support-assistant.stop`, `notify-customers`. */
  readonly actions: Readonly<Record<string, ActionDefinition>>;
  readonly facts: Readonly<Record<string, FactDefinition>>;
  readonly severityLevels: Readonly<Record<Severity, SeverityLevel>>;
  /** In falling order of level; within a level in the plan's order. */
  readonly severityRules: readonly SeverityRule[];
  /** Functions or seats that may lower a severity. */
  readonly severityLoweredBy: readonly FunctionId[];
  readonly workflow: Readonly<Record<StageId, StageDefinition>>;
  readonly gates: Readonly<Record<string, GateDefinition>>;
  readonly evidence: Readonly<Record<string, EvidenceCategory>>;
  readonly notifications: Readonly<Record<string, NotificationRule>>;
  readonly exercises: {
    readonly every: Period;
    readonly scenarios: readonly string[];
    readonly killSwitchesEvery: Period;
  };
  readonly review: { readonly every: Period; readonly owner: string };
}
