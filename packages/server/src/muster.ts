import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { LetterPost } from '@muster/connectors';
import type { ContentRef, Incident } from '@muster/engine';
import type { NoteSigner } from '@muster/ledger';
import type { FastifyInstance } from 'fastify';
import { createAfterIncidents } from './after-incidents.ts';
import type { FollowUpService } from './features/follow-ups/follow-up-service.ts';
import { observeProbe } from './features/incidents/observe-probe.ts';
import { readProbes } from './features/incidents/probe-rows.ts';
import { createIncidentRoutes } from './features/incidents/incident-routes.ts';
import { createLetterChannels } from './features/incidents/letter-channels.ts';
import { createIncidentService } from './features/incidents/incident-service.ts';
import type { IncidentService } from './features/incidents/incident-service.ts';
import { incidentPack } from './features/packs/pack-service.ts';
import { createOnCallRoutes } from './features/on-call/on-call-routes.ts';
import { createOnCallService } from './features/on-call/on-call-service.ts';
import type { OnCallService } from './features/on-call/on-call-service.ts';
import { createPageChannel } from './features/paging/page-channel.ts';
import { createPagingRoutes } from './features/paging/paging-routes.ts';
import { createPagingService } from './features/paging/paging-service.ts';
import type { PagingService } from './features/paging/paging-service.ts';
import type { ContactsService } from './features/contacts/contacts-service.ts';
import type { DeliveryService } from './features/delivery/delivery-service.ts';
import type { UsedChannels } from './features/delivery/used-channels.ts';
import { mayRedact, namesOf, systemsByTitle } from './answers-across.ts';
import { createTickets } from './create-tickets.ts';
import type { UsedTrackers } from './features/tickets/ticket-service.ts';
import { createReach } from './create-reach.ts';
import type { CanarySetting } from './create-reach.ts';
import type { CanaryWatch } from './features/delivery/canary.ts';
import { createPeopleRoutes } from './features/people/people-routes.ts';
import { createPeopleService } from './features/people/people-service.ts';
import type { PeopleService } from './features/people/people-service.ts';
import { tokenTitles } from './features/people/token-titles.ts';
import type { PlanCheck } from './features/plans/plan-check.ts';
import type { ReviewRecord } from './features/review/review-record.ts';
import { createPlanRoutes } from './features/plans/plan-routes.ts';
import { createPlanService } from './features/plans/plan-service.ts';
import type { PlanService } from './features/plans/plan-service.ts';
import { createCollectChannel } from './features/preservation/collect-channel.ts';
import { createCollectors } from './features/preservation/create-collectors.ts';
import { createSignalRoutes } from './features/signals/signal-routes.ts';
import { createMappingRoutes } from './features/signals/mapping/mapping-routes.ts';
import { createMappingService } from './features/signals/mapping/mapping-service.ts';
import type { MappingService } from './features/signals/mapping/mapping-service.ts';
import { createReportRoutes } from './features/signals/report/report-routes.ts';
import { createReportService } from './features/signals/report/report-service.ts';
import { createSignalService } from './features/signals/signal-service.ts';
import type { SignalService } from './features/signals/signal-service.ts';
import { createFlagReadings } from './features/switches/flag-readings.ts';
import { createLiveStream } from './features/stream/live-stream.ts';
import type { LiveLimits } from './features/stream/live-stream.ts';
import { createStreamRoutes } from './features/stream/stream-routes.ts';
import { createFlagRoutes } from './features/switches/flag-routes.ts';
import { probeTurn } from './features/switches/probe-turn.ts';
import { createSwitchRoutes } from './features/switches/switch-routes.ts';
import { createSwitchService } from './features/switches/switch-service.ts';
import type { SwitchService } from './features/switches/switch-service.ts';
import { createSystemRoutes } from './features/system/system-routes.ts';
import { builtInFile } from './features/web/web-files.ts';
import type { WebFiles } from './features/web/web-files.ts';
import { createViewRoutes } from './features/views/view-routes.ts';
import { createWebRoutes } from './features/web/web-routes.ts';
import type { BlobStore } from './platform/content/blob-store.ts';
import type { ContentReader } from './platform/content/content-reader.ts';
import type { ContentWriter } from './platform/content/content-writer.ts';
import { createContentReader } from './platform/content/create-content-reader.ts';
import { createContentWriter } from './platform/content/create-content-writer.ts';
import { createVault } from './platform/content/vault.ts';
import { oneAtATime } from './platform/one-at-a-time.ts';
import { retryConflicts } from './platform/retry-conflicts.ts';
import { createHttpServer } from './platform/http/http-server.ts';
import { usualPatience } from './platform/http/patience.ts';
import type { Patience } from './platform/http/patience.ts';
import { createReadingOnce } from './platform/http/reading-once.ts';
import type { Ids } from './platform/ids/ids.ts';
import { openInstance } from './platform/instance.ts';
import { ownFile } from './platform/own-files.ts';
import type { IntakeLog } from './platform/intake/intake-log.ts';
import { integrate } from './platform/ledger/ledger-leader.ts';
import { organisationSigner } from './platform/ledger/organisation-signer.ts';
import type { Channel } from './platform/outbox/outbox-turn.ts';
import type { Log } from './platform/log/log.ts';
import type { InstanceKey } from './platform/secrets/instance-key.ts';
import type { Store } from './platform/store/store.ts';
import { createStreams } from './platform/streams/streams.ts';
import type { Clock } from './platform/time/clock.ts';
import type { RunningFault } from './platform/time/running-fault.ts';

/** What a Muster is made of: adapters that `compose` chooses, or fakes that a test passes. */
export interface MusterParts {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly intake: IntakeLog;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly key: InstanceKey;
  readonly log: Log;
  readonly organisation: string;
  /** The address of the interface, once it is known. */
  readonly origin: () => string;
  /** What stands still or is late; the loops know. */
  readonly faults: () => Promise<readonly RunningFault[]>;
  readonly onIntake: () => void;
  /** Told when messages wait in the outbox. */
  readonly onMessages?: () => void;
  /** How many live connections there may be, and how long they are waited for; as usual where it is not said. */
  readonly liveLimits?: LiveLimits;
  /** How plans are checked. */
  readonly check: PlanCheck;
  readonly reviewRecord: ReviewRecord;
  /** The ways to reach people that are set up; none where it is not said. */
  readonly reachBy?: UsedChannels;
  /** Takes approved notices out by e-mail; nothing where it is not said. */
  readonly letters?: LetterPost;
  /** Where tickets for engineering go; nowhere where it is not said. */
  readonly trackers?: UsedTrackers;
  /** What proves that messages arrive; nothing where it is not said. */
  readonly canary?: CanarySetting;
  /** The built screens; null where they are not built. */
  readonly web?: WebFiles | null;
  /** How long it waits for a request; as usual where it is not said. */
  readonly patience?: Patience;
}

export interface Muster {
  readonly parts: MusterParts;
  readonly plans: PlanService;
  readonly people: PeopleService;
  readonly incidents: IncidentService;
  readonly paging: PagingService;
  readonly followUps: FollowUpService;
  readonly onCall: OnCallService;
  readonly contacts: ContactsService;
  readonly deliveries: DeliveryService;
  readonly canary: CanaryWatch | null;
  readonly askChecks: (organisation: string) => Promise<number>;
  readonly remindOfMonth: (organisation: string) => Promise<number>;
  readonly signals: SignalService;
  readonly mappings: MappingService;
  readonly switches: SwitchService;
  readonly reader: ContentReader;
  readonly writer: ContentWriter;
  readonly signerFor: (organisation: string) => NoteSigner;
  /** Takes committed events into the ledger; gives how many. */
  readonly integrate: (organisation: string) => Promise<number>;
  /** Channels of the outbox: evidence that is wanted before a change, pages until somebody answers, and what leaves. */
  readonly channels: ReadonlyMap<string, Channel>;
  /** Looks whether clients were served what actions changed; gives how many incidents it told. */
  readonly probe: () => Promise<number>;
  readonly http: FastifyInstance;
}

/** Wires the features. The same for a real server, a test and a scenario: they differ in their parts alone. */
export async function createMuster(parts: MusterParts): Promise<Muster> {
  const { store, clock, ids, organisation, key, blobs, letters = null } = parts;
  const instance = await openInstance(parts, organisation, key);
  const signers = new Map<string, NoteSigner>();
  const signerFor = (of: string) => {
    const signer = signers.get(of) ?? organisationSigner(instance, of, key);
    signers.set(of, signer);
    return signer;
  };
  const vault = createVault(key, ids);
  const streams = createStreams(store);
  const writer = createContentWriter({ vault, blobs, ids });
  const reader = createContentReader({ store, vault, blobs });
  const onMessages = () => parts.onMessages?.();
  const common = { store, clock, ids, streams, vault, reader, writer, onMessages };
  const people = createPeopleService(common);
  const plans = createPlanService({ ...common, blobs, check: parts.check, directory: { read: people.directory } });
  const switches = createSwitchService({ store, ids, streams, plans });
  const readings = createFlagReadings(store, clock);
  const signals = createSignalService({
    ...common,
    blobs,
    isIncidentOpen: async (of, incident) => (await incidents.find(of, incident))?.incident.status.kind === 'open',
  });
  const incidents = createIncidentService({
    ...common,
    blobs,
    plans,
    directory: { read: people.directory },
    holds: switches,
    readersOf: readings.recent,
    signals,
  });
  const onCall = createOnCallService({
    ...common,
    plans,
    directory: people.directory,
  });
  const paging = createPagingService({
    ...common,
    roster: onCall.roster,
    directory: people.directory,
    findIncident: incidents.find,
  });
  const planOf = async (of: string) => (await plans.current(of))?.plan ?? null;
  const after = createAfterIncidents({
    ...common,
    plans,
    incidents,
    reviewRecord: parts.reviewRecord,
    directory: people.directory,
    names: (of) => namesOf(people, reader, of),
  });
  const reach = createReach({
    ...common,
    key,
    log: parts.log,
    channels: parts.reachBy ?? new Map(),
    canary: parts.canary ?? null,
    origin: parts.origin,
    directory: people.directory,
    names: (of) => namesOf(people, reader, of),
    findPaging: paging.find,
    openPagings: paging.open,
    findIncident: incidents.find,
    isOwed: after.isOwed,
    recurrence: after.recurrence,
  });
  const tickets = createTickets({
    ...common,
    log: parts.log,
    trackers: parts.trackers ?? new Map(),
    findGroup: signals.find,
  });
  const onLiveFault = (error: unknown) => parts.log.fault('the live stream failed', error);
  const live = createLiveStream({ store, organisation, onFault: onLiveFault }, parts.liveLimits);
  const integrateLedger = oneAtATime(async (of: string) => {
    const done = await retryConflicts(() => integrate({ store, clock, ids, signerFor }, of));
    // Also where another node has done it.
    if (of === organisation) await live.wake().catch(onLiveFault);
    return done;
  });
  const collect = createCollectChannel({
    clock,
    writer,
    blobs,
    collectors: createCollectors({ store, reader, findGroup: signals.find, readSwitch: switches.record }),
    incidents: {
      find: incidents.find,
      answer: (caller, incident, command, sealed) =>
        incidents.run(caller, incident, command, { sealed, destroyed: [] }, () => null),
    },
    onFault: (collector, error) => parts.log.fault(`the collector ${collector} failed`, error),
  });
  const channels: ReadonlyMap<string, Channel> = new Map([
    ['collect', collect],
    ['page', createPageChannel(paging)],
    ...createLetterChannels({ incidents, reader, vault, letters, log: parts.log }),
    ...reach.outbox,
    ...tickets.outbox,
  ]);
  const probe = () =>
    probeTurn({
      organisation,
      readings,
      openProbes: (of) => readProbes(store, of),
      observe: (of, open, seen) => observeProbe(incidents, of, open, seen),
    });
  const texts = (of: string, refs: readonly ContentRef[]) => reader.texts(of, refs);
  const planByVersion = async (of: string, version: string) => (await plans.byVersion(of, version)).plan;
  const pack = (of: string, incident: Incident) =>
    incidentPack({ store, reader, signerFor, planOf: planByVersion, integrate: integrateLedger }, of, incident);
  const referenceOf = async (of: string, incident: string) =>
    (await incidents.find(of, incident))?.incident.reference ?? null;
  const digest = (text: string) => createHmac('sha256', key.digests).update(text).digest('hex');
  const { intake, onIntake } = parts;
  const mappings = createMappingService(common);
  const reports = createReportService({ ...common, blobs, intake, onIntake, findGroup: signals.find });
  const pageStyle = await readFile(
    ownFile(new URL('features/signals/report/page.css', import.meta.url), 'report.css'),
    'utf8',
  );
  const bindings = [
    ...createSystemRoutes({ store, signerFor, faults: parts.faults }),
    ...createPeopleRoutes({
      people,
      texts,
      titles: (of, tokens) => tokenTitles(common, of, tokens),
      now: () => clock.now(),
      plan: planOf,
      origin: parts.origin,
      forget: reach.contacts.forget,
    }),
    ...createPlanRoutes({
      plans,
      reader,
      clock,
      roster: onCall.roster,
      directory: people.directory,
      names: (of) => namesOf(people, reader, of),
    }),
    ...createSignalRoutes({
      ...common,
      signals,
      plan: planOf,
      referenceOf,
      findMapping: mappings.find,
      origin: parts.origin,
      ticketView: tickets.view,
      prepareTicket: tickets.service.prepare,
      previewTicket: tickets.service.preview,
      mayRedact: (caller) => mayRedact(planOf, people, caller),
      intake,
      onIntake,
    }),
    ...createMappingRoutes({
      mappings,
      clock,
      nameOf: (text) => intake.nameOf(text),
      systems: async (of) => new Set(Object.keys((await planOf(of))?.systems ?? {})),
    }),
    ...createIncidentRoutes({
      ...common,
      blobs,
      plans,
      signals,
      service: incidents,
      directory: people.directory,
      names: (of) => namesOf(people, reader, of),
      clientTitles: (of, tokens) => tokenTitles(common, of, tokens),
      servedSwitches: switches.serve,
      letters,
      followUpsOwed: after.followUpsOwed,
      pack,
    }),
    ...after.bindings,
    ...createOnCallRoutes({
      onCall,
      clock,
      ids,
      currentPlan: plans.current,
      directory: people.directory,
      names: (of) => namesOf(people, reader, of),
      origin: parts.origin,
    }),
    ...createPagingRoutes({ paging, names: (of) => namesOf(people, reader, of) }),
    ...createViewRoutes(common),
    ...reach.bindings,
    ...tickets.bindings,
    ...createFlagRoutes(switches, readings),
    ...createStreamRoutes(live),
    ...createReportRoutes({ reports, clock, digest, systems: (of) => systemsByTitle(planOf, of) }),
    ...createWebRoutes(parts.web ?? null, new Map([builtInFile('/page.css', pageStyle)])),
    ...createSwitchRoutes({
      store,
      switches,
      referenceOf,
    }),
  ];
  const once = () => createReadingOnce(() => Date.parse(clock.now()));
  const http = await createHttpServer(
    {
      ...common,
      organisation,
      origin: parts.origin,
      whose: people.whose,
      log: parts.log,
      flagReadings: once(),
      turnedAway: once(),
      patience: parts.patience ?? usualPatience,
      digest,
    },
    bindings,
  );
  // Connections that last would keep the server from closing.
  http.addHook('preClose', async () => live.stop());
  return {
    parts,
    plans,
    people,
    incidents,
    paging,
    followUps: after.followUps,
    onCall,
    contacts: reach.contacts,
    deliveries: reach.deliveries,
    canary: reach.canary,
    askChecks: reach.askChecks,
    remindOfMonth: reach.remindOfMonth,
    signals,
    mappings,
    switches,
    reader,
    writer,
    signerFor,
    integrate: integrateLedger,
    channels,
    probe,
    http,
  };
}
