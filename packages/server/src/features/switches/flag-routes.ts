import { hash } from 'node:crypto';
import { routes } from '@muster/api';
import { json } from '../../platform/http/answer.ts';
import type { Answer } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding, Presenter } from '../../platform/http/binding.ts';
import type { Caller } from '../../platform/caller.ts';
import type { FlagReadings } from './flag-readings.ts';
import type { ServedSwitch, SwitchService } from './switch-service.ts';

/** The OpenFeature remote evaluation protocol: what an application asks before each use of its AI system. */
export function createFlagRoutes(switches: SwitchService, readings: Pick<FlagReadings, 'note'>): readonly Binding[] {
  /** What a machine was served is what proves a change; a person who looks proves nothing. */
  const note = ({ organisation }: Caller, presenter: Presenter, served: readonly ServedSwitch[]) => {
    if (presenter.kind === 'service') readings.note(organisation, presenter.token, served);
  };
  return [
    bind(routes.flags.one, async ({ params, caller, presenter }) => {
      const found = (await switches.serve(caller.organisation)).find((each) => each.key === params.key);
      if (!found) return unknownFlag(params.key);
      note(caller, presenter, [found]);
      return json(evaluation(found));
    }),
    bind(routes.flags.all, async ({ caller, headers, presenter }) => {
      const served = await switches.serve(caller.organisation);
      const flags = served.map(evaluation);
      // Not modified too: an ETag that still holds is of just these values.
      note(caller, presenter, served);
      const etag = `"${hash('sha256', JSON.stringify(flags), 'hex').slice(0, 32)}"`;
      if (headers['if-none-match'] === etag) return { kind: 'not-modified', headers: { etag } };
      return { kind: 'json', body: { flags }, headers: { etag } };
    }),
  ];
}

/** As the protocol says it, so that its clients tell an unknown flag from a broken server. */
function unknownFlag(key: string): Answer<never> {
  const errorDetails = `There is no switch ${key}. The plan in force names its switches.`;
  return { kind: 'protocol-fault', status: 404, body: { key, errorCode: 'FLAG_NOT_FOUND', errorDetails } };
}

function evaluation({ key, value, held, version, holds }: ServedSwitch) {
  const reason = held ? 'TARGETING_MATCH' : 'STATIC';
  const incident = holds[0]?.incident;
  return {
    key,
    value,
    reason,
    variant: held ? 'held' : 'normal',
    metadata: { version, holds: holds.length, ...(incident === undefined ? {} : { incident }) },
  };
}
