import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumIsThere } from './support/browser.ts';
import { inert, nothingOnItsWay, whatActs } from './support/browser-scripts.ts';
import { freeTextFields } from './support/free-text-fields.ts';
import { fillReview } from './support/fill-review.ts';
import { fillTriage } from './support/fill-triage.ts';
import { evil, plain, put, putLong } from './support/hostile-text.ts';
import { staffedSite } from './support/staffed-site.ts';
import type { StaffedSite } from './support/staffed-site.ts';
import { mapped, unfilled, unseen } from './support/unseen-fields.ts';
import { until } from './support/until.ts';

const starterPlan = new URL('../packages/plan/starters/saas-chatbot.yaml', import.meta.url);
const seats = ['security-lead', 'operations-lead', 'general-counsel', 'ml-lead', 'support-lead', 'chief-executive'];

describe.skipIf(!chromiumIsThere())('hostile text in every field of the API', () => {
  let site: StaffedSite;
  /** What a call answered, by its field; every one of them has to be accepted. */
  const filled = new Set<string>();

  beforeAll(async () => {
    site = await staffedSite(seats);
    await fillEverything();
  });
  afterAll(() => site?.close());

  async function ask(who: string, path: string, body: unknown, fields: string, method?: 'PUT') {
    const person = who === 'administrator' ? site.administrator : site.at(who);
    const answer = await person.asksServer(`/api/v1${path}`, body, method);
    if (answer.status >= 300) throw new Error(`${fields || path}: ${JSON.stringify(answer.body)}`);
    const [operation = '', ...names] = fields.split(' ');
    for (const name of names) filled.add(`${operation} ${name}`);
    return answer.body;
  }
  const get = (path: string) => ask('security-lead', path, null, '');

  async function fillEverything(): Promise<void> {
    const written = readFileSync(starterPlan, 'utf8').replace(
      'title: Customer support assistant',
      `title: ${JSON.stringify(put('plan.add source').replaceAll(/[\u202E\u202C\u200B]/g, ''))}`,
    );
    await versions(written);
    await people();
    await signals();
    await firstIncident();
    await evidence();
    await clocks();
    await actions();
    await endings();
    await papers();
    await adoption();
    await fillTriage(ask);
    await ask('security-lead', `/incidents?text=${encodeURIComponent(evil.slice(0, 150))}`, null, 'incident.list text');
  }

  /** One version is refused, the next comes into force. */
  async function versions(written: string): Promise<void> {
    const propose = (source: string, fields = '') =>
      ask('security-lead', '/plan', { source, note: put('plan.add note') }, fields);
    const step = (who: string, version: unknown, what: string, more: object = {}, fields = '') =>
      ask(who, `/plans/${String(version)}/${what}`, more, fields);
    const refused = await propose(written.replace('acknowledge: 4 h', 'acknowledge: 3 h'), 'plan.add source note');
    const { replaces } = refused;
    const no = { replaces, reason: putLong('plan.refuse reason').slice(0, 4_000) };
    await step('general-counsel', refused['version'], 'refuse', no, 'plan.refuse reason');
    const { version } = await propose(written);
    await step('general-counsel', version, 'approve', { replaces });
    await step('chief-executive', version, 'approve', { replaces });
    await step('security-lead', version, 'activate', { replaces });
  }

  /** An open incident goes on under the version that came into force last. */
  async function adoption(): Promise<void> {
    const { version: replaces, source } = await get('/plan');
    const newer = String(source).replace('acknowledge: 4 h', 'acknowledge: 2 h');
    const { version } = await ask('security-lead', '/plan', { source: newer }, '');
    await ask('general-counsel', `/plans/${String(version)}/approve`, { replaces }, '');
    await ask('chief-executive', `/plans/${String(version)}/approve`, { replaces }, '');
    await ask('security-lead', `/plans/${String(version)}/activate`, { replaces }, '');
    const why = { version, rationale: putLong('incident.adopt-plan rationale').slice(0, 4_000) };
    await ask('general-counsel', '/incidents/INC-2/plan', why, 'incident.adopt-plan rationale');
  }

  async function people(): Promise<void> {
    const invite = { name: put('person.invite name'), seats: ['privacy-counsel'] };
    await ask('administrator', '/people', invite, 'person.invite name');
    const { person } = await ask('administrator', '/people', { name: 'A short stay' }, '');
    const why = (field: string) => ({ reason: put(field) });
    await ask('administrator', `/people/${String(person)}/remove`, why('person.remove reason'), 'person.remove reason');
    await ask(
      'administrator',
      `/people/${String(person)}/redact-name`,
      why('person.redact-name reason'),
      'person.redact-name reason',
    );
    const token = { scope: 'flags', title: put('service-token.issue title') };
    await ask('administrator', '/service-tokens', token, 'service-token.issue title');
  }

  async function signals(): Promise<void> {
    const intake = await site.token('intake', 'Alertmanager');
    const otherwise = (operation: string, inner = '') =>
      Object.fromEntries(
        mapped.map((place) => [place, { otherwise: put(`${operation} ${inner}${place}.otherwise`).slice(0, 300) }]),
      );
    const names = (inner = '') => mapped.map((place) => `${inner}${place}.otherwise`).join(' ');
    const mapping = otherwise('mapping.set');
    await ask('administrator', '/intake/mappings/hostile', mapping, `mapping.set ${names()}`, 'PUT');
    const tried = { mapping: otherwise('mapping.try', 'mapping.'), sample: {} };
    await ask('administrator', '/intake/mappings/try', tried, `mapping.try ${names('mapping.')}`);
    const told = (path: string, body: object) =>
      fetch(`${site.server.origin}/in/generic${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${intake}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    await told('', { title: `«signal declined» ${evil}`, key: 'declined', [evil]: evil });
    await told('/hostile', { [evil]: evil });
    const groups = await until('both signals', async () => {
      const items = (await get('/signals'))['items'] as readonly { id: string; title: string }[];
      return items.length === 2 ? items : null;
    });
    const found = groups.find(({ title }) => title.includes('declined'))?.id ?? '';
    const decline = { reason: putLong('signal.decline reason').slice(0, 4_000), ticket: put('signal.decline ticket') };
    await ask('security-lead', `/signals/${found}/decline`, decline, 'signal.decline reason ticket');
  }

  async function firstIncident(): Promise<void> {
    const one = '/incidents/INC-1';
    const declare = {
      type: 'incorrect-output',
      title: put('incident.declare title').slice(0, 300),
      summary: putLong('incident.declare summary'),
    };
    await ask('security-lead', '/incidents', declare, 'incident.declare title summary');
    const change = (who: string, path: string, operation: string, more: object = {}) =>
      ask(who, `${one}/${path}`, { reason: put(`${operation} reason`), ...more }, `${operation} reason`);
    await change('security-lead', 'type', 'incident.reclassify', { to: 'prompt-injection' });
    await change('security-lead', 'system', 'incident.set-system', { to: 'support-assistant' });
    await change('security-lead', 'severity/raise', 'incident.raise-severity', { to: 'critical' });
    await change('general-counsel', 'severity/lower', 'incident.lower-severity', { to: 'low' });
    const unknown = { state: 'unknown', because: put('incident.record-fact because') };
    await ask('security-lead', `${one}/facts/exposed_data`, unknown, 'incident.record-fact because', 'PUT');
    const people = (await get('/people'))['items'] as readonly { id: string; seats: readonly string[] }[];
    const personIn = (seat: string) => people.find((each) => each.seats.includes(seat))?.id ?? '';
    await change('security-lead', 'owner', 'incident.assign-owner', { person: personIn('operations-lead') });
    const handover = { to: personIn('security-lead'), note: putLong('incident.offer-handover note') };
    await ask('operations-lead', `${one}/handover`, handover, 'incident.offer-handover note');
    const note = { note: putLong('incident.do-task note') };
    await ask('security-lead', `${one}/tasks/record-first-signal`, note, 'incident.do-task note');
    const decision = {
      choice: putLong('incident.record-decision choice'),
      rationale: putLong('incident.record-decision rationale'),
    };
    await ask('security-lead', `${one}/decisions`, decision, 'incident.record-decision choice rationale');
  }

  async function evidence(): Promise<void> {
    const attach = (title: string, source: string, fields = '') =>
      ask(
        'security-lead',
        `/incidents/INC-1/evidence?${new URLSearchParams({ category: 'application-logs', title, source }).toString()}`,
        evil,
        fields,
      );
    await attach(
      put('evidence.capture title').slice(0, 300),
      put('evidence.capture source').slice(0, 300),
      'evidence.capture title source',
    );
    const second = await attach('Destroyed', 'log store');
    const path = `/incidents/INC-1/contents/${String(second['content'])}/redact`;
    await ask('general-counsel', path, { reason: put('content.redact reason') }, 'content.redact reason');
  }

  /** One clock is late, one is suspended and runs again, one stage is waived; a later moment is asked for. */
  async function clocks(): Promise<void> {
    const one = '/incidents/INC-1';
    const long = (field: string) => putLong(field).slice(0, 4_000);
    const say = (path: string, body: object, fields: string) => ask('general-counsel', `${one}/${path}`, body, fields);
    const awareAt = (value: string) =>
      ask('general-counsel', `${one}/facts/aware_at`, { state: 'value', value }, '', 'PUT');
    await awareAt('2031-01-01T00:00:00Z');
    await say('anchors/aware_at/later', { reason: long('clock.ask-later reason') }, 'clock.ask-later reason');
    await awareAt('2026-01-01T00:00:00Z');
    const gdpr = 'clocks/eu-gdpr-33.example-ireland.controller';
    const rationale = { answer: 'applies', rationale: putLong('clock.decide rationale') };
    await say(`${gdpr}/applicability`, rationale, 'clock.decide rationale');
    const sent = { reference: long('clock.report reference'), lateBecause: long('clock.report lateBecause') };
    await say(`${gdpr}/stages/supervisory_authority/report`, sent, 'clock.report reference lateBecause');
    const nis2 = 'clocks/eu-nis2-23.example-ireland.important-entity';
    await say(`${nis2}/stages/early_warning/waive`, { reason: long('clock.waive reason') }, 'clock.waive reason');
    const silence = { authority: long('clock.suspend authority'), reference: long('clock.suspend reference') };
    await say('clocks/us-ca-1798-82.example-ireland/suspend', silence, 'clock.suspend authority reference');
    const over = { reason: long('clock.resume reason') };
    await say('clocks/us-ca-1798-82.example-ireland/resume', over, 'clock.resume reason');
  }

  async function actions(): Promise<void> {
    const at = '/incidents/INC-1/actions';
    const propose = async (action: string) => {
      const asked = {
        action,
        reason: put('action.propose reason'),
        parameters: { note: putLong('action.propose parameters.*') },
      };
      return ask('ml-lead', at, asked, 'action.propose reason parameters.*');
    };
    const refused = await propose('support-assistant.throttle');
    const no = { digest: refused['digest'], reason: put('action.refuse reason') };
    await ask('operations-lead', `${at}/1/refuse`, no, 'action.refuse reason');
    const { digest } = await propose('support-assistant.disable-refunds');
    const run = { digest, doNotWait: put('action.execute doNotWait') };
    await ask('ml-lead', `${at}/2/execute`, run, 'action.execute doNotWait');
    await ask('ml-lead', `${at}/2/fail`, { what: putLong('action.fail-in-part what') }, 'action.fail-in-part what');
    const stop = await propose('support-assistant.stop');
    const glass = { digest: stop['digest'], reason: put('action.break-glass reason') };
    await ask('security-lead', `${at}/3/break-glass`, glass, 'action.break-glass reason');
    await propose('notify-customers');
    const amended = {
      reason: put('action.amend reason'),
      parameters: { note: putLong('action.amend parameters.*') },
    };
    await ask('ml-lead', `${at}/4/amend`, amended, 'action.amend reason parameters.*');
  }

  /** A notice as far as its gate and beyond it, a report, a note, a waiver, a change, and what was said on the phone. */
  async function papers(): Promise<void> {
    const one = '/incidents/INC-4';
    const declare = { type: 'prompt-injection', title: 'Written about', system: 'support-assistant' };
    await ask('security-lead', '/incidents', declare, '');
    const drafted = {
      notification: 'vendors',
      kind: 'full',
      text: `${plain('notice.draft text')} {contact}`,
      contact: put('notice.draft contact'),
    };
    await ask('ml-lead', `${one}/notices`, drafted, 'notice.draft text contact');
    await ask('ml-lead', `${one}/notices`, { ...drafted, text: 'In short' }, '');
    const revised = {
      revision: 1,
      text: `${plain('notice.revise text')} {contact}`,
      contact: put('notice.revise contact'),
      reason: put('notice.revise reason'),
    };
    await ask('ml-lead', `${one}/notices/2/revise`, revised, 'notice.revise text contact reason');
    const sent = { revision: 2, how: 'recorded-as-sent', recipients: put('notice.send recipients') };
    await ask('ml-lead', `${one}/notices/2/send`, sent, 'notice.send recipients');
    const regulators = { notification: 'regulators', kind: 'full', text: 'For a gate' };
    await ask('general-counsel', `${one}/notices`, regulators, '');
    await ask('general-counsel', `${one}/notices/3/language`, { revision: 1 }, '');
    const asked = { revision: 1, reason: put('notice.propose reason') };
    const { action } = await ask('general-counsel', `${one}/notices/3/propose`, asked, 'notice.propose reason');
    const { digest } = await get(`${one}/actions/${String(action)}/approval`);
    const people = (await get('/people'))['items'] as readonly { id: string; seats: readonly string[] }[];
    const personIn = (seat: string) => people.find((each) => each.seats.includes(seat))?.id ?? '';
    const said = {
      digest,
      person: personIn('chief-executive'),
      witness: personIn('ml-lead'),
      saidAt: new Date().toISOString(),
      how: 'phone',
      words: put('action.report-approval words'),
    };
    const reported = `${one}/actions/${String(action)}/reported-approvals`;
    await ask('security-lead', reported, said, 'action.report-approval words');
    await ask('security-lead', `${one}/reports`, { text: putLong('report.publish text') }, 'report.publish text');
    await ask('security-lead', `${one}/notes`, { text: put('note.record text') }, 'note.record text');
    const waiver = { obligation: 'evidence:access-logs', reason: put('obligation.waive reason') };
    await ask('general-counsel', `${one}/waivers`, waiver, 'obligation.waive reason');
    const change = {
      title: put('change.record title'),
      reference: put('change.record reference'),
      author: personIn('ml-lead'),
    };
    await ask('ml-lead', `${one}/changes`, change, 'change.record title reference');
    const how = { how: put('change.validate how') };
    await ask('security-lead', `${one}/changes/1/validate`, how, 'change.validate how');
    await fillReview(ask, one, personIn('ml-lead'));
  }

  /** INC-2 goes the whole way at the lowest severity and is opened again; INC-3 turns out to be none. */
  async function endings(): Promise<void> {
    await ask('security-lead', '/incidents', { type: 'prompt-injection', title: 'Closed and opened again' }, '');
    const two = '/incidents/INC-2';
    const task = (who: string, id: string) => ask(who, `${two}/tasks/${id}`, {}, '');
    const enter = (who: string, stage: string) => ask(who, `${two}/stage`, { stage }, '');
    const decide = (who: string, decision: string) =>
      ask(who, `${two}/decisions`, { decision, choice: 'Nothing', rationale: 'It is a test' }, '');
    await enter('security-lead', 'classify');
    await task('security-lead', 'triage');
    await enter('security-lead', 'contain');
    await decide('security-lead', 'containment');
    await decide('operations-lead', 'continuity');
    await enter('security-lead', 'investigate');
    await task('ml-lead', 'root-cause');
    const wanted = (await get(two))['obligations'] as readonly { id: string }[];
    for (const category of wanted.flatMap(({ id }) => /^evidence:(.+)$/.exec(id)?.[1] ?? []))
      await ask('security-lead', `${two}/evidence?category=${category}&title=x&source=y`, 'x', '');
    await enter('ml-lead', 'recover');
    const people = (await get('/people'))['items'] as readonly { id: string; seats: readonly string[] }[];
    const author = people.find((each) => each.seats.includes('operations-lead'))?.id ?? '';
    await ask('ml-lead', `${two}/changes`, { title: 'Fix', reference: 'A ticket', author }, '');
    await ask('ml-lead', `${two}/changes/1/validate`, { how: 'Replayed' }, '');
    await task('ml-lead', 'validate-fix');
    await task('operations-lead', 'restore');
    await enter('operations-lead', 'review');
    await task('operations-lead', 'review-meeting');
    await task('operations-lead', 'follow-ups');
    await ask('general-counsel', `${two}/facts/material`, { state: 'value', value: false }, '', 'PUT');
    const running = (await get(two))['clocks'] as readonly { clock: string }[];
    const no = { answer: 'does-not-apply', rationale: 'It is a test' };
    for (const { clock } of running) await ask('general-counsel', `${two}/clocks/${clock}/applicability`, no, '');
    await ask('operations-lead', `${two}/close`, { review: putLong('incident.close review') }, 'incident.close review');
    const reopen = { reason: put('incident.reopen reason') };
    await ask('operations-lead', `${two}/reopen`, reopen, 'incident.reopen reason');
    await ask('security-lead', '/incidents', { type: 'prompt-injection', title: 'None at all' }, '');
    const none = { reason: put('incident.not-an-incident reason') };
    await ask('security-lead', '/incidents/INC-3/not-an-incident', none, 'incident.not-an-incident reason');
  }

  test('no field is forgotten', () => {
    expect(freeTextFields().length).toBeGreaterThan(30);
    expect(
      freeTextFields()
        .filter((field) => !filled.has(field))
        .toSorted(),
    ).toEqual(unfilled.toSorted());
  });

  test('in every view it is shown, and does nothing', async () => {
    const { page, complaints, strangers } = site.administrator;
    const tabs = [
      'work',
      'actions',
      'facts',
      'evidence',
      'timeline',
      'timeline&full=true',
      'decisions',
      'clocks',
      'notices',
      'reports',
      'review',
    ];
    const groups = (await get('/signals'))['items'] as readonly { id: string }[];
    const views = [
      '/now?whose=all',
      '/inbox?show=all',
      ...groups.map(({ id }) => `/inbox?show=all&group=${id}`),
      '/incidents',
      '/approvals?whose=all',
      '/approvals/INC-4/A-1',
      ...['INC-1', 'INC-2', 'INC-3', 'INC-4'].flatMap((each) => tabs.map((tab) => `/incidents/${each}?tab=${tab}`)),
      ...['whole', 'functions', 'workflow', 'ask', 'versions'].map((part) => `/plan?part=${part}`),
      '/plan/edit',
      '/clocks',
      '/on-call',
      '/follow-ups?state=validated',
      '/follow-ups',
      '/insights?by=system',
      '/people',
    ];
    let seen = '';
    const look = async (view: string) => {
      seen += await page.locator('body').innerText();
      expect([view, await page.evaluate(whatActs)]).toEqual([view, inert]);
    };
    // Each view is opened once and looked at in both widths: to open it twice would be more calls than a minute has.
    const inBothWidths = async (view: string) => {
      for (const width of [1440, 320]) {
        await page.setViewportSize({ width, height: 12_000 });
        await expect.poll(() => page.evaluate(nothingOnItsWay), { interval: 20, timeout: 10_000 }).toBe(true);
        await look(view);
      }
    };
    for (const view of views) {
      await site.administrator.open(view);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await inBothWidths(view);
    }
    await site.administrator.open('/incidents/INC-1?tab=actions');
    const toDecide = page.getByRole('button', { name: 'Look and decide', exact: true });
    await expect.poll(() => toDecide.count()).toBe(2);
    for (const at of [0, 1]) {
      await toDecide.nth(at).click();
      await site.administrator.dialog().waitFor();
      await inBothWidths(`the exact action ${at}`);
      await page.keyboard.press('Escape');
    }
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
    const shown = freeTextFields().filter((field) => !unseen.has(field));
    expect(shown.filter((field) => !seen.includes(`«${field}»`))).toEqual([]);
  });
});
