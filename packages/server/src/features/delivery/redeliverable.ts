import { accept, refuse } from '@muster/engine';
import type { ContactMethod, Contacts, Delivery, DeliveryPurpose, Refusal, Result } from '@muster/engine';

/** Who asks that a message is sent again. */
export interface Redeliverer {
  readonly person: string;
  readonly administrator: boolean;
}

interface RedeliverPorts {
  readonly contactsOf: (organisation: string, person: string) => Promise<Contacts | null>;
  readonly pageNow: (
    organisation: string,
    page: Extract<DeliveryPurpose, { kind: 'page' }>,
  ) => Promise<{ readonly isOpen: boolean } | null>;
}

interface Redeliverable extends Pick<Delivery, 'person' | 'purpose'> {
  readonly method: ContactMethod;
}

/** What can be sent again: a page that is still open, to a method that is still there, for who it was for. */
export async function redeliverable(
  ports: RedeliverPorts,
  organisation: string,
  delivery: Delivery | null,
  by: Redeliverer,
): Promise<Result<Redeliverable, Refusal>> {
  if (delivery === null)
    return refuse('delivery/unknown', 'There is no such delivery.', 'Look at the list: muster delivery list.');
  const { person, purpose, contact } = delivery;
  if (person !== by.person && !by.administrator)
    return refuse(
      'delivery/not-yours',
      'Only who it was for, and an administrator, send a message again.',
      'Ask one of them.',
    );
  if (purpose.kind === 'code' || purpose.kind === 'check')
    return refuse('delivery/over', 'A code is not sent twice.', 'Ask for another: muster contact code.');
  if (purpose.kind === 'shift')
    return refuse('delivery/over', 'Who is on call is told once.', 'Look who it is now: muster on-call show.');
  if (purpose.kind === 'reminder')
    return refuse('delivery/over', 'Reminders come by themselves.', 'Look at what is owed: muster follow-up list.');
  if (purpose.kind === 'canary') return refuse('delivery/over', 'A canary flies by itself.', 'Wait for the next one.');
  if ((await ports.pageNow(organisation, purpose))?.isOpen !== true)
    return refuse('delivery/over', 'The page was answered, or its incident is over.', 'Nothing has to be sent.');
  const methods = (await ports.contactsOf(organisation, person))?.methods ?? [];
  const method = methods.find(({ id, state }) => id === contact && state.kind === 'verified');
  return method === undefined
    ? refuse('delivery/no-contact', 'The contact method is not there any more.', 'They add one: muster contact add.')
    : accept({ person, purpose, method });
}
