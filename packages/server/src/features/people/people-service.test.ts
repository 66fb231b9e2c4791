import { routes } from '@muster/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const { invite, list, me, remove, useLink } = routes.people;
let staff: StaffedMuster;

beforeAll(async () => {
  staff = await staffedMuster([]);
});
afterAll(() => staff.muster.close());

const inviteAdministrator = () => staff.administrator.call(invite, { body: { name: 'Second', administrator: true } });

const removing = (person: string) =>
  staff.administrator.call(remove, { params: { person }, body: { reason: 'They left' } });

describe('the last administrator who has joined', () => {
  test('cannot be removed, though others are invited', async () => {
    const { id } = await staff.administrator.call(me);
    await inviteAdministrator();
    await expect(removing(id)).rejects.toMatchObject({ problem: { status: 409, code: 'person/last-administrator' } });
    expect((await staff.administrator.call(list)).items).toHaveLength(2);
  });

  test('is one of two that remove each other at the same time', async () => {
    const { id } = await staff.administrator.call(me);
    const { person, link } = await inviteAdministrator();
    const secret = link.slice(link.indexOf('#') + 1);
    const { token } = await staff.muster.client(null).call(useLink, { body: { secret } });
    const outcomes = await Promise.allSettled([removing(id), removing(person)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const left = staff.muster.client(outcomes[0]?.status === 'rejected' ? staff.tokens.administrator : token);
    expect((await left.call(list)).items.filter((each) => each.standing === 'joined')).toHaveLength(1);
  });
});
