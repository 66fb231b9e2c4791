import { routes } from '@muster/api';
import { parseInstant } from '@muster/clocks';
import type { Incident, IncidentCommand, Parameters, PlanVersion } from '@muster/engine';
import type { ContentWriter } from '../../platform/content/content-writer.ts';
import type { Caller } from '../../platform/caller.ts';
import { answerOf } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import type { SealedContent } from '../../platform/store/store.ts';
import { afterCommand } from './incident-route-ports.ts';
import type { IncidentRoutePorts } from './incident-route-ports.ts';
import { missingApprovals } from './present-incident.ts';
import { standingAuthorityUse } from './use-standing-authority.ts';

/** Propose, amend, approve, refuse, break glass, release, execute, prove. */
export function actionBindings(ports: IncidentRoutePorts): readonly Binding[] {
  const { service, writer, clock, directory } = ports;
  const r = routes.incidents;

  async function afterAction(organisation: string, number: number | 'newest') {
    const seats = await directory(organisation);
    return (after: Incident, { plan }: PlanVersion) => {
      const action = number === 'newest' ? after.actions.at(-1) : after.actions.find((each) => each.number === number);
      if (!action) throw new TypeError('An accepted command on an action leaves the action behind.');
      const missing = [...missingApprovals(plan, action, seats, clock.now())];
      return {
        ...afterCommand(after),
        number: action.number,
        digest: action.digest,
        progress: action.progress.kind,
        missing,
      };
    };
  }

  async function run(
    caller: Caller,
    incident: string,
    number: number | 'newest',
    command: IncidentCommand,
    sealed: readonly SealedContent[] = [],
  ) {
    const present = await afterAction(caller.organisation, number);
    return service.run(caller, incident, command, { sealed, destroyed: [] }, present);
  }

  return [
    bind(r.propose, async ({ params, body, caller }) => {
      const reason = await writer.text(body.reason);
      const { action, undoes } = body;
      const { parameters, sealed } = await sealParameters(writer, body.parameters);
      return answerOf(
        await run(
          caller,
          params.incident,
          'newest',
          { type: 'propose-action', action, parameters, undoes, reason: reason.ref },
          [reason.row, ...sealed],
        ),
      );
    }),
    bind(r.amend, async ({ params: { incident, number }, body, caller }) => {
      const { parameters, sealed } = await sealParameters(writer, body.parameters);
      const reason = await writer.text(body.reason);
      return answerOf(
        await run(caller, incident, number, { type: 'amend-action', number, parameters, reason: reason.ref }, [
          reason.row,
          ...sealed,
        ]),
      );
    }),
    bind(r.approve, async ({ params: { incident, number }, body, caller }) => {
      const done = await run(caller, incident, number, { type: 'approve-action', number, digest: body.digest });
      return answerOf(done.ok ? { ok: true, value: { ...done.value, inclusion: 'pending' as const } } : done);
    }),
    bind(r.refuse, async ({ params: { incident, number }, body, caller }) => {
      const reason = await writer.text(body.reason);
      return answerOf(
        await run(
          caller,
          incident,
          number,
          { type: 'refuse-action', number, digest: body.digest, reason: reason.ref },
          [reason.row],
        ),
      );
    }),
    bind(r.breakGlass, async ({ params: { incident, number }, body, caller }) => {
      const reason = await writer.text(body.reason);
      return answerOf(
        await run(caller, incident, number, { type: 'break-glass', number, digest: body.digest, reason: reason.ref }, [
          reason.row,
        ]),
      );
    }),
    bind(r.release, async ({ params: { incident, number }, body: { digest }, caller }) => {
      const present = await afterAction(caller.organisation, number);
      return answerOf(await standingAuthorityUse(ports, caller, incident, { number, digest }, present));
    }),
    bind(r.execute, async ({ params: { incident, number }, body, caller }) => {
      const reason = body.doNotWait === null ? null : await writer.text(body.doNotWait);
      const command = { type: 'execute-action', number, digest: body.digest, doNotWait: reason?.ref ?? null } as const;
      return answerOf(await run(caller, incident, number, command, reason === null ? [] : [reason.row]));
    }),
    bind(r.prove, async ({ params: { incident, number }, body, caller }) =>
      answerOf(
        await run(caller, incident, number, {
          type: 'prove-action',
          number,
          effectiveAt: parseInstant(body.effectiveAt),
        }),
      ),
    ),
    bind(r.failInPart, async ({ params: { incident, number }, body, caller }) => {
      const what = await writer.text(body.what);
      return answerOf(
        await run(caller, incident, number, { type: 'report-partial-failure', number, what: what.ref }, [what.row]),
      );
    }),
  ];
}

/** Texts become content before they reach an event. */
async function sealParameters(
  writer: ContentWriter,
  given: Readonly<Record<string, string | number | boolean>>,
): Promise<{ readonly parameters: Parameters; readonly sealed: readonly SealedContent[] }> {
  const sealed: SealedContent[] = [];
  const parameters: Record<string, Parameters[string]> = {};
  for (const [name, value] of Object.entries(given)) {
    if (typeof value !== 'string') {
      parameters[name] = value;
      continue;
    }
    const kept = await writer.text(value);
    sealed.push(kept.row);
    parameters[name] = kept.ref;
  }
  return { parameters, sealed };
}
