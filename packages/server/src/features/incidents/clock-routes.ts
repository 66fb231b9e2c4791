import { routes } from '@muster/api';
import { parseInstant } from '@muster/clocks';
import type { IncidentCommand } from '@muster/engine';
import type { Caller } from '../../platform/caller.ts';
import type { Sealed } from '../../platform/content/vault.ts';
import { answerOf, json } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import { createClockList } from './clock-list.ts';
import { afterCommand } from './incident-route-ports.ts';
import type { IncidentRoutePorts } from './incident-route-ports.ts';

/** Clocks over all incidents, and what people say about them. */
export function clockBindings(ports: IncidentRoutePorts): readonly Binding[] {
  const { service, writer, clock: time } = ports;
  const r = routes.clocks;
  const listClocks = createClockList(ports);
  const sealedOrNull = async (text: string | null) => (text === null ? null : writer.text(text));
  const run = async (
    caller: Caller,
    incident: string,
    command: IncidentCommand,
    sealed: readonly (Sealed | null)[],
  ) => {
    const content = { sealed: sealed.flatMap((each) => each?.row ?? []), destroyed: [] };
    return answerOf(await service.run(caller, incident, command, content, afterCommand));
  };
  return [
    bind(r.list, async ({ query, caller: { organisation } }) => json(await listClocks(organisation, query))),
    bind(r.decide, async ({ params: { incident, clock }, body, caller }) => {
      const rationale = await writer.text(body.rationale);
      const command = { type: 'decide-applicability', clock, answer: body.answer, rationale: rationale.ref } as const;
      return run(caller, incident, command, [rationale]);
    }),
    bind(r.report, async ({ params: { incident, clock, stage }, body, caller }) => {
      const [reference, late] = [await sealedOrNull(body.reference), await sealedOrNull(body.lateBecause)];
      const sentAt = body.sentAt === null ? time.now() : parseInstant(body.sentAt);
      const said = { sentAt, reference: reference?.ref ?? null, lateBecause: late?.ref ?? null, proof: body.proof };
      return run(caller, incident, { type: 'report-clock', clock, stage, ...said }, [reference, late]);
    }),
    bind(r.waive, async ({ params: { incident, clock, stage }, body, caller }) => {
      const reason = await writer.text(body.reason);
      return run(caller, incident, { type: 'waive-clock', clock, stage, reason: reason.ref }, [reason]);
    }),
    bind(r.suspend, async ({ params: { incident, clock }, body, caller }) => {
      const [authority, reference] = [await writer.text(body.authority), await writer.text(body.reference)];
      const until = body.until === null ? null : parseInstant(body.until);
      const asked = { authority: authority.ref, reference: reference.ref, until };
      return run(caller, incident, { type: 'suspend-clock', clock, ...asked }, [authority, reference]);
    }),
    bind(r.resume, async ({ params: { incident, clock }, body, caller }) => {
      const reason = await writer.text(body.reason);
      return run(caller, incident, { type: 'resume-clock', clock, reason: reason.ref }, [reason]);
    }),
    bind(r.askLater, async ({ params: { incident, fact }, body, caller }) => {
      const reason = await writer.text(body.reason);
      return run(caller, incident, { type: 'ask-later-anchor', fact, reason: reason.ref }, [reason]);
    }),
    bind(r.confirmLater, async ({ params: { incident, fact }, body, caller }) =>
      run(caller, incident, { type: 'confirm-later-anchor', fact, to: parseInstant(body.to) }, []),
    ),
  ];
}
