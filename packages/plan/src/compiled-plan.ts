import type { Period } from '@muster/clocks';
import type {
  Channel,
  ClockRegister,
  ClosingCalendar,
  Compartment,
  Continuity,
  EvidenceStore,
  Exercises,
  HoldRule,
  Insurer,
  LegalEntity,
  OnCallSchedule,
  PersonReference,
  PlanPack,
  Review,
  SeatDetail,
  Template,
  Threshold,
  Vendor,
  Waiver,
} from './compiled-parts.ts';
import type {
  ContainmentKind,
  Dimension,
  EvidenceContent,
  FunctionId,
  Severity,
  StageId,
  WorseWay,
} from './plan-words.ts';

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
  /** The schedule of `onCall` that says who is called at an hour. */
  readonly onCall: string | null;
  /** Channels by id, in the order they are tried. */
  readonly reachable: readonly string[];
}

export interface IncidentType {
  readonly title: string;
  readonly dimensions: readonly Dimension[];
  /** Below this it is a defect for engineering, not an incident. Null: always counts. */
  readonly countsWhen: Condition | null;
  /** Evidence categories that an incident of this type must hold. */
  readonly evidence: readonly string[];
  /** Ids of public lists: `AML.T0051`, `LLM01:2025`. */
  readonly tags: readonly string[];
  /** What makes it a near-miss: nothing happened, but only by luck. */
  readonly nearMissWhen: Condition | null;
}

/** Scalar values of a switch, as the OpenFeature remote evaluation protocol serves them. */
export type SwitchValue = boolean | number | string;

export interface SwitchDefinition {
  /** `<system>.<name>`: the flag key. */
  readonly key: string;
  readonly normally: SwitchValue;
  readonly held: SwitchValue;
}

export interface EvidenceSource {
  readonly from: string;
  readonly keptThere: Period;
  /** The store of the plan's `stores` that it lies in. */
  readonly store: string | null;
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
  readonly evidence: Readonly<Record<string, EvidenceSource>>;
  /** How to stop it when Muster is down. */
  readonly withoutMuster: string;
  /** The seat that answers for the system. */
  readonly owner: string | null;
  /** The legal entity of the organisation that runs it. */
  readonly entity: string | null;
  /** By law, what the entity is under that law for this system: `{ 'ai-act': ['deployer'] }`. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** Where the people are whom it affects; empty: where the organisation is. */
  readonly jurisdictions: readonly string[];
  /** Regulated decisions that rest on it: `credit`, `employment`. */
  readonly decides: readonly string[];
  readonly prompts: readonly string[];
  readonly guardrails: Readonly<Record<string, { readonly title: string; readonly version: string | null }>>;
  /** `changes`: it changes something outside the conversation. `switch`: the switch of this system that takes it away. */
  readonly tools: Readonly<
    Record<string, { readonly title: string; readonly changes: boolean; readonly switch: string | null }>
  >;
  readonly retrieval: Readonly<Record<string, { readonly title: string; readonly data: readonly string[] }>>;
  /** How the service goes on without it. */
  readonly fallback: string | null;
  /** Its containment steps from the mildest on; action ids are `<system>.<step>`. Empty in plans of before. */
  readonly ladder: readonly string[];
  /** Why and how its traffic is recorded: prompts are personal data of those who write them. */
  readonly recorder: {
    readonly purpose: string;
    readonly lawfulBasis: string;
    readonly notice: string;
    /** Where its impact assessment is. */
    readonly assessment: string | null;
    readonly kept: Period;
  } | null;
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
  /** What a containment step does; null for the organisation's own acts. */
  readonly does: ContainmentKind | null;
  /** The function that carries it out. */
  readonly owner: FunctionId | null;
  /** The tool it takes away. */
  readonly tool: string | null;
  /** What shows that it took effect, and how soon. */
  readonly proof: { readonly text: string; readonly within: Period | null } | null;
  /** It cannot be done while the vendor is away. */
  readonly needsVendor: boolean;
  readonly undo: string | null;
  /** How it is done when Muster is down. */
  readonly withoutMuster: string | null;
  /** The function that confirms it, by another person than the one who did it. */
  readonly verifiedBy: FunctionId | null;
}

export type FactKind =
  | { readonly kind: 'ordered'; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly unit: string }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'time' }
  /** One of some words without an order. */
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  /** Any of some words: answered as these words in the plan's order, joined by ", ", or as `none`. */
  | { readonly kind: 'set'; readonly values: readonly string[] };

export interface FactDefinition {
  readonly ask: string;
  readonly answer: FactKind;
  /** The functions whose people may answer. */
  readonly answeredBy: readonly FunctionId[];
  readonly within: TimeLimit | null;
  /** The severity while somebody has said "unknown", where the plan fixes one instead of the worst case. */
  readonly untilAnswered: Severity | null;
  /** In which direction ordered words, numbers and yes-or-no (no before yes) get worse. */
  readonly worse: WorseWay;
  /** The gate that fixing or moving the answer passes: classification, materiality. */
  readonly gate: string | null;
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
  /** How soon somebody must have said that they are on it. */
  readonly acknowledge: Period | null;
  /** Functions that are called in. */
  readonly calls: readonly FunctionId[];
  /** Audiences of `notifications`. */
  readonly tells: readonly string[];
  /** How often a situation report is published. */
  readonly reportEvery: Period | null;
}

export interface TaskDefinition {
  readonly id: string;
  readonly title: string;
  readonly owner: FunctionId;
  readonly within: TimeLimits;
  /** What a decision can choose between; empty: it is written freely. */
  readonly options: readonly string[];
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
  /** Exit criteria in words, for the person who leaves the stage. */
  readonly criteria: readonly string[];
  /** Earlier stages that it may go back to, and how often. Null: any, without a bound. */
  readonly returns: { readonly to: readonly StageId[]; readonly atMost: number } | null;
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
  readonly breakGlass: BreakGlass | null;
  readonly standing: StandingAuthority | null;
}

/** One seat goes ahead alone in an emergency, and is reviewed. */
export interface BreakGlass {
  readonly by: string;
  readonly when: Condition;
  readonly reviewWithin: Period;
  readonly lasts: Period | null;
  readonly reviewedBy: string | null;
  /** What it can never touch: `evidence`, `holds`. */
  readonly never: readonly string[];
}

/** An approval given beforehand, narrowly: this text, released by one person of the function, so often, until that day. */
export interface StandingAuthority {
  readonly template: string;
  readonly releasedBy: FunctionId;
  readonly until: string;
  readonly atMost: number;
}

export interface EvidenceCategory {
  readonly title: string;
  readonly keep: Period;
  readonly lawfulBasis: string;
  readonly purpose: string;
  readonly minimise: string | null;
  readonly covers: readonly EvidenceContent[];
  readonly owner: FunctionId | null;
  /** From the first signal until it is collected. */
  readonly collectWithin: Period | null;
  /** It is destroyed by then, unless it is under hold. */
  readonly atMost: Period | null;
  /** The original is kept sealed beside what was minimised. */
  readonly sealedOriginal: boolean;
}

export interface NotificationRule {
  readonly to: string;
  readonly when: Condition;
  readonly within: Period | null;
  readonly owner: FunctionId;
  /** The gated action that sends it, or null when nobody outside is addressed. */
  readonly action: string | null;
  /** Templates by id. `holding`: what is said while little is known. */
  readonly template: string | null;
  readonly holding: string | null;
  readonly supportScript: string | null;
  readonly retraction: string | null;
  /** Channels by id. */
  readonly through: readonly string[];
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
    readonly entities: Readonly<Record<string, LegalEntity>>;
    readonly calendars: Readonly<Record<string, ClosingCalendar>>;
  };
  readonly definition: string;
  readonly types: Readonly<Record<string, IncidentType>>;
  readonly incidentOwner: {
    readonly normally: string;
    readonly when: Readonly<Partial<Record<Dimension, string>>>;
    /** By type; wins over a dimension. */
    readonly byType: Readonly<Record<string, string>>;
    /** The schedule that answers while the seat is away. */
    readonly onCall: string | null;
    /** Decisions and gates that the owner may settle. */
    readonly mayDecide: readonly string[];
  };
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
  readonly exercises: Exercises;
  readonly review: Review;
  /** What counts as a near-miss, and what does not count at all, in words. */
  readonly nearMiss: string | null;
  readonly notAnIncident: string | null;
  readonly thresholds: Readonly<Record<string, Threshold>>;
  /** By seat; a seat without an entry is held by a person of its own, inside, reachable at every hour. */
  readonly seatDetails: Readonly<Record<string, SeatDetail>>;
  readonly people: Readonly<Record<string, PersonReference>>;
  readonly channels: Readonly<Record<string, Channel>>;
  /** Seats that administer the instance. */
  readonly administrators: readonly string[];
  readonly compartments: Readonly<Record<string, Compartment>>;
  /** Schedules by id. */
  readonly onCall: Readonly<Record<string, OnCallSchedule>>;
  readonly vendors: Readonly<Record<string, Vendor>>;
  readonly insurer: Insurer | null;
  readonly stores: Readonly<Record<string, EvidenceStore>>;
  readonly holds: Readonly<Record<string, HoldRule>>;
  /** Which of the rules that hold decides. Null where the plan does not say; the highest decides then too. */
  readonly severityHitPolicy: 'highest' | null;
  readonly continuity: Continuity | null;
  readonly templates: Readonly<Record<string, Template>>;
  readonly clocks: ClockRegister;
  readonly waivers: readonly Waiver[];
  readonly packs: readonly PlanPack[];
}
