import type { IncidentView } from '@muster/api';

/** An incident with one of everything; `text` stands wherever people or systems wrote something. */
export function sampleView(text = 'Gives out account numbers'): IncidentView {
  const who = { person: '01890000-0000-7000-8000-00000000000a', name: text };
  const obligation = { kind: 'task', by: ['security'], clause: 'workflow.classify', limit: '1 h', overdue: false };
  return {
    id: '01890000-0000-7000-8000-000000000001',
    reference: 'INC-1',
    title: text,
    type: 'prompt-injection',
    system: 'support-assistant',
    severity: 'high',
    stage: 'contain',
    status: 'open',
    owner: who,
    declaredAt: '2026-11-23T09:00:00.000Z',
    nextDue: '2026-11-23T09:30:00.000Z',
    version: 12,
    kind: 'live',
    planVersion: 'b'.repeat(64),
    summary: text,
    firstSignalAt: '2026-11-23T08:58:00.000Z',
    severityDetail: {
      derived: 'high',
      set: 'derived',
      reasons: [{ clause: 'severity.high.rules[0]', because: 'Confidential data was exposed', assumed: [] }],
      couldBe: [{ level: 'critical', because: 'Material risk', unanswered: ['material'] }],
    },
    facts: [
      {
        fact: 'exposed_data',
        ask: 'Which data?',
        state: 'value',
        value: text,
        because: null,
        by: who.person,
        at: null,
      },
      { fact: 'people_affected', ask: 'How many?', state: 'unknown', value: null, because: text, by: 'gone', at: null },
      { fact: 'material', ask: 'Is it material?', state: 'not-asked', value: null, because: null, by: null, at: null },
    ],
    obligations: [
      {
        ...obligation,
        id: 'task:late',
        title: 'Tell leadership',
        mine: false,
        due: '2026-11-23T08:50:00.000Z',
        overdue: true,
      },
      {
        ...obligation,
        id: 'approval:A-1',
        title: 'Approve or refuse A-1',
        mine: true,
        due: '2026-11-23T09:30:00.000Z',
      },
      { ...obligation, id: 'evidence:access-logs', kind: 'evidence', title: 'Attach evidence', mine: true, due: null },
    ],
    actions: [
      {
        number: 1,
        action: 'support-assistant.stop',
        title: 'Shut the assistant down',
        parameters: { message: text },
        undoes: null,
        digest: 'a'.repeat(64),
        requester: who,
        reason: text,
        proposedAt: '2026-11-23T09:05:00.000Z',
        reversible: true,
        external: false,
        progress: 'waiting',
        gate: {
          gate: 'stop-revenue-feature',
          due: '2026-11-23T09:35:00.000Z',
          needs: [
            { count: 1, of: 'operations' },
            { count: 1, of: 'security' },
          ],
          approvals: [
            { ...who, as: 'operations', at: '2026-11-23T09:06:00.000Z', lapsesAt: '2026-11-23T13:06:00.000Z' },
          ],
          missing: ['security'],
          runBy: null,
          glassBrokenBy: null,
        },
        milliseconds: null,
      },
    ],
    evidence: [
      {
        number: 1,
        category: 'application-logs',
        title: text,
        source: text,
        collector: who.person,
        capturedAt: '2026-11-23T09:07:00.000Z',
        content: '01890000-0000-7000-8000-000000000002',
        bytes: 3_145_728,
        mediaType: 'text/plain',
        sha256: 'c'.repeat(64),
        marking: { kind: 'factual', directedBy: null },
        redacted: false,
      },
    ],
    decisions: [
      {
        number: 1,
        decision: 'containment',
        choice: text,
        rationale: text,
        marking: { kind: 'counsel-directed', directedBy: who.person },
        by: who.person,
        at: '2026-11-23T09:08:00.000Z',
      },
    ],
    deadlines: [],
    signalGroups: [],
    seats: [],
  };
}
