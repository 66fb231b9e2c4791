import { routes } from '@muster/api';
import { answerOf, fault, json, notFound } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import type { PlanService } from './plan-service.ts';
import { presentPlan } from './present-plan.ts';

export function createPlanRoutes(plans: PlanService): readonly Binding[] {
  return [
    bind(routes.plans.current, async ({ caller }) => {
      const found = await plans.source(caller.organisation);
      const compiled = await plans.current(caller.organisation);
      if (found === null || compiled === null) return noPlan();
      return json({ version: found.version, source: found.source, compiled: compiled.plan });
    }),
    bind(routes.plans.view, async ({ caller }) => {
      const current = await plans.current(caller.organisation);
      const found = current && (await plans.asWritten(caller.organisation, current.version));
      return found === null ? noPlan() : json(presentPlan(found));
    }),
    bind(routes.plans.version, async ({ params, caller }) => {
      const found = await plans.asWritten(caller.organisation, params.version);
      return found === null ? notFound(`plan version ${params.version}`) : json(presentPlan(found));
    }),
    bind(routes.plans.add, async ({ body, caller }) => {
      const added = await plans.add(caller, body.source);
      switch (added.kind) {
        case 'added':
          return json({ version: added.version });
        case 'refused':
          return answerOf<never>({ ok: false, refusal: added.refusal });
        case 'faulty': {
          const faults = added.faults.map(({ line, column, message }) => ({ at: `${line}:${column}`, message }));
          return fault(
            422,
            'plan/faulty',
            `The plan has ${faults.length} faults. The one in force stays.`,
            'Mend what is listed under faults.',
            faults,
          );
        }
      }
    }),
  ];
}

function noPlan() {
  return fault(404, 'plan/none', 'No plan is in force.', 'Add one.');
}
