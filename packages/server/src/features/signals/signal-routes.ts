import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { parseInstant } from '@muster/clocks';
import type { Signal } from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';
import type { Caller } from '../../platform/caller.ts';
import type { ContentReader } from '../../platform/content/content-reader.ts';
import { answerOf, fault, json, notFound } from '../../platform/http/answer.ts';
import type { Answer } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding, HttpCall } from '../../platform/http/binding.ts';
import { wholeBody } from '../../platform/http/read-body.ts';
import { createJsonCheck } from '../../platform/intake/check-json.ts';
import { IntakeError } from '../../platform/intake/intake-error.ts';
import type { IntakeLog } from '../../platform/intake/intake-log.ts';
import type { Store } from '../../platform/store/store.ts';
import type { Clock } from '../../platform/time/clock.ts';
import type { Mapping } from './mapping/apply-mapping.ts';
import { mappedSource } from './mapping/map-mapped.ts';
import { attachmentsOf } from './report/attachments-of.ts';
import type { SignalService } from './signal-service.ts';
import { presentGroup, worldOf } from './present-group.ts';
import type { TicketView } from './present-group.ts';
import { createSignalTicketRoutes } from './signal-ticket-routes.ts';
import type { SignalTicketPorts } from './signal-ticket-routes.ts';
import { signalGroupModel, signalGroupRow } from './signal-stream.ts';
import { contentValue } from './title-of.ts';

export interface SignalRoutePorts extends SignalTicketPorts {
  readonly store: Pick<Store, 'listRows' | 'readRow'>;
  readonly clock: Clock;
  readonly reader: Pick<ContentReader, 'texts' | 'stream'>;
  readonly signals: SignalService;
  /** Whether the caller sits in legal or privacy. */
  readonly mayRedact: (caller: Caller) => Promise<boolean>;
  /** The plan in force; null before there is one. */
  readonly plan: (organisation: string) => Promise<CompiledPlan | null>;
  /** What people call an incident. */
  readonly referenceOf: (organisation: string, incident: string) => Promise<string | null>;
  /** What became of a ticket for engineering. */
  readonly ticketView: (organisation: string, ticket: string) => Promise<TicketView>;
  readonly findMapping: (organisation: string, name: string) => Promise<Mapping | null>;
  readonly intake: Pick<IntakeLog, 'append'>;
  /** Told after a record is durable, so that nobody waits for the next turn. */
  readonly onIntake: () => void;
}

export function createSignalRoutes(ports: SignalRoutePorts): readonly Binding[] {
  return [
    ...intakeBindings(ports),
    ...readBindings(ports),
    ...triageBindings(ports),
    ...createSignalTicketRoutes(ports),
  ];
}

function intakeBindings(ports: SignalRoutePorts): readonly Binding[] {
  const { alertmanager, generic, mapped } = routes.signals;
  const intake = { ...ports, faultOfJson: createJsonCheck() };
  return [
    bind(alertmanager, (call) => takeIn(intake, 'alertmanager', alertmanager.limit.bodyBytes, call)),
    bind(generic, (call) => takeIn(intake, 'generic', generic.limit.bodyBytes, call)),
    bind(mapped, async (call) => {
      const { name } = call.params;
      // A name that is typed wrongly is told at once: later, nobody would be there to be told.
      if ((await ports.findMapping(call.caller.organisation, name)) === null) return notFound(`mapping ${name}`);
      return takeIn(intake, mappedSource(name), mapped.limit.bodyBytes, call);
    }),
  ];
}

type IntakeRoute = (typeof routes.signals)['alertmanager' | 'generic' | 'mapped'];

/** Checks that the body can be read at all, keeps it as it came, and answers once it is durable. */
async function takeIn(
  {
    clock,
    intake,
    onIntake,
    faultOfJson,
  }: SignalRoutePorts & { readonly faultOfJson: ReturnType<typeof createJsonCheck> },
  route: string,
  most: number,
  { headers, bytes, caller }: Pick<HttpCall<IntakeRoute>, 'headers' | 'bytes' | 'caller'>,
): Promise<Answer<{ accepted: true }>> {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity')
    return fault(415, 'request/unreadable', 'The body is compressed.', 'Send it without content-encoding.');
  const body = await wholeBody(bytes, most);
  const wrong = faultOfJson(body);
  if (wrong !== null) return fault(400, 'request/unreadable', wrong, 'Send one JSON document in UTF-8.');
  try {
    await intake.append({ organisation: caller.organisation, route, receivedAt: clock.now(), body });
  } catch (error) {
    return faultOfIntake(error);
  }
  onIntake();
  return json({ accepted: true });
}

function faultOfIntake(error: unknown): Answer<never> {
  if (!(error instanceof IntakeError)) throw error;
  switch (error.code) {
    case 'disk-full':
      return {
        kind: 'fault',
        fault: {
          status: 507,
          code: 'store/full',
          detail: 'The disk is full. Nothing was kept.',
          mend: 'Free space on the disk of the data directory; the source sends again.',
          retryAfterSeconds: 30,
        },
      };
    case 'closed':
      return {
        kind: 'fault',
        fault: {
          status: 503,
          code: 'server/stopping',
          detail: 'The server is stopping.',
          mend: 'Try again in a moment.',
          retryAfterSeconds: 5,
        },
      };
    case 'too-large':
      return fault(413, 'request/too-large', error.message, 'Send less.');
    case 'io':
    case 'corrupt':
    case 'cursor':
      throw error;
  }
}

function readBindings(ports: SignalRoutePorts): readonly Binding[] {
  const { store, reader, signals } = ports;
  const { list, show, attachment } = routes.signals;
  return [
    bind(list, async ({ query, caller: { organisation } }) => {
      const options = { limit: query.limit, after: query.after ?? null, order: 'falling' } as const;
      const page = await store.listRows(organisation, signalGroupModel, options);
      const rows = page.items.map((item) => signalGroupRow.parse(item.row));
      const texts = await reader.texts(
        organisation,
        rows.flatMap(({ newest }) => newest ?? []),
      );
      const world = await worldOf(ports, organisation, rows);
      const items = rows.map((row) => {
        const text = row.newest === null ? null : (texts.get(row.newest.id) ?? null);
        return presentGroup(row, text, text === null ? [] : [text], world);
      });
      return json({ items, next: page.next });
    }),
    bind(show, async ({ params, caller: { organisation } }) => {
      const [stored, group] = await Promise.all([
        store.readRow(organisation, signalGroupModel, params.group),
        signals.find(organisation, params.group),
      ]);
      if (stored === null || group === null) return notFound(`group of signals ${params.group}`);
      const members = Object.values(group.signals);
      const texts = await reader.texts(
        organisation,
        members.map((signal) => signal.content),
      );
      const row = signalGroupRow.parse(stored.row);
      const all = members.flatMap(({ content }) => texts.get(content.id) ?? []);
      const text = row.newest === null ? null : (texts.get(row.newest.id) ?? null);
      return json({
        ...presentGroup(row, text, all, await worldOf(ports, organisation, [row])),
        members: members.map((signal) => presentSignal(signal, texts)),
      });
    }),
    bind(attachment, async ({ params, caller: { organisation } }) => {
      const group = await signals.find(organisation, params.group);
      const named = group === null ? [] : await attachmentsOf(reader, organisation, group);
      const found = named.find(({ content }) => content === params.content);
      const opened = found && (await reader.stream(organisation, found.content));
      if (!found || !opened) return notFound(`attachment ${params.content} of these signals`);
      return {
        kind: 'bytes',
        chunks: opened.chunks(),
        // Never what the sender called it: a browser must not show it.
        mediaType: 'application/octet-stream',
        fileName: found.name,
      };
    }),
  ];
}

function triageBindings({ writer, signals, mayRedact }: SignalRoutePorts): readonly Binding[] {
  const { triage, snooze, decline, redact } = routes.signals;
  return [
    bind(redact, async ({ params, body, caller }) => {
      const isAllowed = await mayRedact(caller);
      const done = await signals.redact(caller, params.group, params.content, body.reason, isAllowed);
      return done.ok ? json({}) : answerOf(done);
    }),
    bind(triage, async ({ params, caller }) => {
      const done = await signals.triage(caller, params.group, { type: 'begin-triage' }, []);
      return done.ok ? json({}) : answerOf(done);
    }),
    bind(snooze, async ({ body, caller }) => {
      const done = await signals.snooze(caller, body.groups, parseInstant(body.until));
      return done.ok ? json({}) : answerOf(done);
    }),
    bind(decline, async ({ params, body, caller }) => {
      const reason = await writer.text(body.reason);
      const ticket = body.ticket === null ? null : await writer.text(body.ticket);
      const command = {
        type: 'decline-signals',
        reason: reason.ref,
        nearMiss: body.nearMiss,
        ticket: ticket?.ref ?? null,
      } as const;
      const contents = ticket === null ? [reason.row] : [reason.row, ticket.row];
      const done = await signals.triage(caller, params.group, command, contents);
      return done.ok ? json({}) : answerOf(done);
    }),
  ];
}

type Texts = ReadonlyMap<string, string | null>;

type Member = AnswerOf<typeof routes.signals.show>['members'][number];

function presentSignal({ key, startsAt, resolvedAt, sightings, content }: Signal, texts: Texts): Member {
  const text = texts.get(content.id) ?? null;
  return {
    key,
    startsAt,
    resolvedAt,
    sightings,
    content: text === null ? null : contentValue(text),
    contentId: content.id,
  };
}
