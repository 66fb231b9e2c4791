import type { IncidentView } from '@muster/api';
import type { FakeClock } from './fake-clock.ts';
import { fakeClocks } from './fake-incident-clocks.ts';
import { fakePlan } from './fake-plan.ts';
import { nameOf } from './fake-people.ts';
import { worded } from './fake-words.ts';
import type { Wording } from './fake-words.ts';
import { fakeActions } from './fake-actions.ts';

const fakeIncidentId = '0198f2b0-0000-7000-8000-000000000012';

/** One incident in the middle of containment, with something in every part of its room. */
export function fakeIncident({ at }: FakeClock, wording: Wording): IncidentView {
  const who = (seat: string) => ({ person: `p-${seat}`, name: nameOf(seat, wording) });
  const text = (plain: string, seed: number) => worded(plain, wording, seed);
  const factual = { kind: 'factual' as const, directedBy: null };
  return {
    id: fakeIncidentId,
    reference: 'INC-12',
    title: text('Support assistant answers with account numbers of other customers', 0),
    type: 'sensitive-data-exposure',
    system: 'support-assistant',
    severity: 'critical',
    stage: 'contain',
    status: 'open',
    owner: who('security-lead'),
    declaredAt: at(-42),
    nextDue: at(-3),
    tags: ['AML.T0057', 'LLM02:2025'],
    links: {
      parent: null,
      children: ['INC-9', 'INC-10'],
      sets: [
        {
          reference: 'SET-2',
          name: text('The account filter is off after each release', 3),
          cause: text('The release resets the configuration', 4),
        },
      ],
    },
    suggestedTags: ['LLM01:2025'],
    version: 38,
    kind: 'live',
    planVersion: fakePlan.version,
    summary: text(
      'Since about 09:10 the assistant answers order questions with account numbers of others. Three customers have called.\nThe prompt was changed yesterday.',
      1,
    ),
    firstSignalAt: at(-55),
    severityDetail: {
      derived: 'high',
      set: 'raised',
      reasons: [
        { clause: 'severity.high.rules.1', because: 'Confidential data was exposed', assumed: ['people_affected'] },
      ],
      couldBe: [
        {
          level: 'critical',
          because: 'Material regulatory, contractual or reputational risk',
          unanswered: ['material'],
        },
      ],
    },
    facts: fakePlan.facts.map(({ id, ask }, index) => {
      const by = 'p-general-counsel';
      if (index === 0) return { fact: id, ask, state: 'value', value: 'personal', because: null, by, at: at(-30) };
      if (index === 1)
        return {
          fact: id,
          ask,
          state: 'unknown',
          value: null,
          because: text('The log of the tool calls is still being read', 2),
          by,
          at: at(-25),
        };
      if (index === 3) return { fact: id, ask, state: 'value', value: false, because: null, by, at: at(-20) };
      return { fact: id, ask, state: 'not-asked', value: null, because: null, by: null, at: null };
    }),
    obligations: [
      duty(
        'approval:A-1',
        'approval',
        'Approve or refuse A-1: Shut the assistant down',
        ['security'],
        true,
        'gates.stop-revenue-feature',
        at(4.5),
        '30 min',
      ),
      duty(
        'task:triage',
        'task',
        'Answer the questions of the plan and confirm type and severity',
        ['security'],
        true,
        'workflow.classify.triage',
        at(-3),
        '15 min of the first signal',
      ),
      duty(
        'decision:containment',
        'decision',
        'Which containment steps are taken, and which are not',
        ['security'],
        true,
        'workflow.contain.containment',
        at(18),
        '1 h of declaration',
      ),
      duty(
        'evidence:access-logs',
        'evidence',
        "Attach evidence: Access control logs and administrators' actions",
        ['security'],
        true,
        'evidence.access-logs',
        null,
        null,
      ),
      duty(
        'decision:continuity',
        'decision',
        'How the service goes on: pause, reroute or by hand',
        ['operations'],
        false,
        'workflow.contain.continuity',
        at(9),
        '30 min',
      ),
      duty(
        'fact:material',
        'fact',
        'Is the risk material under law, contract or reputation?',
        ['executive', 'legal'],
        false,
        'facts.material',
        at(198),
        '4 h of declaration',
      ),
      duty(
        'notification:leadership',
        'notification',
        'Notify: The executive function',
        ['security'],
        true,
        'notifications.leadership',
        at(64),
        '30 min',
      ),
    ],
    actions: fakeActions({ at }, wording),
    evidence: [
      {
        number: 1,
        category: 'prompts-and-outputs',
        title: text('Conversations from 09:00 to 09:45', 3),
        source: text('flight recorder', 4),
        collector: 'p-security-lead',
        capturedAt: at(-33),
        content: '0198f2b0-0000-4000-8000-00000000e001',
        bytes: 48_213,
        mediaType: 'text/plain',
        sha256: '5f'.repeat(32),
        marking: factual,
        redacted: false,
      },
      {
        number: 2,
        category: 'application-logs',
        title: text('Screenshot of the dashboard', 5),
        source: 'support-lead',
        collector: 'p-support-lead',
        capturedAt: at(-28),
        content: '0198f2b0-0000-4000-8000-00000000e002',
        bytes: 1_048_576,
        mediaType: 'image/png',
        sha256: 'c4'.repeat(32),
        marking: factual,
        redacted: false,
      },
      {
        number: 3,
        category: 'decision-records',
        title: null,
        source: null,
        collector: 'p-general-counsel',
        capturedAt: at(-15),
        content: '0198f2b0-0000-4000-8000-00000000e003',
        bytes: 2_048,
        mediaType: 'application/pdf',
        sha256: null,
        marking: { kind: 'counsel-directed', directedBy: 'p-general-counsel' },
        redacted: true,
      },
    ],
    preservationGaps: [
      { action: 5, category: 'access-logs', cause: 'no-collector', because: 'No collector for: sign-on log' },
    ],
    tasksDone: [{ task: 'record-first-signal', by: who('security-deputy'), at: at(-50) }],
    decisions: [
      {
        number: 1,
        decision: 'containment',
        choice: text('Stop the assistant; do not rotate the key yet', 0),
        rationale: text('Numbers still leak with the refund tool taken away. The key is needed to read the log.', 1),
        marking: factual,
        by: 'p-security-lead',
        at: at(-12),
      },
      {
        number: 2,
        decision: null,
        choice: text('Counsel reviews every message to customers', 2),
        rationale: text('Contract with two resellers', 3),
        marking: { kind: 'counsel-directed', directedBy: 'p-general-counsel' },
        by: 'p-general-counsel',
        at: at(-8),
      },
    ],
    deadlines: [
      {
        obligation: 'task:triage',
        due: at(-3),
        limit: '15 min of the first signal',
        anchor: 'first-signal',
        anchoredAt: at(-55),
        calendar: 'IE',
        missedAt: at(-3),
      },
    ],
    clocks: fakeClocks({ at }, wording),
    anchors: [
      { fact: 'aware_at', at: at(-55), presumed: true, saidLater: at(-50), asked: null },
      { fact: 'discovered_at', at: at(-55), presumed: true, saidLater: null, asked: null },
    ],
    signalGroups: ['g-1', 'g-2'],
    seats: [{ seat: 'security-lead', ...who('security-deputy') }],
  };
}

function duty(
  id: string,
  kind: string,
  title: string,
  by: string[],
  mine: boolean,
  clause: string,
  due: string | null,
  limit: string | null,
): IncidentView['obligations'][number] {
  return { id, kind, title, by, mine, clause, due, overdue: due !== null && Date.parse(due) < Date.now(), limit };
}
