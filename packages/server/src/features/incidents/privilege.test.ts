import { routes } from '@muster/api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const r = routes.incidents;
const canary = 'CANARY';

let staff: StaffedMuster;
let incident: string;

beforeEach(async () => {
  staff = await staffedMuster(['security-lead', 'operations-lead', 'ml-lead', 'general-counsel', 'privacy-counsel']);
  const body = { type: 'prompt-injection', title: 'Numbers leak', system: 'support-assistant', signalGroups: [] };
  incident = (await staff.at('security-lead').call(r.declare, { body })).reference;
  const params = { incident };
  const marking = { kind: 'counsel-directed', directedBy: staff.personIn('general-counsel') } as const;
  const { directedBy } = marking;
  await staff.at('ml-lead').call(r.recordNote, { params, body: { text: `${canary} of a note`, marking } });
  await staff.at('ml-lead').call(r.recordNote, { params, body: { text: 'The vendor called' } });
  await staff
    .at('ml-lead')
    .call(r.decide, { params, body: { choice: `${canary} of a choice`, rationale: `${canary} of a reason`, marking } });
  await staff.at('ml-lead').call(r.captureEvidence, {
    params,
    query: { category: 'application-logs', title: `${canary} of a title`, source: `${canary} source`, directedBy },
    body: new TextEncoder().encode(`${canary} of bytes`),
  });
});
afterEach(() => staff.muster.close());

/** Everything that somebody can read of the incident, as one text. */
async function readBy(seat: string): Promise<string> {
  const client = staff.at(seat);
  const params = { incident };
  const view = await client.call(r.show, { params });
  const bytes = await Promise.all(
    view.evidence.map(({ content }) =>
      client.bytes(r.content, { params: { incident, content } }).then(
        (found) => new TextDecoder().decode(found),
        () => 'not found',
      ),
    ),
  );
  const pack = new TextDecoder().decode(await client.bytes(r.pack, { params }));
  return JSON.stringify([
    view,
    bytes,
    pack,
    await client.call(r.timeline, { params }),
    await client.call(r.notes, { params }),
    await client.call(r.reports, { params }),
    await client.call(r.notices, { params }),
    await client.call(r.privilegeLog, { params }),
    await client.call(r.record, { params }),
    await client.call(routes.work.obligations, { query: { whose: 'all' } }),
  ]);
}

test('what counsel directed is read by legal, by who directed it and by who wrote it, and by nobody else', async () => {
  for (const seat of ['security-lead', 'operations-lead']) expect(await readBy(seat)).not.toContain(canary);
  for (const seat of ['general-counsel', 'privacy-counsel', 'ml-lead']) expect(await readBy(seat)).toContain(canary);
  expect(await readBy('security-lead')).toContain('The vendor called');
});

test('what counsel directed is in no pack, whoever takes it', async () => {
  const pack = new TextDecoder().decode(await staff.at('general-counsel').bytes(r.pack, { params: { incident } }));
  expect(pack).not.toContain(canary);
  expect(pack).toContain('The vendor called');
});

test('the privilege log names each item, its author and its lawyer, and never what it says', async () => {
  const { entries } = await staff.at('security-lead').call(r.privilegeLog, { params: { incident } });
  expect(entries.map(({ reference, kind }) => [reference, kind])).toEqual([
    ['D-1', 'decision'],
    ['E-1', 'evidence'],
    ['M-1', 'note'],
  ]);
  expect(
    entries.every(
      ({ author, directedBy }) => author.name === 'The ml-lead' && directedBy.name === 'The general-counsel',
    ),
  ).toBe(true);
  const { notes } = await staff.at('security-lead').call(r.notes, { params: { incident } });
  expect(notes.map(({ withheld, text }) => [withheld, text])).toEqual([
    [true, null],
    [false, 'The vendor called'],
  ]);
});

test('a note that was written down later says so, with both times', async () => {
  const occurredAt = '2026-11-23T08:00:00.000Z';
  await staff
    .at('security-lead')
    .call(r.recordNote, { params: { incident }, body: { text: 'The first call', occurredAt } });
  const { notes } = await staff.at('security-lead').call(r.notes, { params: { incident } });
  expect(notes[2]).toMatchObject({ occurredAt, late: true });
  expect(notes[1]?.late).toBe(false);
});

test('a report is drafted from what is known, without what counsel directed, and published as it was edited', async () => {
  const params = { incident };
  const { draft } = await staff.at('security-lead').call(r.reports, { params });
  expect(draft).toMatch(/^Situation report S-1 on INC-1: Numbers leak\n/);
  expect(draft).not.toContain(canary);
  await staff.at('security-lead').call(r.publishReport, { params, body: { text: `${draft}\nAll is calm.` } });
  const { reports } = await staff.at('ml-lead').call(r.reports, { params });
  expect(reports).toMatchObject([{ number: 1, corrects: null, text: expect.stringContaining('All is calm.') }]);
});

test('a fix is validated by another person than its author, and what is waived names its authority', async () => {
  const params = { incident };
  const author = staff.personIn('ml-lead');
  const body = { title: 'Filter account numbers', reference: 'change 4711', author };
  const { number } = await staff.at('ml-lead').call(r.recordChange, { params, body });
  const validate = (seat: string) =>
    staff.at(seat).call(r.validateChange, { params: { incident, number }, body: { how: 'Replayed' } });
  await expect(validate('ml-lead')).rejects.toThrow('Nobody validates their own change');
  await validate('security-lead');
  const { changes } = await staff.at('ml-lead').call(r.changes, { params });
  expect(changes).toMatchObject([{ number: 1, validated: { by: { name: 'The security-lead' }, how: 'Replayed' } }]);
  await staff.at('security-lead').call(r.raiseSeverity, { params, body: { to: 'high', reason: 'Worse' } });
  const waived = await staff
    .at('security-lead')
    .call(r.waive, { params, body: { obligation: 'task:triage', reason: 'One system, one team' } });
  expect(waived.authority).toBe('workflow.classify.owner');
});
