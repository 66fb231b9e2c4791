import type { Answer } from '../client/route-name.ts';
import { fakeApproval, fakeApprovals } from './fake-approvals.ts';
import { fakeClock } from './fake-clock.ts';
import { fakeInsights } from './fake-insights.ts';
import { fakeIncident } from './fake-incident.ts';
import { fakeRunningClocks } from './fake-incident-clocks.ts';
import { fakeFailedTickets, fakeGroups, fakeIncidents, fakeObligations } from './fake-lists.ts';
import { fakeCapacity, fakeOnCall } from './fake-on-call.ts';
import { fakePages } from './fake-pages.ts';
import { fakePeople, fakeSeats, fakeTokens, viewer } from './fake-people.ts';
import { fakePlan } from './fake-plan.ts';
import { fakeAnswer, fakeRegimes } from './fake-plan-answers.ts';
import { fakeChanges, fakeVersions } from './fake-plan-versions.ts';
import { fakePreview, fakeTags } from './fake-preview.ts';
import { fakeChannels, fakeContacts, fakeDeliveries, fakeReach } from './fake-reach.ts';
import { fakeRecurrence, fakeSets } from './fake-sets.ts';
import { fakeTimeline } from './fake-timeline.ts';
import { worded } from './fake-words.ts';
import { fakeFollowUps, fakeReview } from './fake-review.ts';
import { fakeWritten } from './fake-written.ts';
import type { Wording } from './fake-words.ts';

/** A made-up world: how much there is in it, how its texts read, and whether the server answers at all. */
export interface Scene {
  readonly amount: 'empty' | 'full' | 'many';
  readonly wording: Wording;
  readonly fails: boolean;
}

export interface FakeRequest {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}

export interface FakeAnswer {
  readonly status: number;
  readonly body: unknown;
}

export const scenes: Readonly<Record<string, Scene>> = {
  empty: { amount: 'empty', wording: 'plain', fails: false },
  full: { amount: 'full', wording: 'plain', fails: false },
  many: { amount: 'many', wording: 'plain', fails: false },
  long: { amount: 'full', wording: 'long', fails: false },
  hostile: { amount: 'full', wording: 'hostile', fails: false },
  error: { amount: 'full', wording: 'plain', fails: true },
};

const many = 10_000;

/**
 * Answers the routes that the screens call, without a server: for looking at states that are rare on a real one.
 * `planText` is the YAML that the editor opens with.
 */
export function fakeServer(scene: Scene, planText: string, now = Date.now()): (request: FakeRequest) => FakeAnswer {
  const clock = fakeClock(now);
  const count = (full: number) => ({ empty: 0, full, many })[scene.amount];
  return ({ method, url }) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const path = pathname.replace(/^\/api\/v1/, '');
    const limit = Number(searchParams.get('limit') ?? 50);
    const page = <Item>(items: readonly Item[]) => pageFrom(items, searchParams.get('after'), limit);
    if (path === '/me') return ok(me(scene.wording));
    if (scene.fails)
      return problem(
        500,
        'store/failed',
        'The store does not answer.',
        'Try again in a minute; the status page knows more.',
      );
    if (path.endsWith('/ticket/preview')) return ok(ticketPreview(scene.wording));
    if (path.endsWith('/preview')) return ok(fakePreview(clock, count(1) === 0));
    if (method !== 'GET') return command(path);
    if (path === '/me/views') return ok({ views: count(1) === 0 ? [] : fakeViews(scene.wording) });
    if (path === '/incident-sets') return ok(page(count(1) === 0 ? [] : fakeSets(clock, scene.wording)));
    if (path === '/recurrence') return ok(fakeRecurrence(clock, count(1) === 0));
    if (path === '/tags') return ok({ tags: fakeTags });
    if (path === '/people') return ok(page(fakePeople(scene.wording)));
    if (path === '/seats') return ok({ seats: fakeSeats(scene.wording) });
    if (path === '/plan/view' || /^\/plans\/[^/]+\/view$/.test(path)) return ok(fakePlan);
    const ofPlan = planAnswer(path, searchParams, planText, scene, clock);
    if (ofPlan !== null) return ofPlan;
    if (path === '/switches') return ok({ switches: switches(clock.at) });
    if (path === '/ledger/key') return ok({ key: `muster+4f1c9b2a+${'A'.repeat(44)}`, origin: 'example.com/muster' });
    if (path === '/obligations') {
      const whose = searchParams.get('whose');
      const all =
        count(1) === 0
          ? []
          : fakeObligations(clock, scene.wording, whose === 'all' || whose === 'function' ? whose : 'mine', count(1));
      return ok(page(all));
    }
    if (path === '/on-call') return ok(fakeOnCall(clock, scene.wording, count(1) === 0));
    if (path === '/on-call/capacity') return ok(fakeCapacity(scene.wording, count(1) === 0));
    if (path === '/pages') return ok(page(fakePages(clock, scene.wording, Math.min(count(2), 5))));
    const ofReach = reachAnswer(path, scene, clock, page);
    if (ofReach !== null) return ofReach;
    if (path === '/insights') return ok(fakeInsights(clock, scene.wording, Math.min(count(3), 12)));
    if (path === '/follow-ups') return ok(page(fakeFollowUps(clock, scene.wording, count(5))));
    if (path === '/approvals') return ok(page(fakeApprovals(clock, scene.wording, count(3))));
    if (path === '/service-tokens') return ok(page(count(1) === 0 ? [] : fakeTokens(clock, scene.wording)));
    if (path === '/incidents') {
      const all = count(12) === 0 ? [] : fakeIncidents(clock, scene.wording, count(12));
      const [status, severity] = [searchParams.get('status'), searchParams.get('severity')];
      return ok(
        page(
          all.filter(
            (each) => (status ?? each.status) === each.status && (severity ?? each.severity) === each.severity,
          ),
        ),
      );
    }
    if (path === '/clocks') return ok(page(count(1) === 0 ? [] : fakeRunningClocks(clock, scene.wording)));
    if (path === '/trackers') return ok({ trackers: count(1) === 0 ? [] : fakeTrackers });
    if (path === '/tickets') return ok(page(count(1) === 0 ? [] : fakeFailedTickets(clock)));
    if (path === '/signals') return ok(page(fakeGroups(clock, scene.wording, count(9))));
    const group = /^\/signals\/([^/]+)$/.exec(path)?.[1];
    if (group !== undefined) return ok(signalGroup(clock, scene.wording, group));
    const part = /^\/incidents\/([^/]+)(?:\/(.*))?$/.exec(path);
    if (part?.[1] === 'INC-404')
      return problem(404, 'request/not-found', 'There is no incident INC-404.', 'Look at the list of incidents.');
    if (part?.[2] === undefined && part !== null) return ok(incident(scene, clock));
    if (part?.[2]?.endsWith('/approval') === true) return ok(fakeApproval(clock, scene.wording));
    const reviewed = fakeReview(part?.[2] ?? '', clock, scene.wording, count(1) === 0);
    if (reviewed !== null) return ok(reviewed);
    const written = fakeWritten(part?.[2] ?? '', clock, scene.wording, count(1) === 0);
    if (written !== null) return ok(written);
    if (part?.[2] === 'timeline')
      return ok(
        fakeTimeline(
          clock,
          scene.wording,
          Math.max(1, count(38)),
          Number(searchParams.get('from') ?? 1),
          limit,
          searchParams.get('curated') === 'true',
        ),
      );
    return problem(404, 'request/not-found', `There is no ${path}.`, '');
  };
}

function reachAnswer(
  path: string,
  { amount, wording }: Scene,
  clock: ReturnType<typeof fakeClock>,
  page: (items: readonly unknown[]) => unknown,
): FakeAnswer | null {
  const empty = amount === 'empty';
  if (path === '/contacts') return ok(fakeContacts(clock, wording, empty));
  if (path === '/channels') return ok(fakeChannels(clock, empty));
  if (path === '/reach') return ok(page(fakeReach(wording)));
  if (path === '/deliveries') return ok(page(fakeDeliveries(clock, wording, { empty: 0, full: 9, many: 200 }[amount])));
  const isPreview = /^\/deliveries\/[^/]+\/preview$/.test(path);
  const text = 'INC-12 high: you are needed\nAsked: stage:contain\nAnswer: https://muster.example.com/incidents/INC-12';
  return isPreview ? ok({ channel: 'sms', text: worded(text, wording, 3) }) : null;
}

function planAnswer(
  path: string,
  query: URLSearchParams,
  planText: string,
  { amount, wording }: Scene,
  clock: ReturnType<typeof fakeClock>,
): FakeAnswer | null {
  if (path === '/plan') return ok({ version: fakePlan.version, source: worded(planText, wording), compiled: {} });
  if (path === '/plan/ask') return ok(fakeAnswer(query.get('severity'), query.get('at'), wording));
  if (path === '/plan/regimes') return ok(amount === 'empty' ? { ...fakeRegimes, regimes: [] } : fakeRegimes);
  if (path === '/plans') return ok(pageFrom(amount === 'empty' ? [] : fakeVersions(clock, wording), null, 50));
  const version = /^\/plans\/([^/]+)\/diff$/.exec(path)?.[1];
  return version === undefined ? null : ok(fakeChanges(version, wording));
}

function incident(scene: Scene, clock: ReturnType<typeof fakeClock>) {
  const whole = fakeIncident(clock, scene.wording);
  if (scene.amount === 'many') return { ...whole, version: many };
  if (scene.amount === 'full') return whole;
  const bare = {
    version: 1,
    system: null,
    summary: null,
    nextDue: null,
    severity: 'low' as const,
    stage: 'detect' as const,
  };
  return {
    ...whole,
    ...bare,
    obligations: [],
    actions: [],
    evidence: [],
    decisions: [],
    clocks: [],
    anchors: [],
    deadlines: [],
    signalGroups: [],
    seats: [],
  };
}

function signalGroup(clock: ReturnType<typeof fakeClock>, wording: Wording, id: string): Answer<'signals.show'> {
  const found = fakeGroups(clock, wording, 300).find((each) => each.id === id) ?? fakeGroups(clock, wording, 1)[0];
  if (found === undefined) throw new Error('There is always one.');
  const content = {
    labels: { alertname: 'AssistantLeak', ai_system: 'support-assistant', severity: 'page' },
    annotations: { summary: found.title, runbook: 'https://example.com/runbook' },
    value: 17.25,
  };
  const member = (key: number) => ({
    key: `fingerprint-${key}`,
    startsAt: clock.at(-55 + key),
    resolvedAt: key === 2 ? clock.at(-4) : null,
    sightings: 3 + key,
    content,
  });
  return { ...found, members: [member(0), member(1), member(2)] };
}

const fakeTrackers: Answer<'tickets.trackers'>['trackers'] = [
  { tracker: 'github', where: 'github.com/acme/assistant' },
  { tracker: 'jira', where: 'acme.atlassian.net, project ENG' },
];

function ticketPreview(wording: Wording): Answer<'signals.previewTicket'> {
  const facts = 'AI system: support-assistant\nSource: alertmanager\nSignals: 14, 3 firing';
  const note = worded('Seen in two chats. Reproduce with the third prompt.', wording, 2);
  const link = 'In Muster: https://muster.example.com/inbox?group=g-1\nMuster reference: muster-…';
  return {
    tracker: 'github',
    where: 'github.com/acme/assistant',
    title: worded('Answers hold account data', wording, 1),
    text: [note, facts, link].join('\n\n'),
  };
}

function fakeViews(wording: Wording): Answer<'views.list'>['views'] {
  return [
    { id: 'v-1', name: worded('Grave and open', wording, 1), filter: { status: 'open', severity: 'critical' } },
    { id: 'v-2', name: worded('Overdue for legal', wording, 2), filter: { function: 'legal', overdue: 'true' } },
  ];
}

function me(wording: Wording) {
  const found = fakePeople(wording).find(({ id }) => id === viewer);
  return found ?? fakePeople(wording)[0];
}

function switches(at: (minutes: number) => string): Answer<'switches.list'>['switches'] {
  const hold = (reference: string, action: number) => ({ incident: reference, reference, action, since: at(-14) });
  return [
    { key: 'support-assistant.enabled', value: true, held: false, holds: [] },
    { key: 'support-assistant.mode', value: 'human-queue', held: true, holds: [hold('INC-12', 5), hold('INC-9', 2)] },
    { key: 'support-assistant.traffic', value: 100, held: false, holds: [] },
  ];
}

/** Commands do nothing here; some are refused, so that refusals can be looked at. */
function command(path: string): FakeAnswer {
  if (path === '/session/browser')
    return problem(401, 'link/wrong', 'This link was used, or never was one.', 'Ask for a new one.');
  if (path === '/plan')
    return problem(422, 'plan/has-findings', 'The plan has findings that block.', 'Mend them, then propose it again.');
  if (path.startsWith('/plans/'))
    return problem(409, 'plan/superseded', 'Another version came into force.', 'Look at what it changes, then go on.');
  if (path.endsWith('/approve'))
    return problem(
      409,
      'approval/stale',
      'A-1 was changed after you looked at it.',
      'Look at it as it is now, then decide.',
      'gates.stop-revenue-feature',
    );
  if (path.endsWith('/stage'))
    return problem(
      422,
      'stage/unfinished',
      'containment and continuity are not decided.',
      'Record both decisions, then go on.',
      'workflow.contain',
    );
  if (path.endsWith('/verify'))
    return problem(
      422,
      'contact/wrong-code',
      'This is not the code that was sent.',
      'Look at the latest message again.',
    );
  if (path === '/contacts' || path.endsWith('/secret'))
    return { status: 201, body: { contact: 'c-9', secret: `whsec_${'Qk'.repeat(22)}` } };
  if (path === '/people')
    return {
      status: 201,
      body: {
        person: 'p-new',
        link: 'https://muster.example.com/sign-in#4f1c9b2a8d7e4f1c9b2a8d7e',
        expiresAt: '2026-03-02T12:00:00Z',
      },
    };
  return ok({
    id: 'incident-1',
    reference: 'INC-12',
    version: 39,
    severity: 'critical',
    stage: 'contain',
    status: 'open',
    number: 9,
    digest: '1b'.repeat(32),
    progress: 'waiting',
    missing: ['security'],
    type: 'sensitive-data-exposure',
    because: [],
  });
}

function pageFrom<Item>(items: readonly Item[], after: string | null, limit: number) {
  const from = Number(after ?? 0);
  return { items: items.slice(from, from + limit), next: from + limit < items.length ? String(from + limit) : null };
}

function ok(body: unknown): FakeAnswer {
  return { status: 200, body };
}

function problem(status: number, code: string, detail: string, mend: string, clause: string | null = null): FakeAnswer {
  return { status, body: { type: 'about:blank', title: code, status, code, detail, mend, clause, faults: [] } };
}
