import type { Instant } from '@muster/clocks';
import { callOrder, quietUntil } from '@muster/engine';
import type { ChannelName, ContactMethod, Contacts, Delivery, DeliveryCommand, DeliveryPurpose } from '@muster/engine';
import type { UsedChannels } from './used-channels.ts';

/** Something that can wait for the morning; `cause` is the message that asked, which may come twice. */
export interface TellRequest {
  readonly cause: string;
  readonly person: string;
  readonly purpose: Extract<DeliveryPurpose, { kind: 'shift' | 'reminder' }>;
  /** They were told over the first method and said nothing: the second, where they have one. */
  readonly isAgain?: boolean;
}

/** What somebody is told whose contact method is gone. */
export const goneAbout = 'contact-method:gone';

/** What whoever was on call before is told, with the schedule: nobody has said that they took over. */
export const unheardAbout = 'handover-unconfirmed:';

export function goneRequest({ id, person }: Pick<Delivery, 'id' | 'person'>): TellRequest {
  return { cause: `${id}-gone`, person, purpose: { kind: 'reminder', about: goneAbout } };
}

interface TellPorts {
  readonly clock: { now(): Instant };
  readonly channels: UsedChannels;
  readonly contactsOf: (organisation: string, person: string) => Promise<Contacts | null>;
  readonly usable: (method: ContactMethod) => boolean;
  readonly record: (organisation: string, id: string, command: DeliveryCommand) => Promise<void>;
}

/** Tells somebody over the first of their methods; within quiet hours at their end. */
export async function tellPerson(ports: TellPorts, organisation: string, request: TellRequest): Promise<void> {
  await tell(ports, organisation, request, 0, request.isAgain === true ? 1 : 0);
}

/** The next method, in the order of calls, after one did not get through. Nobody is left to tell after the last. */
export async function tellNext(ports: TellPorts, organisation: string, failed: Delivery): Promise<void> {
  const { id, turn, person, purpose } = failed;
  if (purpose.kind !== 'shift' && purpose.kind !== 'reminder') return;
  const cause = turn === 0 ? id : id.slice(0, -`~${turn}`.length);
  await tell(ports, organisation, { cause, person, purpose }, turn + 1, 0);
}

async function tell(
  { clock, channels, contactsOf, usable, record }: TellPorts,
  organisation: string,
  { cause, person, purpose }: TellRequest,
  turn: number,
  /** Methods that are passed over first. */
  passed: number,
): Promise<void> {
  const contacts = await contactsOf(organisation, person);
  const providerOf = (channel: ChannelName) => channels.get(channel)?.channel.provider ?? '-';
  const methods = (contacts?.methods ?? []).filter(usable).map(({ id, channel }) => ({
    id,
    channel,
    provider: providerOf(channel),
  }));
  const order = callOrder(methods);
  const contact = (order.length > passed ? order.slice(passed) : order)[turn] ?? null;
  // That somebody has no method at all is in the log of deliveries; that they have no further one follows from it.
  if (contact === null && turn > 0) return;
  const now = clock.now();
  const quiet = contacts?.quiet ?? null;
  const held = quiet === null ? null : quietUntil(quiet, now);
  await record(organisation, turn === 0 ? cause : `${cause}~${turn}`, {
    type: 'queue',
    purpose,
    person,
    contact,
    turn,
    notBefore: held ?? now,
    isHeld: held !== null,
    again: null,
  });
}
