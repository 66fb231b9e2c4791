import { describe, expect, it } from 'vitest';
import { marked, smallPlan, smallPlanWith } from './fixtures/small-plan.ts';
import { parsePlan } from './index.ts';

/** A way to spoil the plan: « stands where each fault must be told, in the order of the text. */
interface Spoiled {
  readonly story: string;
  readonly edits: readonly (readonly [old: string, fresh: string])[];
  /** `code path`, and a part of the message. */
  readonly faults: readonly (readonly [what: string, message: string])[];
}

const spoiled: readonly Spoiled[] = [
  {
    story: 'a misspelt key is told with the one that was meant',
    edits: [['incident_owner: { normally', '«incident_owner: { «normaly']],
    faults: [
      ['missing incident_owner.normally', '`normally` is missing in `incident_owner`. Add it.'],
      ['unknown-key incident_owner.normaly', 'Did you mean "normally"?'],
    ],
  },
  {
    story: 'a key that nobody knows is told without a guess',
    edits: [['muster: 1', 'muster: 1\n«favourite_colour: blue']],
    faults: [['unknown-key favourite_colour', '"favourite_colour" is no key of a plan. Correct or remove it.']],
  },
  {
    story: 'a comma that ends a value too early',
    edits: [['title: Record }', 'title: Record the signal, «who saw it }']],
    faults: [['unknown-key workflow.detect.do[0].who saw it', 'put text with commas in quotes']],
  },
  {
    story: 'a type of the brief is missing',
    edits: [
      ['    vendor-outage: { title: Outage, dimensions: [operational], evidence: [vendor-correspondence] }\n', ''],
      ['  types:', '  «types:'],
      [`type == "vendor-outage"`, `type == "«vendor-outage"`.replace('"«', '«"')],
    ],
    faults: [
      ['missing definition.types.vendor-outage', '`vendor-outage` is missing in `definition.types`'],
      ['condition-type notifications.vendors.when', '"vendor-outage" is no value of type.'],
    ],
  },
  {
    story: 'a stage is missing',
    edits: [
      ['  review: { owner: operations, within: 10 business days, do: [{ task: meet, title: Meet }] }\n', ''],
      ['workflow:', '«workflow:'],
    ],
    faults: [['missing workflow.review', '`review` is missing in `workflow`']],
  },
  {
    story: 'a stage without a time, a gate without its expiry',
    edits: [
      [', within: 4 h, do:', ', do:'],
      ['  contain: {', '  «contain: {'],
      ['expires: 4 h, ', ''],
      ['  stop-revenue-feature:', '  «stop-revenue-feature:'],
    ],
    faults: [
      ['missing workflow.contain.within', '`within` is missing in `workflow.contain`'],
      ['missing approvals.stop-revenue-feature.expires', '`expires` is missing'],
    ],
  },
  {
    story: 'a mandatory gate is missing, and what names it hangs in the air',
    edits: [
      [/^ {2}notify-regulator:.*\n/m.exec(smallPlan)?.[0] ?? '', ''],
      ['approvals:', '«approvals:'],
      ['gate: notify-regulator', 'gate: «notify-regulator'],
    ],
    faults: [
      ['gate-missing approvals.notify-regulator', 'this always needs an approval'],
      ['unknown-reference notifications.regulators.gate', 'There is no gate "notify-regulator"'],
    ],
  },
  {
    story: 'a function without a deputy, and one whose deputy is its lead',
    edits: [
      ['deputies: [security-deputy]', 'deputies: «[]'],
      ['deputies: [platform-lead]', 'deputies: «[ml-lead]'],
    ],
    faults: [
      ['function-without-deputy functions.security.deputies', 'another person than the lead "security-lead"'],
      ['function-without-deputy functions.engineering.deputies', 'another person than the lead "ml-lead"'],
    ],
  },
  {
    story: 'a quorum that cannot be reached without the one who asks',
    edits: [['approve: [1 of operations]', 'approve: [«2 of operations]']],
    faults: [
      [
        'gate-quorum approvals.stop-revenue-feature.approve[0]',
        'operations has 2 seats, and the one who asks never approves',
      ],
    ],
  },
  {
    story: 'two functions that share their people cannot bring two approvers',
    edits: [
      ['lead: general-counsel, deputies: [privacy-counsel]', 'lead: chief, deputies: [vice-chief]'],
      ['review: { every: 6 months, owner: general-counsel }', 'review: { every: 6 months, owner: chief }'],
      ['approve: [1 of legal, 1 of executive]', 'approve: «[1 of legal, 1 of executive]'],
    ].map(([old = '', fresh = '']) => [old, fresh] as const),
    faults: [['gate-quorum approvals.notify-customers.approve', '2 different people must approve; 2 seats are there']],
  },
  {
    story: 'nobody has to approve',
    edits: [['approve: [1 of operations]', 'approve: «[]']],
    faults: [['wrong-type approvals.stop-revenue-feature.approve', 'An approval needs at least one approver']],
  },
  {
    story: 'a quorum of nought, and of a function that does not exist',
    edits: [['approve: [1 of operations]', 'approve: [«0 of operations, «1 of operatoins]']],
    faults: [
      ['gate-quorum approvals.stop-revenue-feature.approve[0]', 'like "1 of legal"'],
      [
        'unknown-reference approvals.stop-revenue-feature.approve[1]',
        'There is no function "operatoins". Did you mean "operations"? Name one of: ',
      ],
    ],
  },
  {
    story: 'silence is taken for consent',
    edits: [['on_silence: { after: 15 min, escalate_to: [chief] }', 'on_silence: «approve']],
    faults: [
      ['gate-silence approvals.stop-revenue-feature.on_silence', 'Silence never decides: "approve" cannot stand here'],
    ],
  },
  {
    story: 'others are asked only when the time is over',
    edits: [['after: 15 min', 'after: «45 min']],
    faults: [['gate-silence approvals.stop-revenue-feature.on_silence.after', 'Escalate earlier than `within`']],
  },
  {
    story: 'one person could tell the public and explain it later',
    edits: [
      [
        'run_within: 1 h }',
        'run_within: 1 h, break_glass: { by: security-lead, when: stopped, review_within: 24 h } }',
      ],
      [
        'public-statement: { approve: [1 of legal],',
        'public-statement: { «break_glass: { by: chief, when: stopped, review_within: 24 h }, approve: [1 of legal],',
      ],
    ],
    faults: [['gate-break-glass approvals.public-statement.break_glass', 'nobody may go ahead alone']],
  },
  {
    story: 'what earns money could be stopped without approval',
    edits: [['hold: enabled, gate: stop-revenue-feature', 'hold: enabled, gate: «none, because: We trust engineers']],
    faults: [
      ['gate-bypassed systems.assistant.contain.stop.gate', 'without approval. Write gate: stop-revenue-feature.'],
    ],
  },
  {
    story: 'the same switch could be held under a harmless name',
    edits: [['hold: mode, gate: none', 'hold: enabled, gate: «none']],
    faults: [['gate-bypassed systems.assistant.contain.fallback.gate', '"fallback" stops or throttles']],
  },
  {
    story: 'no gate and no reason',
    edits: [['gate: none, because: People serve', 'gate: «none']],
    faults: [['no-because systems.assistant.contain.fallback.gate', 'Add `because:`']],
  },
  {
    story: 'customers could be told without approval',
    edits: [['gate: notify-customers }', 'gate: «none, because: They should know }']],
    faults: [['gate-bypassed notifications.customers.gate', 'Write gate: notify-customers.']],
  },
  {
    story: 'a system that cannot be stopped',
    edits: [
      ['does: stop,', 'does: throttle,'],
      ['    contain:', '    «contain:'],
    ],
    faults: [['missing systems.assistant.contain', 'has no step with `does: stop`']],
  },
  {
    story: 'names of things that do not exist',
    edits: [
      ['normally: security-lead', 'normally: «security-led'],
      ['hold: mode', 'hold: «moode'],
      ['opens: [assistant.stop]', 'opens: [«assistant.stopp]'],
      ['leave_when: [triage]', 'leave_when: [«triag]'],
      ['evidence: [access-logs]', 'evidence: [«acess-logs]'],
      ['      application-logs: { from', '      «aplication-logs: { from'],
    ],
    faults: [
      ['unknown-reference definition.types.sensitive-data-exposure.evidence[0]', 'Did you mean "access-logs"?'],
      ['unknown-reference incident_owner.normally', 'Did you mean "security-lead"?'],
      ['unknown-reference systems.assistant.contain.fallback.hold', 'Did you mean "mode"?'],
      ['unknown-reference systems.assistant.evidence.aplication-logs', 'Did you mean "application-logs"?'],
      ['unknown-reference severity.high.opens[0]', 'Did you mean "assistant.stop"?'],
      ['unknown-reference workflow.classify.leave_when[0]', 'Did you mean "triage"?'],
    ],
  },
  {
    story: 'a function that the plan does not have owns a notice',
    edits: [['to: Customers, owner: legal', 'to: Customers, owner: «communications']],
    faults: [
      ['unknown-reference notifications.customers.owner', 'There is no function "communications" in this plan.'],
    ],
  },
  {
    story: 'time limits that cannot be read',
    edits: [
      ['within: 30 min,', 'within: «half an hour,'],
      ['within: 1 h of declaration', 'within: «1 h of whenever'],
      ['keep: 7 years after closure', 'keep: «for ever'],
    ],
    faults: [
      ['bad-time workflow.classify.within', '"1 h of whenever" is no time limit.'],
      ['bad-time approvals.stop-revenue-feature.within', '"half an hour" is no time limit.'],
      ['bad-time evidence.decision-records.keep', '"for ever" is no time limit.'],
    ],
  },
  {
    story: 'a time zone, a holiday table and a dimension that do not exist',
    edits: [
      ['Europe/Dublin', '«Europe/Dubln'],
      ['holidays: IE', 'holidays: «XX'],
      ['dimensions: [privacy]', 'dimensions: [«privcy]'],
    ],
    faults: [
      ['unknown-value organisation.time_zone', 'Name one of the IANA database'],
      ['unknown-value organisation.holidays', 'Write DE, FR, GB, IE, US.'],
      ['unknown-value definition.types.sensitive-data-exposure.dimensions[0]', 'Did you mean "privacy"?'],
    ],
  },
  {
    story: 'an evidence category of the brief is missing',
    edits: [
      [/^ {2}model-configuration:.*\n/m.exec(smallPlan)?.[0] ?? '', ''],
      ['\nevidence:', '\n«evidence:'],
    ],
    faults: [['missing evidence.model-configuration', '`model-configuration` is missing in `evidence`']],
  },
  {
    story: 'people instead of seats',
    edits: [
      ['without_muster: Revoke the key at the vendor', 'without_muster: «Call Ann on +353 1 234 5678'],
      ['needs: [logs]', 'needs: [«ann.other@example.com]'],
    ],
    faults: [
      ['contact-data functions.security.needs[0]', 'An e-mail address stands here.'],
      ['contact-data systems.assistant.without_muster', 'A telephone number stands here.'],
    ],
  },
  {
    story: 'names that cannot be names',
    edits: [
      [
        '  stopped: {',
        '  «in: { ask: Inside?, yes_no: true, answered_by: [legal] }\n  «Is-Open: { ask: Open?, yes_no: true, answered_by: [legal] }\n  stopped: {',
      ],
      ['  assistant:', '  «Assistant:'],
      ['opens: [assistant.stop]', 'opens: [Assistant.stop]'],
      ['task: meet', 'task: «cause'],
    ],
    faults: [
      ['bad-name systems.Assistant', 'lower case with hyphens'],
      ['bad-name facts.in', 'Conditions use this word for something else.'],
      ['bad-name facts.Is-Open', 'lower case with underscores'],
      ['duplicate workflow.review.do[0].task', '"cause" names another task'],
    ],
  },
  {
    story: 'a fact with two kinds of answer, and one with none',
    edits: [
      ['  stopped: { ask: Stopped?,', '  stopped: «{ ask: Stopped?, time: true,'],
      ['number: people, ', ''],
      ['people_affected: {', 'people_affected: «{'],
      ['when: stopped,', 'when: «stopped,'],
      ['when: people_affected >= 100', 'when: «people_affected >= 100'],
    ],
    faults: [
      ['missing facts.people_affected', 'Found: none.'],
      ['missing facts.stopped', 'Found: yes_no and time.'],
      ['condition-type severity.high.rules[0].when', 'is a time'],
      ['condition-type severity.critical.rules[0].when', 'compare'],
    ],
  },
  {
    story: 'the same key twice',
    edits: [['review: { every: 6 months', 'review: { every: 6 months, «every: 7 months']],
    faults: [['duplicate review', 'This key stands twice']],
  },
  {
    story: 'an anchor, its alias and a tag',
    edits: [
      ['jurisdictions: [IE]', 'jurisdictions: &all «[IE]'],
      ['scenarios: [a-leak]', 'scenarios: «*all'],
      ['purpose: Account', 'purpose: !!str «Account'],
    ],
    faults: [
      ['forbidden-yaml organisation.jurisdictions', 'Remove &all.'],
      ['forbidden-yaml evidence.decision-records.purpose', 'Tags are not allowed'],
      ['forbidden-yaml exercises.scenarios', '*all repeats another part'],
      ['missing exercises.scenarios', 'Nothing stands after `scenarios`'],
    ],
  },
];

describe('a plan with faults', () => {
  it.each(spoiled)('$story', ({ edits, faults }) => {
    const { text, places } = marked(smallPlanWith(...edits));
    const parsed = parsePlan(text, 'plan.yaml');
    const found = parsed.ok ? [] : parsed.faults;
    expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual(faults.map(([what]) => what));
    faults.forEach(([, message], index) => expect(found[index]?.message).toContain(message));
    expect([...new Set(found.map(({ line, column }) => `${line}:${column}`))]).toEqual(places);
    expect(new Set(found.map(({ file }) => file))).toEqual(new Set(['plan.yaml']));
  });
});

describe('a plan without faults', () => {
  it('compiles, and that is what the tests above spoil', () => {
    expect(parsePlan(smallPlan, 'plan.yaml')).toMatchObject({ ok: true });
  });
});
