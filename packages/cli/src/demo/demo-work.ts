import { setTimeout as pause } from 'node:timers/promises';
import { routes } from '@muster/api';
import type { IncidentView } from '@muster/api';
import { findPerson } from '../connection/find-person.ts';
import type { DemoCast, DemoSeat } from './demo-cast.ts';

const r = routes.incidents;
type Stage = IncidentView['stage'];

/** The steps of one incident, each one request of whoever sits in the seat. */
export interface DemoWork {
  fact(seat: DemoSeat, fact: string, value: string | number | boolean): Promise<void>;
  unknown(seat: DemoSeat, fact: string, because: string): Promise<void>;
  done(seat: DemoSeat, task: string, note?: string): Promise<void>;
  /** A change of one, validated by another. */
  fix(author: DemoSeat, validator: DemoSeat, title: string): Promise<void>;
  decide(seat: DemoSeat, decision: string, choice: string, rationale: string): Promise<void>;
  enter(seat: DemoSeat, stage: Stage): Promise<void>;
  attach(seat: DemoSeat, evidence: Readonly<Record<'category' | 'title' | 'source' | 'text', string>>): Promise<void>;
  /** Gives the number and digest. */
  propose(
    seat: DemoSeat,
    action: string,
    reason: string,
  ): Promise<{ readonly number: number; readonly digest: string }>;
  approve(seat: DemoSeat, asked: { readonly number: number; readonly digest: string }): Promise<void>;
  /** Executes, and waits until clients were served the change. Throws after twenty seconds. */
  execute(seat: DemoSeat, asked: { readonly number: number; readonly digest: string }): Promise<void>;
  /** Says of every clock that it does not apply. */
  noClockApplies(seat: DemoSeat, rationale: string): Promise<void>;
  close(seat: DemoSeat, review: string): Promise<void>;
}

export function demoWork(cast: DemoCast, incident: string): DemoWork {
  const params = { incident };
  return {
    async fact(seat, fact, value) {
      await cast.as(seat).call(r.recordFact, { params: { incident, fact }, body: { state: 'value', value } });
    },
    async unknown(seat, fact, because) {
      await cast.as(seat).call(r.recordFact, { params: { incident, fact }, body: { state: 'unknown', because } });
    },
    async done(seat, task, note) {
      await cast.as(seat).call(r.doTask, { params: { incident, task }, body: { note: note ?? null } });
    },
    async fix(author, validator, title) {
      const body = {
        title,
        reference: 'The status page of the vendor',
        author: await findPerson(cast.as(author), author),
      };
      const { number } = await cast.as(author).call(r.recordChange, { params, body });
      const how = { how: '500 requests without a fault' };
      await cast.as(validator).call(r.validateChange, { params: { incident, number }, body: how });
    },
    async decide(seat, decision, choice, rationale) {
      await cast.as(seat).call(r.decide, { params, body: { decision, choice, rationale } });
    },
    async enter(seat, stage) {
      await cast.as(seat).call(r.enterStage, { params, body: { stage } });
    },
    async attach(seat, { category, title, source, text }) {
      const query = { category, title, source, mediaType: 'text/plain' };
      await cast.as(seat).call(r.captureEvidence, { params, query, body: new TextEncoder().encode(text) });
    },
    propose: (seat, action, reason) => cast.as(seat).call(r.propose, { params, body: { action, reason } }),
    async approve(seat, { number, digest }) {
      await cast.as(seat).call(r.approve, { params: { incident, number }, body: { digest } });
    },
    async execute(seat, { number, digest }) {
      await cast.as(seat).call(r.execute, { params: { incident, number }, body: { digest } });
      for (let left = 200; left > 0; left--) {
        const view = await cast.as(seat).call(r.show, { params });
        if (view.actions.find((each) => each.number === number)?.progress === 'proven') return;
        await pause(100);
      }
      throw new Error(`A-${number} of ${incident} was not proven.`);
    },
    async noClockApplies(seat, rationale) {
      const { clocks } = await cast.as(seat).call(r.show, { params });
      for (const { clock } of clocks) {
        const body = { answer: 'does-not-apply' as const, rationale };
        await cast.as(seat).call(routes.clocks.decide, { params: { incident, clock }, body });
      }
    },
    async close(seat, review) {
      await cast.as(seat).call(r.close, { params, body: { review } });
    },
  };
}
