import type { Directory, Effect, Incident } from '@muster/engine';
import type { Instant } from '@muster/clocks';
import type { OutboxMessage } from '../../platform/store/store.ts';

/** What leaves after the commit, as a row of the outbox. Channels resolve contacts when they send: rows hold ids only. */
export function outboxMessages(
  effect: Effect,
  directory: Directory,
  incident: Incident,
  now: Instant,
): readonly OutboxMessage[] {
  switch (effect.kind) {
    case 'page': {
      const { to, about, again } = effect;
      const seat = to.kind === 'seat' ? to.seat : null;
      const person = to.kind === 'person' ? to.person : (incident.seats[to.seat] ?? directory.holders[to.seat] ?? null);
      const payload = { seat, person, incident: incident.id, reference: incident.reference, about, again };
      return [{ id: effect.id, channel: 'page', notBefore: now, payload }];
    }
    case 'collect': {
      const payload = { incident: incident.id, action: effect.action, category: effect.category };
      return [{ id: effect.id, channel: 'collect', notBefore: now, payload }];
    }
    case 'send-notice': {
      const payload = { incident: incident.id, notice: effect.notice, release: effect.release };
      return [{ id: effect.id, channel: 'notice', notBefore: now, payload }];
    }
    case 'send-letter': {
      const { notice, letter, attempt, notBefore } = effect;
      const payload = { incident: incident.id, notice, letter, attempt };
      return [{ id: effect.id, channel: 'letter', notBefore: notBefore ?? now, payload }];
    }
    case 'place-hold':
    case 'release-hold':
      return [];
  }
}
