import { routes } from '@muster/api';
import { json } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import type { Store } from '../../platform/store/store.ts';
import { listHolds } from './switch-list.ts';
import type { SwitchService } from './switch-service.ts';

export interface SwitchRoutePorts {
  readonly store: Pick<Store, 'loadStream'>;
  readonly switches: SwitchService;
  /** `INC-12` of an incident's id; null where there is none. */
  readonly referenceOf: (organisation: string, incident: string) => Promise<string | null>;
}

/** What every switch serves now, and who holds it since when. */
export function createSwitchRoutes({ store, switches, referenceOf }: SwitchRoutePorts): readonly Binding[] {
  return [
    bind(routes.switches.list, async ({ caller: { organisation } }) => {
      const served = await switches.serve(organisation);
      const listed = await Promise.all(
        served.map(async (each) => {
          const holds = await Promise.all(
            (await listHolds(store, organisation, each)).map(async (hold) => ({
              ...hold,
              reference: (await referenceOf(organisation, hold.incident)) ?? hold.incident,
            })),
          );
          return { key: each.key, value: each.value, held: each.held, holds };
        }),
      );
      return json({ switches: listed });
    }),
  ];
}
