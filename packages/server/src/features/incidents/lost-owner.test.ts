import { routes } from '@muster/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

let staff: StaffedMuster;
let incident: string;

beforeEach(async () => {
  staff = await staffedMuster(['security-lead', 'security-deputy', 'general-counsel', 'operations-lead']);
  const { reference } = await staff.at('security-lead').call(routes.incidents.declare, {
    body: { type: 'prompt-injection', title: 'It obeys strangers', system: 'support-assistant' },
  });
  incident = reference;
});
afterEach(() => staff.muster.close());

const show = (seat: string) => staff.at(seat).call(routes.incidents.show, { params: { incident } });
const owed = async (seat: string, whose: 'mine' | 'all') =>
  (await staff.at(seat).call(routes.work.obligations, { query: { whose, limit: 200 } })).items.filter(
    ({ kind }) => kind === 'owner',
  );

describe('an incident whose owner has left', () => {
  test('says so, and owes another one to who may name them', async () => {
    const owner = (await show('operations-lead')).owner;
    expect(owner).not.toHaveProperty('removed');
    expect(await owed('operations-lead', 'all')).toEqual([]);
    await staff.administrator.call(routes.people.remove, {
      params: { person: owner.person },
      body: { reason: 'Left' },
    });
    expect((await show('operations-lead')).owner).toMatchObject({ person: owner.person, removed: true });
    expect((await staff.at('operations-lead').call(routes.incidents.list)).items[0]?.owner.removed).toBe(true);
    expect(await owed('operations-lead', 'mine')).toMatchObject([
      { id: `owner:${owner.person}`, mine: true, clause: 'incident_owner', incident: { reference: incident } },
    ]);
    expect(await owed('general-counsel', 'mine')).toEqual([]);
    await staff.at('operations-lead').call(routes.incidents.assignOwner, {
      params: { incident },
      body: { person: staff.personIn('security-deputy'), reason: 'The owner has left' },
    });
    expect((await show('operations-lead')).owner).not.toHaveProperty('removed');
    expect(await owed('operations-lead', 'all')).toEqual([]);
  });
});
