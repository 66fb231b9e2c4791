import type { Instant } from '@muster/clocks';
import type { SwitchValue } from '@muster/plan';
import type { Incident } from './incident.ts';

/**
 * What must happen in the world because of an event. The id is the event's with an index, so that doing it twice can
 * be noticed. An exercise has no effects here: its composition addresses enrolled recipients and sandbox switches only.
 */
export type Effect =
  | {
      readonly kind: 'page';
      readonly id: string;
      readonly to: PageTarget;
      readonly incident: string;
      readonly about: string;
      /** It is worse than what they were called for: whoever is being called is called again from the start. */
      readonly again: boolean;
    }
  | {
      readonly kind: 'place-hold';
      readonly id: string;
      readonly switch: string;
      readonly incident: string;
      readonly action: number;
      readonly value: SwitchValue;
    }
  | {
      readonly kind: 'release-hold';
      readonly id: string;
      readonly switch: string;
      readonly incident: string;
      readonly action: number;
      readonly by: number;
    }
  | {
      /** Asks the collectors for one category before the action changes anything. */
      readonly kind: 'collect';
      readonly id: string;
      readonly incident: string;
      readonly action: number;
      readonly category: string;
    }
  | {
      /** Looks at an approved notice once more, and lets its letters leave. */
      readonly kind: 'send-notice';
      readonly id: string;
      readonly incident: string;
      readonly notice: number;
      readonly release: number;
    }
  | {
      /** Hands one letter of a notice to the mail server. */
      readonly kind: 'send-letter';
      readonly id: string;
      readonly incident: string;
      readonly notice: number;
      readonly letter: number;
      /** How often it was tried before: another try makes this one void. */
      readonly attempt: number;
      /** Null: now. */
      readonly notBefore: Instant | null;
    };

export type CollectEffect = Extract<Effect, { kind: 'collect' }>;

export type PageTarget =
  | { readonly kind: 'seat'; readonly seat: string }
  | { readonly kind: 'person'; readonly person: string };

export type Unnumbered = Effect extends infer Each ? (Each extends Effect ? Omit<Each, 'id'> : never) : never;

/** Calls somebody about an obligation. `again`: from the start, whoever is being called already. */
export function page(incident: Incident, to: PageTarget, about: string, again = false): Unnumbered {
  return { kind: 'page', to, incident: incident.id, about, again };
}
