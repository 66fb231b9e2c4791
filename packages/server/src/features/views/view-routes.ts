import { routes } from '@muster/api';
import { answerOf, json } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding, Presenter } from '../../platform/http/binding.ts';
import { createViewService } from './view-service.ts';
import type { ViewPorts } from './view-service.ts';

/** Each answers for whoever asks, and for nobody else. */
export function createViewRoutes(ports: ViewPorts): readonly Binding[] {
  const views = createViewService(ports);
  const { list, save, remove } = routes.views;
  return [
    bind(list, async ({ caller, presenter }) =>
      json({ views: [...(await views.list(caller.organisation, personOf(presenter)))] }),
    ),
    bind(save, async ({ body, caller, presenter }) => answerOf(await views.save(caller, personOf(presenter), body))),
    bind(remove, async ({ params, caller, presenter }) => {
      const done = await views.remove(caller, personOf(presenter), params.view);
      return done.ok ? json({}) : answerOf(done);
    }),
  ];
}

/** The policy of these routes lets people through alone. */
function personOf(presenter: Presenter): string {
  return presenter.kind === 'person' ? presenter.person : '';
}
