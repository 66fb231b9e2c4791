import { ProblemError, routes } from '@muster/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rebuildRows, rebuiltModels, rowsFromEvents } from '../../rebuild-rows.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const seats = ['security-lead', 'security-deputy', 'operations-lead', 'support-lead', 'general-counsel', 'ml-lead'];
const r = routes.incidents;

let staff: StaffedMuster;

beforeEach(async () => {
  staff = await staffedMuster(seats);
});
afterEach(() => staff.muster.close());

async function declare(title = 'Account numbers leak'): Promise<string> {
  const body = { type: 'prompt-injection', title, system: 'support-assistant' };
  return (await staff.at('security-lead').call(r.declare, { body })).reference;
}

async function proposeStop(incident: string, undoes: number | null = null) {
  return staff
    .at('ml-lead')
    .call(r.propose, { params: { incident }, body: { action: 'support-assistant.stop', reason: 'It leaks', undoes } });
}

async function stop(incident: string, undoes: number | null = null): Promise<number> {
  const { number, digest } = await proposeStop(incident, undoes);
  for (const seat of ['operations-lead', 'security-lead'])
    await staff.at(seat).call(r.approve, { params: { incident, number }, body: { digest } });
  await staff.at('ml-lead').call(r.execute, { params: { incident, number }, body: { digest } });
  await staff.muster.readIntake();
  return number;
}

async function enabled(): Promise<unknown> {
  return (await staff.flags.call(routes.flags.one, { params: { key: 'support-assistant.enabled' }, body: {} })).value;
}

/** The code of the problem, or `done`. */
async function outcome(step: Promise<unknown>): Promise<string> {
  return step.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof ProblemError) return error.problem.code;
      throw error;
    },
  );
}

describe('an incident under many hands', () => {
  test('sixty-four executions at once run the action once', async () => {
    const incident = await declare();
    const { number, digest } = await proposeStop(incident);
    for (const seat of ['operations-lead', 'security-lead'])
      await staff.at(seat).call(r.approve, { params: { incident, number }, body: { digest } });
    const clients = Array.from({ length: 64 }, (_, index) => staff.at(seats[index % seats.length] ?? ''));
    const outcomes = await Promise.all(
      clients.map((client) => outcome(client.call(r.execute, { params: { incident, number }, body: { digest } }))),
    );
    expect(outcomes.filter((each) => each === 'done')).toHaveLength(1);
    expect(outcomes.filter((each) => each === 'action/not-open')).toHaveLength(63);
    await staff.muster.readIntake();
    expect(await enabled()).toBe(false);
  });

  test('thirty-two declarations at once get thirty-two numbers without a gap', async () => {
    const references = await Promise.all(Array.from({ length: 32 }, (_, index) => declare(`Incident ${index}`)));
    expect(new Set(references)).toEqual(new Set(Array.from({ length: 32 }, (_, index) => `INC-${index + 1}`)));
  });

  test('the same request under the same key happens once, and another under it is refused', async () => {
    const body = { type: 'prompt-injection', title: 'Twice pressed', system: 'support-assistant' };
    const client = staff.at('security-lead');
    const both = await Promise.all([1, 2].map(() => client.call(r.declare, { body, idempotencyKey: 'k-1' })));
    const later = await client.call(r.declare, { body, idempotencyKey: 'k-1' });
    expect(new Set([...both, later].map((each) => each.id)).size).toBe(1);
    expect((await client.call(r.list)).items).toHaveLength(1);
    const other = client.call(r.declare, { body: { ...body, title: 'Another' }, idempotencyKey: 'k-1' });
    expect(await outcome(other)).toBe('request/key-reused');
    // The key is the person's own: somebody else's request is another request.
    expect((await staff.at('ml-lead').call(r.declare, { body, idempotencyKey: 'k-1' })).reference).toBe('INC-2');
  });
});

describe('a switch that two incidents hold', () => {
  test('stays held until both have let go', async () => {
    const [one, two] = [await declare('One'), await declare('Two')];
    const [first, second] = [await stop(one), await stop(two)];
    expect(await enabled()).toBe(false);
    await stop(one, first);
    expect(await enabled()).toBe(false);
    await stop(two, second);
    expect(await enabled()).toBe(true);
  });
});

describe('what is written beside the events', () => {
  test('rows can be made anew from the events, and are the same', async () => {
    const incident = await declare();
    await stop(incident);
    const { store, organisation } = staff.muster.parts;
    const planOf = async (version: string) => (await staff.muster.plans.byVersion(organisation, version)).plan;
    const read = async () => {
      const models = await Promise.all(
        rebuiltModels.map((model) => store.listRows(organisation, model, { limit: 200, after: null, order: 'rising' })),
      );
      return models.map((page) => page.items);
    };
    const before = await read();
    expect(before.flat().length).toBeGreaterThan(20);
    await store.replaceRows(organisation, rebuiltModels, []);
    expect((await read()).flat()).toEqual([]);
    expect(await rebuildRows(store, organisation, planOf)).toBe(before.flat().length);
    expect(await read()).toEqual(before);
    expect(await rowsFromEvents(store, organisation, planOf)).toHaveLength(before.flat().length);
  });

  test('every command leaves an audit row, refused ones too, and reading does', async () => {
    const incident = await declare();
    const { number, digest } = await proposeStop(incident);
    await outcome(staff.at('ml-lead').call(r.approve, { params: { incident, number }, body: { digest } }));
    await staff.at('general-counsel').call(r.show, { params: { incident } });
    const { items } = await staff.administrator.call(routes.system.audit, { query: { limit: 200 } });
    const told = items.map(({ actor, action, subject, outcome: how, code }) => ({ actor, action, subject, how, code }));
    const person = (seat: string) => `person:${staff.personIn(seat)}`;
    expect(told).toContainEqual({
      actor: person('security-lead'),
      action: 'declare',
      subject: 'INC-1',
      how: 'done',
      code: null,
    });
    expect(told).toContainEqual({
      actor: person('ml-lead'),
      action: 'approve-action',
      subject: 'INC-1',
      how: 'refused',
      code: 'approval/own-request',
    });
    expect(told).toContainEqual({
      actor: person('general-counsel'),
      action: 'incident.show',
      subject: 'INC-1',
      how: 'read',
      code: null,
    });
  });

  test('a page goes to who must approve, and none is lost', async () => {
    const incident = await declare();
    await proposeStop(incident);
    const { store, organisation } = staff.muster.parts;
    const { items } = await store.listMessages(organisation, { limit: 200, after: null, order: 'rising' });
    const about = items.filter((each) => JSON.stringify(each.payload).includes('approval:A-1'));
    expect(about.map((each) => (each.payload as { seat: string }).seat).toSorted()).toEqual([
      'operations-lead',
      'security-lead',
    ]);
  });
});

describe('redaction', () => {
  test('destroys the text, keeps the record, and the pack says so', async () => {
    const incident = await declare();
    const params = { incident };
    const query = { category: 'prompts-and-outputs', title: 'The conversation', source: 'flight recorder' };
    const { content } = await staff
      .at('security-lead')
      .call(r.captureEvidence, { params, query, body: new TextEncoder().encode('account 4711') });
    expect(
      new TextDecoder().decode(await staff.at('security-lead').bytes(r.content, { params: { incident, content } })),
    ).toBe('account 4711');
    const redact = (seat: string) =>
      staff.at(seat).call(r.redact, { params: { incident, content }, body: { reason: 'An uninvolved customer' } });
    expect(await outcome(redact('ml-lead'))).toBe('fact/not-yours');
    await redact('general-counsel');
    expect(await outcome(redact('general-counsel'))).toBe('content/unknown');
    expect(await outcome(staff.at('security-lead').bytes(r.content, { params: { incident, content } }))).toBe(
      'request/not-found',
    );
    const shown = await staff.at('security-lead').call(r.show, { params });
    expect(shown.evidence).toMatchObject([{ number: 1, redacted: true, title: 'The conversation' }]);
    expect(Buffer.from(await staff.at('security-lead').bytes(r.pack, { params })).includes('account 4711')).toBe(false);
  });
});
