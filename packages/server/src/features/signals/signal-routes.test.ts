import { routes } from '@muster/api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IntakeError } from '../../platform/intake/intake-error.ts';
import type { IntakeErrorCode } from '../../platform/intake/intake-error.ts';
import { createMemoryIntakeLog } from '../../platform/intake/memory-intake-log.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const r = routes.signals;

const alerts = {
  version: '4',
  groupKey: '{}:{alertname="AccountDataInReply"}',
  status: 'firing',
  alerts: [
    {
      status: 'firing',
      labels: { alertname: 'AccountDataInReply', ai_system: 'support-assistant' },
      annotations: { summary: 'A reply held account data' },
      startsAt: '2026-11-23T08:59:00Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: '',
      fingerprint: '00000000deadbeef',
    },
  ],
};

describe('the routes of signals', () => {
  let staff: StaffedMuster;
  let refusing: IntakeErrorCode | null;
  let kept: number;
  beforeEach(async () => {
    refusing = null;
    kept = 0;
    const intake = createMemoryIntakeLog();
    const append: typeof intake.append = async (record) => {
      if (refusing !== null) throw new IntakeError(refusing, 'The intake refuses.');
      await intake.append(record);
      kept += 1;
    };
    staff = await staffedMuster(['security-lead'], { intake: { ...intake, append } });
  });
  afterEach(() => staff.muster.close());

  const post = (payload: string | Buffer, headers: Record<string, string> = {}, path = '/in/alertmanager') =>
    staff.muster.http.inject({
      method: 'POST',
      url: path,
      payload,
      headers: { authorization: `Bearer ${staff.tokens.intake}`, 'content-type': 'application/json', ...headers },
    });

  async function firstGroup(): Promise<string> {
    const { items } = await staff.at('security-lead').call(r.list, {});
    return items[0]?.id ?? '';
  }

  it('answer an alert once it is kept, and list it with its title', async () => {
    const answered = await post(JSON.stringify(alerts));
    expect([answered.statusCode, answered.json()]).toEqual([202, { accepted: true }]);
    expect(kept).toBe(1);
    await staff.muster.readIntake();
    const { items } = await staff.at('security-lead').call(r.list, {});
    expect(items).toMatchObject([
      { title: 'A reply held account data', system: 'support-assistant', triage: 'new', firing: 1 },
    ]);
    const shown = await staff.at('security-lead').call(r.show, { params: { group: items[0]?.id ?? '' } });
    expect(shown.members).toMatchObject([
      {
        startsAt: '2026-11-23T08:59:00.000Z',
        resolvedAt: null,
        content: { labels: { alertname: 'AccountDataInReply' } },
      },
    ]);
  });

  it('triage and decline a group, once', async () => {
    await post(JSON.stringify(alerts));
    await staff.muster.readIntake();
    const params = { group: await firstGroup() };
    await staff.at('security-lead').call(r.triage, { params, body: {} });
    const body = { reason: 'A test of the detector', nearMiss: true, ticket: 'ENG-7' };
    await staff.at('security-lead').call(r.decline, { params, body });
    expect((await staff.at('security-lead').call(r.show, { params })).triage).toBe('declined');
    const again = staff.at('security-lead').call(r.decline, { params, body });
    await expect(again).rejects.toMatchObject({ problem: { code: 'signal/already-triaged', status: 409 } });
    const unknown = staff.at('security-lead').call(r.show, { params: { group: 'none' } });
    await expect(unknown).rejects.toMatchObject({ problem: { status: 404 } });
  });

  it.each<[string, number, string | Buffer, Record<string, string>]>([
    ['compressed', 415, '{}', { 'content-encoding': 'gzip' }],
    ['not JSON', 400, '{"version":', {}],
    ['empty', 400, '', {}],
    ['two documents', 400, '{}{}', {}],
    ['not UTF-8', 400, Buffer.from([0x22, 0xff, 0x22]), {}],
    ['65 deep', 400, '['.repeat(65) + ']'.repeat(65), {}],
    ['a bomb of brackets', 400, '['.repeat(1_000_000), {}],
    ['larger than 4 MiB', 413, Buffer.alloc(4_194_305, ' '), {}],
  ])('refuse a body that is %s with %i and keep nothing', async (_, status, payload, headers) => {
    for (const path of ['/in/alertmanager', '/in/generic']) {
      const answered = await post(payload, headers, path);
      expect(answered.statusCode).toBe(status);
      expect(answered.headers['content-type']).toContain('application/problem+json');
      expect(answered.json().mend).not.toBe('');
    }
    expect(kept).toBe(0);
  });

  it('take brackets within text, 64 levels, and a whole 4 MiB', async () => {
    const text = `"${'[\\"{'.repeat(1_000)}"`;
    const deep = '['.repeat(64) + ']'.repeat(64);
    const large = `"${'x'.repeat(4_194_302)}"`;
    for (const payload of [text, deep, large]) expect((await post(payload, {}, '/in/generic')).statusCode).toBe(202);
    expect(kept).toBe(3);
  });

  it.each<[IntakeErrorCode, number]>([
    ['disk-full', 507],
    ['io', 500],
    ['closed', 503],
  ])('never answer that it is kept when it is not (%s)', async (code, status) => {
    refusing = code;
    expect((await post(JSON.stringify(alerts))).statusCode).toBe(status);
    expect(kept).toBe(0);
  });

  it('take alerts only under a token of the intake', async () => {
    const answered = await post(JSON.stringify(alerts), { authorization: `Bearer ${staff.tokens.flags}` });
    expect(answered.statusCode).toBe(403);
    expect((await post('{}', { authorization: '' })).statusCode).toBe(401);
    expect(kept).toBe(0);
  });
});
