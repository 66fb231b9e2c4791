import { routes } from '@muster/api';
import type { Incident } from '@muster/engine';
import { json, notFound } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import type { Clock } from '../../platform/time/clock.ts';
import type { ReviewOf } from './review-service.ts';

export interface ReviewRoutePorts {
  readonly clock: Clock;
  readonly reviewOf: ReviewOf;
  readonly find: (organisation: string, idOrReference: string) => Promise<Incident | null>;
}

/** What the record says about one response. It opens no text, and names people through events alone. */
export function createReviewRoutes({ clock, reviewOf, find }: ReviewRoutePorts): readonly Binding[] {
  return [
    bind(routes.incidents.review, async ({ params, caller: { organisation } }) => {
      const incident = await find(organisation, params.incident);
      if (incident === null) return notFound(`incident ${params.incident}`);
      const { metrics, deviations, asOf } = await reviewOf(organisation, incident, clock.now());
      const { reference, version } = incident;
      return json({
        reference,
        version,
        asOf,
        metrics: [...metrics],
        deviations: deviations.map((each) => ({ ...each, events: [...each.events] })),
      });
    }),
  ];
}
