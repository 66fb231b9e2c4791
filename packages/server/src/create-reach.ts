import type { Message } from '@muster/connectors';
import { checkDays, codeMinutes, deriveSeverity } from '@muster/engine';
import type { ChannelName, Directory, Incident, Paging, PlanVersion } from '@muster/engine';
import { createSlackCommandRoutes } from './features/chat/slack-command-routes.ts';
import { createContactsRoutes } from './features/contacts/contacts-routes.ts';
import { createContactsService } from './features/contacts/contacts-service.ts';
import type { ContactsService } from './features/contacts/contacts-service.ts';
import { canaryWord, createCanaryWatch, deliveryOfWord } from './features/delivery/canary.ts';
import type { CanaryWatch } from './features/delivery/canary.ts';
import { createDeliveryChannels } from './features/delivery/delivery-channels.ts';
import { createDeliveryRoutes } from './features/delivery/delivery-routes.ts';
import { createDeliveryService } from './features/delivery/delivery-service.ts';
import type { DeliveryService, PageNow } from './features/delivery/delivery-service.ts';
import type { UsedChannels } from './features/delivery/used-channels.ts';
import { goneAbout, unheardAbout } from './features/delivery/tell-person.ts';
import { createPace } from './features/delivery/pace.ts';
import type { RecurrenceNow } from './features/incidents/recurrence-now.ts';
import type { Binding } from './platform/http/binding.ts';
import type { ContentReader } from './platform/content/content-reader.ts';
import type { Vault } from './platform/content/vault.ts';
import type { Ids } from './platform/ids/ids.ts';
import type { Log } from './platform/log/log.ts';
import type { Channel } from './platform/outbox/outbox-turn.ts';
import { createDerivedSecrets } from './platform/secrets/derived-secret.ts';
import type { InstanceKey } from './platform/secrets/instance-key.ts';
import type { Store } from './platform/store/store.ts';
import type { Streams } from './platform/streams/streams.ts';
import type { Clock } from './platform/time/clock.ts';

import { createRemindOfMonth } from './remind-of-month.ts';

export interface ReachPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly streams: Streams;
  readonly vault: Vault;
  readonly reader: ContentReader;
  readonly log: Log;
  readonly key: InstanceKey;
  readonly channels: UsedChannels;
  readonly canary: CanarySetting | null;
  readonly origin: () => string;
  readonly directory: (organisation: string) => Promise<Directory>;
  readonly names: (organisation: string) => Promise<ReadonlyMap<string, string | null>>;
  /** Pages that wait for somebody. */
  readonly openPagings: (organisation: string) => Promise<readonly { readonly paging: Paging }[]>;
  readonly findPaging: (organisation: string, id: string) => Promise<Paging | null>;
  readonly findIncident: (
    organisation: string,
    id: string,
  ) => Promise<{ readonly incident: Incident; readonly plan: PlanVersion } | null>;
  /** Whether what somebody is reminded of is still owed: `follow-up:F-3`, `recurrence:2026-10`. */
  readonly isOwed: (organisation: string, about: string) => Promise<boolean>;
  /** The month that is looked through for what came again. */
  readonly recurrence: (organisation: string) => Promise<RecurrenceNow | null>;
  readonly onMessages: () => void;
}

/** Where canaries fly, how often, and how long one may take. */
export interface CanarySetting {
  readonly channel: ChannelName;
  readonly address: string;
  readonly everyMilliseconds: number;
  readonly withinMilliseconds: number;
}

export interface Reach {
  /** The monthly question to everybody in a seat; gives how many were asked. */
  readonly askChecks: (organisation: string) => Promise<number>;
  /** The monthly look for what came again, to whoever answers for incidents; gives how many were reminded. */
  readonly remindOfMonth: (organisation: string) => Promise<number>;
  /** Null where no canary is set up. */
  readonly canary: CanaryWatch | null;
  readonly contacts: ContactsService;
  readonly deliveries: DeliveryService;
  readonly bindings: readonly Binding[];
  readonly outbox: ReadonlyMap<string, Channel>;
}

/** Wires how people are reached: their contact methods, and what is sent over them. */
export function createReach(ports: ReachPorts): Reach {
  const secrets = createDerivedSecrets(ports.key);
  const setting = ports.canary;
  const plain = new Map([...ports.channels].map(([name, { channel }]) => [name, channel]));
  const contacts = createContactsService({ ...ports, secrets, channels: plain });
  const deliveries = createDeliveryService({
    ...ports,
    pace: createPace(() => Date.parse(ports.clock.now())),
    contactsOf: contacts.find,
    open: contacts.open,
    canary: setting && {
      channel: setting.channel,
      to: { address: setting.address, secrets: [secrets.webhook('canary')] },
    },
    canaryMessage: (id) => ({
      kind: 'canary',
      word: canaryWord(secrets, id),
      link: `${ports.origin()}/api/v1/canary`,
    }),
    checkMessage: (code) => ({
      kind: 'check',
      code: secrets.code(code),
      days: checkDays,
      link: `${ports.origin()}/contacts`,
    }),
    shiftMessage: (schedule) => ({ kind: 'shift', schedule, link: `${ports.origin()}/on-call` }),
    markGone: contacts.markGone,
    reminderMessage: (about) => ({ kind: 'reminder', about, link: `${ports.origin()}/${pageOfReminder(about)}` }),
    isOwed: async (of, about) => about === goneAbout || about.startsWith(unheardAbout) || ports.isOwed(of, about),
    codeMessage: (code) => ({ kind: 'code', code: secrets.code(code), minutes: codeMinutes }),
    async pageOver(organisation, id) {
      const paging = await ports.findPaging(organisation, id);
      const found = paging && (await ports.findIncident(organisation, paging.incident));
      return paging && found && pageOver(paging, found.incident, await ports.directory(organisation), ports.origin());
    },
    async pageNow(organisation, { paging: id, incident: of }) {
      const [paging, found] = await Promise.all([
        ports.findPaging(organisation, id),
        ports.findIncident(organisation, of),
      ]);
      return paging && found && pageNow(paging, found.incident, found.plan, ports.origin());
    },
  });
  const canary = setting && createCanaryWatch({ ...ports, ...setting, deliveries });
  const waiting = async (organisation: string) =>
    (await ports.openPagings(organisation)).map(({ paging }) => paging.reference);
  const ofWord = (word: string) => deliveryOfWord(secrets, word);
  return {
    async askChecks(organisation) {
      const { holders, people } = await ports.directory(organisation);
      const seated = people.filter((person) => Object.values(holders).includes(person));
      return contacts.askChecks(organisation, seated);
    },
    remindOfMonth: createRemindOfMonth({
      ...ports,
      now: ports.recurrence,
      deliveries,
      hasChannels: ports.channels.size > 0,
    }),
    canary,
    contacts,
    deliveries,
    bindings: [
      ...createContactsRoutes({ ...ports, contacts, channels: plain, now: () => ports.clock.now() }),
      ...createDeliveryRoutes({ ...ports, deliveries, canary, ofWord }),
      ...createSlackCommandRoutes({ ...ports, isOurs: plain.get('slack')?.isOurs, waiting }),
    ],
    outbox: createDeliveryChannels(deliveries, ports.log, ports.channels.size > 0),
  };
}

/** Where one looks at what one is reminded of. */
function pageOfReminder(about: string): string {
  if (about === goneAbout) return 'contacts';
  if (about.startsWith(unheardAbout)) return 'on-call';
  return about.startsWith('follow-up:') ? 'follow-ups' : 'incidents';
}

/** Number, severity, what is asked and the way to the page: nothing else of an incident leaves in a message. */
function pageNow(paging: Paging, incident: Incident, { plan }: PlanVersion, origin: string): PageNow {
  const { reference, severity, status } = incident;
  const couldBe = deriveSeverity(plan, incident).couldBe.map(({ level }) => level);
  const message: Message = {
    kind: 'page',
    isDrill: incident.kind === 'exercise',
    reference,
    severity: severity.level,
    asked: paging.about,
    link: `${origin}/incidents/${encodeURIComponent(reference)}`,
  };
  return {
    isOpen: status.kind === 'open' && paging.state.kind === 'calling',
    isUrgent: severity.level === 'critical' || couldBe.includes('critical'),
    message,
  };
}

/** Who is on it, as the plan calls their seat, and since when; or that nobody is needed. Null while it calls. */
function pageOver(paging: Paging, incident: Incident, { holders }: Directory, origin: string): Message | null {
  const { state, calls } = paging;
  if (state.kind === 'calling' || state.kind === 'unanswered') return null;
  const person = state.kind === 'acknowledged' ? state.person : null;
  const called = calls.findLast((call) => call.person === person)?.seat;
  const seated = Object.entries({ ...holders, ...incident.seats }).find(([, holder]) => holder === person)?.[0];
  return {
    kind: 'over',
    isDrill: incident.kind === 'exercise',
    reference: paging.reference,
    by: person === null ? null : (called ?? seated ?? 'somebody'),
    at: `${state.at.slice(0, 16).replace('T', ' ')} UTC`,
    link: `${origin}/incidents/${encodeURIComponent(paging.reference)}`,
  };
}
