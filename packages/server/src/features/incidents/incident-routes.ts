import { routes } from '@muster/api';
import type { IncidentCommand } from '@muster/engine';
import type { Caller } from '../../platform/caller.ts';
import type { ContentWriter } from '../../platform/content/content-writer.ts';
import { answerOf, json, notFound } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import { attachSignals } from './attach-signals.ts';
import { actionBindings } from './action-routes.ts';
import { declaredType } from './declared-type.ts';
import { evidenceBindings } from './evidence-routes.ts';
import { classifyBindings } from './classify-routes.ts';
import { clockBindings } from './clock-routes.ts';
import { createIncidentList } from './incident-list.ts';
import { afterCommand } from './incident-route-ports.ts';
import type { IncidentRoutePorts } from './incident-route-ports.ts';
import { obligationBindings } from './obligation-routes.ts';
import { holdersOf } from './switch-holders.ts';
import { probeClients } from './present-effect.ts';
import { presentIncident, textRefs } from './present-incident.ts';
import { noticeBindings } from './notice-routes.ts';
import { approvalBindings } from './approval-routes.ts';
import { openable, withheldFrom } from './privileged.ts';
import { setBindings } from './set-routes.ts';
import { linksOf } from './links-of.ts';
import { spellTimes } from './spell-times.ts';
import { timelineBindings } from './timeline-routes.ts';
import { viewerOf } from './viewer-of.ts';
import { writtenBindings, writtenReadBindings } from './written-routes.ts';

export function createIncidentRoutes(ports: IncidentRoutePorts): readonly Binding[] {
  return [
    ...readBindings(ports),
    ...timelineBindings(ports),
    ...obligationBindings(ports),
    ...commandBindings(ports),
    ...classifyBindings(ports),
    ...setBindings(ports),
    ...actionBindings(ports),
    ...evidenceBindings(ports),
    ...clockBindings(ports),
    ...noticeBindings(ports),
    ...writtenReadBindings(ports),
    ...writtenBindings(ports),
    ...approvalBindings(ports),
  ];
}

function readBindings(ports: IncidentRoutePorts): readonly Binding[] {
  const { store, clock, service, reader, directory, names, clientTitles, servedSwitches, pack } = ports;
  const listIncidents = createIncidentList(ports);
  const { list, show, record, pack: packRoute, content } = routes.incidents;
  return [
    bind(list, async ({ query, caller: { organisation } }) => json(await listIncidents(organisation, query))),
    bind(show, async ({ params, caller }) => {
      const { organisation } = caller;
      const found = await service.find(organisation, params.incident);
      if (found === null) return notFound(`incident ${params.incident}`);
      const [people, seats, clients, served] = await Promise.all([
        names(organisation),
        directory(organisation),
        clientTitles(organisation, probeClients(found.incident)),
        servedSwitches(organisation),
      ]);
      const withheld = withheldFrom(found.plan.plan, found.incident, seats, viewerOf(caller));
      const texts = await reader.texts(organisation, openable(textRefs(found.incident), withheld));
      const heldBy = await holdersOf(store, organisation, served);
      const seen = { texts, names: people, clients, heldBy };
      const links = await linksOf(ports, organisation, found.incident);
      const world = { ...seen, links, directory: seats, viewer: viewerOf(caller), now: clock.now() };
      return json(presentIncident(found.plan, found.incident, world));
    }),
    bind(record, async ({ params, query, caller: { organisation } }) => {
      const found = await service.find(organisation, params.incident);
      if (found === null) return notFound(`incident ${params.incident}`);
      const after = /^\d{1,15}$/.test(query.after ?? '') ? Number(query.after) : 0;
      const versions = Array.from({ length: query.limit }, (_, at) => after + at + 1);
      const events = await store.readEvents(organisation, `incident/${found.incident.id}`, versions);
      const items = events.map(({ version, ledgerIndex, hash, bytes }) => ({
        version,
        ledgerIndex,
        hash,
        event: JSON.parse(new TextDecoder().decode(bytes)) as unknown,
      }));
      const last = items.at(-1)?.version ?? 0;
      return json({ items, next: last > 0 && last < found.incident.version ? String(last) : null });
    }),
    bind(packRoute, async ({ params, caller: { organisation } }) => {
      const found = await service.find(organisation, params.incident);
      if (found === null) return notFound(`incident ${params.incident}`);
      const chunks = await pack(organisation, found.incident);
      return {
        kind: 'bytes',
        chunks,
        mediaType: 'application/x-tar',
        fileName: `${found.incident.reference}.muster.tar`,
      };
    }),
    bind(content, async ({ params, caller }) => {
      const { organisation } = caller;
      const found = await service.find(organisation, params.incident);
      const seats = await directory(organisation);
      const withheld = found && withheldFrom(found.plan.plan, found.incident, seats, viewerOf(caller));
      const item = found?.incident.evidence.find((each) => each.item.id === params.content);
      const opened = item && !withheld?.has(item.item.id) ? await reader.stream(organisation, item.item.id) : null;
      if (!item || opened === null) return notFound(`content ${params.content} of ${params.incident}`);
      return {
        kind: 'bytes',
        chunks: opened.chunks(),
        mediaType: 'application/octet-stream',
        fileName: `E-${item.number}.bin`,
      };
    }),
  ];
}

function commandBindings(ports: IncidentRoutePorts): readonly Binding[] {
  const { service, writer } = ports;
  const r = routes.incidents;
  const run = async (
    caller: Caller,
    incident: string,
    command: IncidentCommand,
    sealed: readonly Awaited<ReturnType<ContentWriter['text']>>[] = [],
    destroyed: readonly string[] = [],
  ) =>
    answerOf(
      await service.run(caller, incident, command, { sealed: sealed.map((each) => each.row), destroyed }, afterCommand),
    );
  return [
    bind(r.declare, async ({ body, caller }) => {
      const title = await writer.text(body.title);
      const summary = body.summary === null ? null : await writer.text(body.summary);
      const sealed = summary === null ? [title.row] : [title.row, summary.row];
      const plan = (await ports.plans.current(caller.organisation))?.plan ?? null;
      const { type, because } = declaredType(plan, body);
      const input = {
        kind: 'live',
        incidentType: type,
        system: body.system,
        title: title.ref,
        summary: summary?.ref ?? null,
        signalGroups: body.signalGroups,
      } as const;
      return answerOf(
        await service.declare(caller, input, { sealed, destroyed: [] }, (after) => ({
          ...afterCommand(after),
          id: after.id,
          type,
          because: [...because],
        })),
      );
    }),
    bind(r.attach, async ({ params, body, caller }) =>
      answerOf(await attachSignals(ports, caller, params.incident, body.groups, afterCommand)),
    ),
    bind(r.reclassify, async ({ params, body, caller }) => {
      const reason = await writer.text(body.reason);
      return run(caller, params.incident, { type: 'reclassify', to: body.to, reason: reason.ref }, [reason]);
    }),
    bind(r.setSystem, async ({ params, body, caller }) => {
      const reason = body.reason === null ? null : await writer.text(body.reason);
      const command = { type: 'set-system', to: body.to, reason: reason?.ref ?? null } as const;
      return run(caller, params.incident, command, reason === null ? [] : [reason]);
    }),
    bind(r.adoptPlan, async ({ params, body, caller }) => {
      const choice = await writer.text(`Go on under version ${body.version} of the plan`);
      const adopted = { version: body.version, choice, rationale: await writer.text(body.rationale) };
      return answerOf(
        await service.adoptPlan(caller, params.incident, adopted, (after, plan) => ({
          ...afterCommand(after),
          planVersion: plan.version,
          decision: after.decisions.length,
        })),
      );
    }),
    bind(r.recordFact, async ({ params, body, caller }) => {
      const { incident, fact } = params;
      if (body.state === 'value')
        return run(caller, incident, {
          type: 'record-fact',
          fact,
          answer: { state: 'value', value: spellTimes(body.value) },
        });
      const because = await writer.text(body.because);
      return run(caller, incident, { type: 'record-fact', fact, answer: { state: 'unknown', because: because.ref } }, [
        because,
      ]);
    }),
    bind(r.raiseSeverity, async ({ params, body, caller }) => {
      const reason = await writer.text(body.reason);
      return run(caller, params.incident, { type: 'raise-severity', to: body.to, reason: reason.ref }, [reason]);
    }),
    bind(r.lowerSeverity, async ({ params, body, caller }) => {
      const reason = await writer.text(body.reason);
      return run(caller, params.incident, { type: 'lower-severity', to: body.to, reason: reason.ref }, [reason]);
    }),
    bind(r.assignOwner, async ({ params, body, caller }) => {
      const reason = await writer.text(body.reason);
      return run(caller, params.incident, { type: 'assign-incident-owner', person: body.person, reason: reason.ref }, [
        reason,
      ]);
    }),
    bind(r.assignSeat, async ({ params, body, caller }) =>
      run(caller, params.incident, { type: 'assign-seat', seat: params.seat, person: body.person }),
    ),
    bind(r.offerHandover, async ({ params, body, caller }) => {
      const note = body.note === null ? null : await writer.text(body.note);
      return run(
        caller,
        params.incident,
        { type: 'offer-handover', to: body.to, note: note?.ref ?? null },
        note === null ? [] : [note],
      );
    }),
    bind(r.acceptHandover, async ({ params, caller }) => run(caller, params.incident, { type: 'accept-handover' })),
    bind(r.doTask, async ({ params, body, caller }) => {
      const note = body.note === null ? null : await writer.text(body.note);
      return run(
        caller,
        params.incident,
        { type: 'do-task', task: params.task, note: note?.ref ?? null },
        note === null ? [] : [note],
      );
    }),
    bind(r.decide, async ({ params, body, caller }) => {
      const [choice, rationale] = [await writer.text(body.choice), await writer.text(body.rationale)];
      const command = {
        type: 'record-decision',
        decision: body.decision,
        choice: choice.ref,
        rationale: rationale.ref,
        marking: body.marking,
      } as const;
      const content = { sealed: [choice.row, rationale.row], destroyed: [] };
      return answerOf(
        await service.run(caller, params.incident, command, content, (after) => ({
          ...afterCommand(after),
          number: after.decisions.length,
        })),
      );
    }),
    bind(r.enterStage, async ({ params, body, caller }) =>
      run(caller, params.incident, { type: 'enter-stage', stage: body.stage }),
    ),
    bind(r.close, async ({ params, body, caller }) => {
      const review = await writer.text(body.review);
      return run(caller, params.incident, { type: 'close', outcome: body.outcome, review: review.ref }, [review]);
    }),
    bind(r.notAnIncident, async ({ params, body, caller }) => {
      const reason = await writer.text(body.reason);
      return run(caller, params.incident, { type: 'find-not-an-incident', reason: reason.ref }, [reason]);
    }),
    bind(r.reopen, async ({ params, body, caller }) => {
      const reason = await writer.text(body.reason);
      return run(caller, params.incident, { type: 'reopen', stage: body.stage, reason: reason.ref }, [reason]);
    }),
    bind(r.redact, async ({ params, body, caller }) => {
      const reason = await writer.text(body.reason);
      return run(
        caller,
        params.incident,
        { type: 'redact-content', content: params.content, reason: reason.ref },
        [reason],
        [params.content],
      );
    }),
  ];
}
