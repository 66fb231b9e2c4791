import { z } from 'zod';

/**
 * Who acts. `person`: somebody signed in as themselves. `elevated`: a person using an administrator's powers;
 * `service`: a token of a machine. Neither of these two ever approves. `clock`: a timer that fired.
 */
export const actor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), person: z.string().min(1) }),
  z.strictObject({ kind: z.literal('elevated'), person: z.string().min(1) }),
  z.strictObject({ kind: z.literal('service'), service: z.string().min(1) }),
  z.strictObject({ kind: z.literal('clock') }),
]);
export type Actor = Readonly<z.infer<typeof actor>>;

/** The actor in one word, for audit rows and logs: `person:…`, `service:…`, `clock`. Holds ids, never names. */
export function spellActor(who: Actor): string {
  switch (who.kind) {
    case 'person':
    case 'elevated':
      return `${who.kind}:${who.person}`;
    case 'service':
      return `service:${who.service}`;
    case 'clock':
      return 'clock';
  }
}

/** The person behind an actor; for services and the clock their own word. */
export function personOf(who: Actor): string {
  return who.kind === 'person' || who.kind === 'elevated' ? who.person : spellActor(who);
}
