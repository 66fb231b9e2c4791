import { readFile } from 'node:fs/promises';
import { ProblemError, routes } from '@muster/api';
import type { Client } from '@muster/api';
import { beforeEach, describe, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const starter = await readFile(new URL('../../../../plan/starters/saas-chatbot.yaml', import.meta.url), 'utf8');
const hour = 3_600_000;

/** The starter with one text in the place of another that stands there once. */
function changed(from: string, to: string, text = starter): string {
  if (text.split(from).length !== 2) throw new Error(`The starter does not say this once: ${from}`);
  return text.replace(from, to);
}

const renamed = (name: string) => changed('name: Example Commerce', `name: ${name}`);

const seats = ['security-lead', 'general-counsel', 'privacy-counsel', 'chief-operating-officer', 'chief-executive'];

let staff: StaffedMuster;
beforeEach(async () => {
  staff = await staffedMuster(seats);
  return () => staff.muster.close();
});

const propose = (client: Client, source: string) => client.call(routes.plans.add, { body: { source } });
const inForce = async () => (await staff.administrator.call(routes.plans.current)).version;
const records = async () => (await staff.administrator.call(routes.plans.list)).items;
const stateOf = async (version: string) => (await records()).find((each) => each.version === version)?.state;

/** What somebody at a seat says to a version that is to replace the one in force. */
function step(seat: string, what: 'approve' | 'activate', { version, replaces }: Step) {
  return staff.at(seat).call(routes.plans[what], { params: { version }, body: { replaces: replaces ?? '' } });
}

interface Step {
  readonly version: string;
  readonly replaces: string | null;
}

const codeOf = async (call: Promise<unknown>): Promise<string | null> =>
  call.then(
    () => null,
    (error: unknown) => {
      if (error instanceof ProblemError) return error.problem.code;
      throw error;
    },
  );

describe('a new version of the plan', () => {
  test('is proposed, approved by legal and by an executive, activated, and in the record of who did it', async () => {
    const before = await inForce();
    const asked = await propose(staff.at('security-lead'), renamed('Example Trade'));
    expect(asked).toMatchObject({ state: 'proposed', replaces: before, missing: ['legal', 'executive'] });
    expect(await inForce()).toBe(before);
    expect(await codeOf(step('security-lead', 'activate', asked))).toBe('approval/needed');

    expect(await step('general-counsel', 'approve', asked)).toMatchObject({
      state: 'proposed',
      missing: ['executive'],
    });
    expect(await step('chief-executive', 'approve', asked)).toMatchObject({ state: 'approved', missing: [] });
    expect(await inForce(), 'approved is not in force').toBe(before);
    expect(await step('security-lead', 'activate', asked)).toMatchObject({ state: 'in-force' });
    expect(await inForce()).toBe(asked.version);

    const [now, formerly] = await records();
    expect(now).toMatchObject({ state: 'in-force', by: { name: 'The security-lead' }, findings: { errors: 0 } });
    expect(now?.inForce?.approvedBy.map(({ name }) => name)).toEqual(['The general-counsel', 'The chief-executive']);
    expect(formerly).toMatchObject({ version: before, state: 'superseded', by: null });

    const audit = await staff.administrator.call(routes.system.audit, { query: { limit: 200 } });
    const done = audit.items.filter(({ outcome, subject }) => outcome === 'done' && subject === asked.version);
    expect(done.map(({ action }) => action).toSorted()).toEqual([
      'activate-plan',
      'add-plan',
      'approve-plan',
      'approve-plan',
    ]);
    await staff.muster.readIntake();
    const events = await staff.muster.parts.store.loadStream('example', 'plan/main');
    expect(events.every(({ ledgerIndex }) => ledgerIndex !== null)).toBe(true);
  });

  test('is never approved by who proposed it, twice by one person, by another function, or with administrator powers', async () => {
    const own = await propose(staff.at('general-counsel'), renamed('Example Trade'));
    expect(await codeOf(step('general-counsel', 'approve', own))).toBe('approval/own-request');
    expect(await codeOf(step('security-lead', 'approve', own))).toBe('approval/not-eligible');
    await step('privacy-counsel', 'approve', own);
    expect(await codeOf(step('privacy-counsel', 'approve', own))).toBe('approval/same-person');
    const { version, replaces } = own;
    const caller = {
      organisation: 'example',
      actor: { kind: 'elevated', person: staff.personIn('chief-executive') },
      via: 'a test',
      idempotency: null,
    } as const;
    const elevated = await staff.muster.plans.approve(caller, { version, replaces: replaces ?? '' });
    expect(elevated).toMatchObject({ kind: 'refused', refusal: { code: 'approval/not-a-person' } });
    expect(await stateOf(version)).toBe('proposed');
  });

  test('is proposed only by people with a seat, or an administrator', async () => {
    const { link } = await staff.administrator.call(routes.people.invite, { body: { name: 'Somebody' } });
    const secret = link.slice(link.indexOf('#') + 1);
    const { token } = await staff.muster.client(null).call(routes.people.useLink, { body: { secret } });
    expect(await codeOf(propose(staff.muster.client(token), renamed('Example Trade')))).toBe('plan/not-yours');
    expect(await propose(staff.administrator, renamed('Example Trade'))).toMatchObject({ state: 'proposed' });
    expect(await codeOf(propose(staff.administrator, renamed('Example Trade')))).toBe('plan/already-proposed');
    expect(await codeOf(propose(staff.administrator, starter))).toBe('plan/unchanged');
  });

  test('is refused by one approver with a reason, and may be proposed anew', async () => {
    const asked = await propose(staff.at('security-lead'), renamed('Example Trade'));
    const { version, replaces } = asked;
    const refuse = (seat: string) =>
      staff.at(seat).call(routes.plans.refuse, {
        params: { version },
        body: { replaces: replaces ?? '', reason: 'The name is not registered yet' },
      });
    expect(await codeOf(refuse('security-lead'))).toBe('approval/own-request');
    expect(await refuse('chief-operating-officer')).toMatchObject({ state: 'refused' });
    expect(await codeOf(step('general-counsel', 'approve', asked))).toBe('plan/not-open');
    expect((await records())[0]?.refused).toMatchObject({
      name: 'The chief-operating-officer',
      reason: 'The name is not registered yet',
    });
    expect(await propose(staff.at('security-lead'), renamed('Example Trade'))).toMatchObject({ state: 'proposed' });
  });

  test('that another one overtakes is void, with every approval it had', async () => {
    const slow = await propose(staff.at('security-lead'), renamed('Example Slow'));
    await step('general-counsel', 'approve', slow);
    await step('chief-executive', 'approve', slow);
    const quick = await propose(staff.at('security-lead'), renamed('Example Quick'));
    await step('general-counsel', 'approve', quick);
    await step('chief-executive', 'approve', quick);
    await step('security-lead', 'activate', quick);
    expect(await stateOf(slow.version)).toBe('void');
    expect(await codeOf(step('security-lead', 'activate', slow))).toBe('plan/superseded');
    const again = await propose(staff.at('security-lead'), renamed('Example Slow'));
    expect(again, 'it begins from nothing').toMatchObject({ replaces: quick.version, missing: ['legal', 'executive'] });
  });

  test('that was made from a version no longer in force changes nothing', async () => {
    const former = await inForce();
    const asked = await propose(staff.at('security-lead'), renamed('Example Trade'));
    await step('general-counsel', 'approve', asked);
    await step('chief-executive', 'approve', asked);
    await step('security-lead', 'activate', asked);
    const late = staff.at('security-lead').call(routes.plans.add, {
      body: { source: renamed('Example Late'), replaces: former },
    });
    expect(await codeOf(late)).toBe('plan/superseded');
    expect(await records()).toHaveLength(2);
  });
});

describe('approvals of a version', () => {
  test('lapse when it is not activated in time, and count anew when they are given anew', async () => {
    const asked = await propose(staff.at('security-lead'), renamed('Example Trade'));
    await step('general-counsel', 'approve', asked);
    await step('chief-executive', 'approve', asked);
    await staff.muster.pass(7 * 24 * hour);
    expect(await stateOf(asked.version)).toBe('proposed');
    expect(await codeOf(step('security-lead', 'activate', asked))).toBe('approval/lapsed');
    expect(await step('general-counsel', 'approve', asked)).toMatchObject({ missing: ['executive'] });
    await step('chief-operating-officer', 'approve', asked);
    expect(await step('security-lead', 'activate', asked)).toMatchObject({ state: 'in-force' });
  });

  test('lapse one by one, fourteen days after each was given', async () => {
    const asked = await propose(staff.at('security-lead'), renamed('Example Trade'));
    await step('general-counsel', 'approve', asked);
    await staff.muster.pass(14 * 24 * hour - 1);
    expect((await records())[0]?.asked?.missing).toEqual(['executive']);
    await staff.muster.pass(1);
    expect((await records())[0]?.asked?.missing).toEqual(['legal', 'executive']);
  });

  test('of who has left the seat count no more, neither when others approve nor at the activation', async () => {
    const asked = await propose(staff.at('security-lead'), renamed('Example Trade'));
    await step('general-counsel', 'approve', asked);
    await step('chief-executive', 'approve', asked);
    await staff.administrator.call(routes.people.fillSeat, {
      params: { seat: 'chief-executive' },
      body: { person: null },
    });
    expect(await stateOf(asked.version)).toBe('proposed');
    expect(await codeOf(step('security-lead', 'activate', asked))).toBe('approval/needed');
    expect(await step('chief-operating-officer', 'approve', asked)).toMatchObject({ state: 'approved' });
  });

  test('are those that the version in force asks for, not those of the new one', async () => {
    const gated = changed('gate: change-plan', 'gate: retain-outside-counsel');
    const first = await propose(staff.at('security-lead'), gated);
    expect(first.missing, 'the new gate does not count yet').toEqual(['legal', 'executive']);
    await step('general-counsel', 'approve', first);
    await step('chief-executive', 'approve', first);
    await step('security-lead', 'activate', first);
    const second = await propose(staff.at('security-lead'), changed('name: Example Commerce', 'name: Two', gated));
    expect(second.missing).toEqual(['legal']);
    expect(await step('privacy-counsel', 'approve', second)).toMatchObject({ state: 'approved' });
    await staff.muster.pass(24 * hour);
    expect(await codeOf(step('security-lead', 'activate', second)), 'run_within of that gate').toBe('approval/lapsed');
  });
});

describe('what the checker finds', () => {
  test('blocks a plan with a waiver that has lapsed, and nothing changes', async () => {
    const lapsed = changed(
      'until: "2027-02-28",\n      because: The vendor',
      'until: "2026-11-22",\n      because: The vendor',
    );
    const before = await records();
    const told = await propose(staff.at('security-lead'), lapsed).then(
      () => null,
      (error: unknown) => (error instanceof ProblemError ? error.problem : null),
    );
    expect(told).toMatchObject({ status: 422, code: 'plan/has-findings' });
    const found = told?.findings?.find((each) => each.id === 'L1-waiver' && each.severity === 'error');
    expect(found).toMatchObject({ file: 'plan.yaml', waiver: null });
    expect(lapsed.split('\n')[(found?.line ?? 0) - 1]).toContain('rule: VND-01');
    expect(await records()).toEqual(before);
  });

  test('counts when it is activated too: what somebody answered for until yesterday blocks today', async () => {
    const waived = changed(
      'until: "2027-02-28",\n      because: The vendor',
      'until: "2026-11-24",\n      because: The vendor',
    );
    const asked = await propose(staff.at('security-lead'), waived);
    await step('general-counsel', 'approve', asked);
    await step('chief-executive', 'approve', asked);
    await staff.muster.pass(48 * hour);
    expect(await codeOf(step('security-lead', 'activate', asked))).toBe('plan/has-findings');
    expect(await inForce()).toBe(asked.replaces);
  });

  test('does not touch a plan that is in force: what it finds there is told', async () => {
    const { version, findings } = await staff.administrator.call(routes.plans.findings, {
      params: { version: await inForce() },
    });
    expect(version).toBe(await inForce());
    expect(findings.filter(({ severity, waiver }) => severity === 'error' && waiver === null)).toEqual([]);
  });
});

describe('two versions', () => {
  test('differ by sentences, and are had as text and as a file', async () => {
    const laxer = changed(
      'notify-customers:\n    { approve: [1 of legal, 1 of executive], within: 4 h',
      'notify-customers:\n    { approve: [1 of legal, 1 of executive], within: 8 h',
    );
    const { version, replaces } = await propose(staff.at('security-lead'), laxer);
    const { before, changes } = await staff.administrator.call(routes.plans.diff, { params: { version } });
    expect(before).toBe(replaces);
    expect(changes).toEqual([expect.objectContaining({ path: 'gates.notify-customers.within', direction: 'weaker' })]);
    const shown = await staff.administrator.call(routes.plans.show, { params: { version } });
    expect(shown).toMatchObject({ source: laxer, state: 'proposed', asked: { gate: 'change-plan' } });
    const file = await staff.muster.http.inject({
      url: `/api/v1/plans/${version}/plan.yaml`,
      headers: { authorization: `Bearer ${staff.tokens.administrator}`, host: 'muster.example' },
    });
    expect(file.body).toBe(laxer);
    expect(file.headers['content-disposition']).toBe(`attachment; filename="plan-${version.slice(0, 12)}.yaml"`);
  });

  test('are listed page by page, the latest first', async () => {
    const names = ['Example One', 'Example Two', 'Example Three'];
    const proposed: string[] = [];
    for (const name of names) proposed.unshift((await propose(staff.at('security-lead'), renamed(name))).version);
    const first = await staff.administrator.call(routes.plans.list, { query: { limit: 2 } });
    const second = await staff.administrator.call(routes.plans.list, { query: { limit: 2, after: first.next ?? '' } });
    expect([...first.items, ...second.items].map(({ version }) => version).slice(0, 3)).toEqual(proposed);
    expect(second.next).toBeNull();
  });
});

describe('the first plan of an organisation', () => {
  test('takes the place of the starter at once, while nobody sits in a seat of it', async () => {
    const alone = await staffedMuster([]);
    const added = await alone.administrator.call(routes.plans.add, { body: { source: renamed('Example Trade') } });
    expect(added.state).toBe('in-force');
    expect((await alone.administrator.call(routes.plans.current)).version).toBe(added.version);
    const next = await alone.administrator.call(routes.plans.add, { body: { source: renamed('Example Next') } });
    expect(next.state, 'that one is somebody’s plan').toBe('proposed');
    await alone.muster.close();
  });
});
