/** What can be named elsewhere in a plan. */
export type ReferenceKind =
  | 'seat'
  | 'function'
  | 'evidence category'
  | 'action'
  | 'gate'
  | 'schedule'
  | 'channel'
  | 'person'
  | 'entity'
  | 'system'
  | 'vendor'
  | 'store'
  | 'template'
  | 'type'
  | 'audience'
  | 'decision or gate'
  | 'decision'
  | 'time fact'
  | 'anchor'
  | 'scenario'
  | 'clock'
  | 'calendar'
  | 'system or vendor';

/** Every place of a plan whose value names something else, and what. */
export const referencePlaces: readonly (readonly [place: string, kind: ReferenceKind])[] = [
  ['definition.types.*.evidence.*', 'evidence category'],
  ['definition.thresholds.*.type', 'type'],
  ['incident_owner.normally', 'seat'],
  ['incident_owner.when_security', 'seat'],
  ['incident_owner.when_privacy', 'seat'],
  ['incident_owner.when_legal', 'seat'],
  ['incident_owner.when_operational', 'seat'],
  ['incident_owner.when_reputational', 'seat'],
  ['incident_owner.by_type.*', 'seat'],
  ['incident_owner.on_call', 'schedule'],
  ['incident_owner.may_decide.*', 'decision or gate'],
  ['functions.*.on_call', 'schedule'],
  ['functions.*.reachable.*', 'channel'],
  ['seats.*.held_by', 'person'],
  ['seats.*.conflicts.*', 'system or vendor'],
  ['channels.*.needs', 'system'],
  ['administrators.*', 'seat'],
  ['compartments.*.members.*', 'seat'],
  ['on_call.*.layers.*.rotate.*.through.*', 'seat'],
  ['on_call.*.overrides.*.seat', 'seat'],
  ['on_call.*.holidays.*.through.*', 'seat'],
  ['on_call.*.holidays.*.calendar', 'calendar'],
  ['on_call.*.escalate.*.to', 'seat'],
  ['on_call.*.escalate.*.schedule', 'schedule'],
  ['on_call.*.escalate.*.by.*', 'channel'],
  ['systems.*.contain.*.gate', 'gate'],
  ['systems.*.contain.*.owner', 'function'],
  ['systems.*.contain.*.verified_by', 'function'],
  ['systems.*.evidence.*.store', 'store'],
  ['systems.*.owner', 'seat'],
  ['systems.*.entity', 'entity'],
  ['systems.*.vendor', 'vendor'],
  ['systems.*.model.vendor', 'vendor'],
  ['vendors.*.spoken_to_by', 'seat'],
  ['insurer.owner', 'function'],
  ['insurer.from', 'anchor'],
  ['insurer.consent_before.*', 'action'],
  ['facts.*.answered_by.*', 'function'],
  ['facts.*.gate', 'gate'],
  ['severity.lowered_by.*', 'function'],
  ['severity.*.opens.*', 'action'],
  ['severity.*.calls.*', 'function'],
  ['severity.*.tells.*', 'audience'],
  ['workflow.*.owner', 'function'],
  ['workflow.*.do.*.owner', 'function'],
  ['workflow.*.decide.*.owner', 'function'],
  ['continuity.owner', 'function'],
  ['continuity.decision', 'decision'],
  ['continuity.processes.*.systems.*', 'system'],
  ['approvals.*.on_silence.escalate_to.*', 'seat'],
  ['approvals.*.break_glass.by', 'seat'],
  ['approvals.*.break_glass.reviewed_by', 'seat'],
  ['approvals.*.standing.template', 'template'],
  ['approvals.*.standing.released_by', 'function'],
  ['clocks.owner', 'seat'],
  ['clocks.deputy', 'seat'],
  ...(['law', 'contracts', 'internal'] as const).flatMap((register) =>
    (
      [
        ['owner', 'seat'],
        ['deputy', 'seat'],
        ['template', 'template'],
        ['gate', 'gate'],
        ['systems.*', 'system'],
      ] as const
    ).map(([key, kind]) => [`clocks.${register}.*.${key}`, kind] as const),
  ),
  ['clocks.law.*.entities.*', 'entity'],
  ['clocks.law.*.anchors.*', 'time fact'],
  ['clocks.contracts.*.from', 'anchor'],
  ['clocks.internal.*.from', 'anchor'],
  ['evidence.*.owner', 'function'],
  ['holds.*.scope.*', 'evidence category'],
  ['holds.*.resolved_by', 'seat'],
  ['notifications.*.owner', 'function'],
  ['notifications.*.gate', 'gate'],
  ['notifications.*.template', 'template'],
  ['notifications.*.holding', 'template'],
  ['notifications.*.support_script', 'template'],
  ['notifications.*.retraction', 'template'],
  ['notifications.*.through.*', 'channel'],
  ['exercises.gaps.*.owner', 'seat'],
  ['review.owner', 'seat'],
  ['review.gate', 'gate'],
  ['waivers.*.owner', 'seat'],
];

/** Every place of a plan whose keys name something else, and what. */
export const keyPlaces: readonly (readonly [place: string, kind: ReferenceKind])[] = [
  ['systems.*.evidence', 'evidence category'],
  ['incident_owner.by_type', 'type'],
  ['people.*.channels', 'channel'],
  ['exercises.last.scenarios', 'scenario'],
  ['exercises.last.gates', 'gate'],
  ['exercises.last.kill_switches', 'action'],
  ['exercises.last.clocks', 'clock'],
];

/** How each kind comes to exist. */
export const remedies: Readonly<Record<ReferenceKind, string>> = {
  seat: 'A seat exists by being the lead or a deputy of a function, or by standing under `seats`.',
  function: 'Declare it under `functions`.',
  'evidence category': 'Declare it under `evidence`.',
  action: 'Name a containment step as "system.step", or an act behind a mandatory gate.',
  gate: 'Declare it under `approvals`, or write `none` with a `because`.',
  schedule: 'Declare it under `on_call`.',
  channel: 'Declare it under `channels`.',
  person: 'Declare it under `people`, by reference.',
  entity: 'Declare it under `organisation.entities`.',
  system: 'Declare it under `systems`.',
  vendor: 'Declare it under `vendors`.',
  store: 'Declare it under `stores`.',
  template: 'Declare it under `templates`.',
  type: 'Declare it under `definition.types`.',
  audience: 'Declare it under `notifications`.',
  'decision or gate': 'Name a decision of the workflow or a gate of `approvals`.',
  decision: 'Name a decision of the workflow.',
  'time fact': 'Declare a fact with `time: true`.',
  anchor: 'Name a fact with `time: true`, `declaration` or `first-signal`.',
  scenario: 'Declare it under `exercises.scenarios`.',
  clock: 'Declare it under `clocks`.',
  calendar: "Declare it under `organisation.calendars`, or name a country's table.",
  'system or vendor': 'Declare it under `systems` or `vendors`.',
};
