import { routes } from '@muster/api';
import type { Client, IncidentView } from '@muster/api';
import type { TestMuster } from '../../packages/server/src/testkit/test-muster.ts';

/** What somebody does in a scenario: each is one request to the interface, made with their own token. */
export interface Person {
  readonly id: string;
  readonly client: Client;
  triages(group: string): Promise<void>;
  declines(group: string, reason: string): Promise<void>;
  /** Gives the reference, `INC-1`. */
  declares(incident: { type: string; title: string; system?: string; signals?: readonly string[] }): Promise<string>;
  answers(incident: string, fact: string, value: string | number | boolean): Promise<void>;
  doesNotKnow(incident: string, fact: string, because: string): Promise<void>;
  raises(incident: string, to: 'medium' | 'high' | 'critical', reason: string): Promise<void>;
  lowers(incident: string, to: 'low' | 'medium' | 'high', reason: string): Promise<void>;
  finishes(incident: string, task: string): Promise<void>;
  /** Records a fix as a change of its author; gives its number. */
  fixes(incident: string, title: string, author: string): Promise<number>;
  validates(incident: string, change: number, how: string): Promise<void>;
  decides(incident: string, decision: string | null, choice: string, rationale: string): Promise<void>;
  enters(incident: string, stage: IncidentView['stage']): Promise<void>;
  /** Gives the number of the action. */
  proposes(incident: string, action: string, reason: string, undoes?: number): Promise<number>;
  amends(
    incident: string,
    number: number,
    parameters: Record<string, string | number | boolean>,
    reason: string,
  ): Promise<void>;
  /** Approves the action as it is now, or as the given digest says it was. */
  approves(incident: string, number: number, digest?: string): Promise<void>;
  refuses(incident: string, number: number, reason: string): Promise<void>;
  breaksGlass(incident: string, number: number, reason: string): Promise<void>;
  /** Without a reason not to wait, what the action changes is captured first. */
  executes(incident: string, number: number, doNotWait?: string): Promise<void>;
  proves(incident: string, number: number): Promise<void>;
  attaches(
    incident: string,
    evidence: { category: string; title: string; source: string; bytes: string },
  ): Promise<string>;
  redacts(incident: string, content: string, reason: string): Promise<void>;
  offers(incident: string, to: Person): Promise<void>;
  accepts(incident: string): Promise<void>;
  /** Whether a clock of the incident applies. */
  decidesClock(incident: string, clock: string, answer: 'applies' | 'does-not-apply', why: string): Promise<void>;
  /** A report was sent now; late, and why, where it was. */
  reports(incident: string, clock: string, stage: string, lateBecause?: string): Promise<void>;
  closes(incident: string, review: string): Promise<void>;
  reopens(incident: string, reason: string): Promise<void>;
  sees(incident: string): Promise<IncidentView>;
  pack(incident: string): Promise<Uint8Array<ArrayBuffer>>;
}

export function createPerson(client: Client, id: string, muster: TestMuster): Person {
  const r = routes.incidents;
  const sees = (incident: string) => client.call(r.show, { params: { incident } });
  const digestOf = async (incident: string, number: number) => {
    const action = (await sees(incident)).actions.find((each) => each.number === number);
    if (!action) throw new RangeError(`${incident} has no A-${number}.`);
    return action.digest;
  };
  return {
    id,
    client,
    sees,
    async triages(group) {
      await client.call(routes.signals.triage, { params: { group } });
    },
    async declines(group, reason) {
      await client.call(routes.signals.decline, { params: { group }, body: { reason } });
    },
    async declares({ type, title, system, signals }) {
      const body = { type, title, system: system ?? null, signalGroups: [...(signals ?? [])] };
      return (await client.call(r.declare, { body })).reference;
    },
    async answers(incident, fact, value) {
      await client.call(r.recordFact, { params: { incident, fact }, body: { state: 'value', value } });
    },
    async doesNotKnow(incident, fact, because) {
      await client.call(r.recordFact, { params: { incident, fact }, body: { state: 'unknown', because } });
    },
    async raises(incident, to, reason) {
      await client.call(r.raiseSeverity, { params: { incident }, body: { to, reason } });
    },
    async lowers(incident, to, reason) {
      await client.call(r.lowerSeverity, { params: { incident }, body: { to, reason } });
    },
    async finishes(incident, task) {
      await client.call(r.doTask, { params: { incident, task }, body: {} });
    },
    async fixes(incident, title, author) {
      const body = { title, reference: 'The repository of the assistant', author };
      return (await client.call(r.recordChange, { params: { incident }, body })).number;
    },
    async validates(incident, number, how) {
      await client.call(r.validateChange, { params: { incident, number }, body: { how } });
    },
    async decides(incident, decision, choice, rationale) {
      await client.call(r.decide, { params: { incident }, body: { decision, choice, rationale } });
    },
    async enters(incident, stage) {
      await client.call(r.enterStage, { params: { incident }, body: { stage } });
    },
    async proposes(incident, action, reason, undoes) {
      return (await client.call(r.propose, { params: { incident }, body: { action, reason, undoes: undoes ?? null } }))
        .number;
    },
    async amends(incident, number, parameters, reason) {
      await client.call(r.amend, { params: { incident, number }, body: { parameters, reason } });
    },
    async approves(incident, number, digest) {
      await client.call(r.approve, {
        params: { incident, number },
        body: { digest: digest ?? (await digestOf(incident, number)) },
      });
    },
    async refuses(incident, number, reason) {
      await client.call(r.refuse, {
        params: { incident, number },
        body: { digest: await digestOf(incident, number), reason },
      });
    },
    async breaksGlass(incident, number, reason) {
      await client.call(r.breakGlass, {
        params: { incident, number },
        body: { digest: await digestOf(incident, number), reason },
      });
    },
    async executes(incident, number, doNotWait) {
      await client.call(r.execute, {
        params: { incident, number },
        body: { digest: await digestOf(incident, number), doNotWait: doNotWait ?? null },
      });
    },
    async proves(incident, number) {
      await client.call(r.prove, { params: { incident, number }, body: { effectiveAt: muster.clock.now() } });
    },
    async attaches(incident, { category, title, source, bytes }) {
      const body = new TextEncoder().encode(bytes);
      return (await client.call(r.captureEvidence, { params: { incident }, query: { category, title, source }, body }))
        .content;
    },
    async redacts(incident, content, reason) {
      await client.call(r.redact, { params: { incident, content }, body: { reason } });
    },
    async offers(incident, to) {
      await client.call(r.offerHandover, { params: { incident }, body: { to: to.id } });
    },
    async accepts(incident) {
      await client.call(r.acceptHandover, { params: { incident } });
    },
    async decidesClock(incident, clock, answer, rationale) {
      await client.call(routes.clocks.decide, { params: { incident, clock }, body: { answer, rationale } });
    },
    async reports(incident, clock, stage, lateBecause) {
      const body = { lateBecause: lateBecause ?? null };
      await client.call(routes.clocks.report, { params: { incident, clock, stage }, body });
    },
    async closes(incident, review) {
      await client.call(r.close, { params: { incident }, body: { review } });
    },
    async reopens(incident, reason) {
      await client.call(r.reopen, { params: { incident }, body: { reason } });
    },
    pack: (incident) => client.bytes(r.pack, { params: { incident } }),
  };
}
