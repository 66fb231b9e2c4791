import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { parseInstant } from '@muster/clocks';
import { personInSeat } from '@muster/engine';
import type { Directory, PlanVersion } from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';
import { isVerified } from '@muster/clocks/law';
import { answerAt, regimesOf, unknownRegimes } from '@muster/plan/ask';
import type { PlanAnswer, RegimeOfPlan } from '@muster/plan/ask';
import { fault, json, notFound } from '../../platform/http/answer.ts';
import type { Answer } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import type { PlanReader } from './plan-reader.ts';

export interface AskPorts {
  readonly plans: PlanReader;
  readonly directory: (organisation: string) => Promise<Directory>;
  readonly names: (organisation: string) => Promise<ReadonlyMap<string, string | null>>;
  /** The plan with those who stand in. */
  readonly roster: (organisation: string, plan: CompiledPlan) => Promise<CompiledPlan>;
}

/** What a plan answers by itself: about an hour, and about the laws. */
export function askBindings({ plans, directory, names, roster }: AskPorts): readonly Binding[] {
  const versionOf = (organisation: string, version: string | undefined) =>
    version === undefined ? plans.current(organisation) : plans.find(organisation, version);

  return [
    bind(routes.plans.ask, async ({ query, caller }) => {
      const { severity, at, system = null, version } = query;
      const found = await versionOf(caller.organisation, version);
      if (found === null) return noSuchPlan(version);
      const systems = Object.keys(found.plan.systems);
      if (system !== null && !systems.includes(system))
        return fault(
          422,
          'request/invalid',
          `The plan has no AI system ${system}.`,
          `Name one of: ${systems.join(', ')}.`,
        );
      const [seats, known, staffed] = await Promise.all([
        directory(caller.organisation),
        names(caller.organisation),
        roster(caller.organisation, found.plan),
      ]);
      const holder = (seat: string) => personInSeat(null, seats, seat);
      const answer = answerAt(staffed, { severity, at: parseInstant(at), system }, holder);
      const holders = found.plan.seats.flatMap((seat) => {
        const person = holder(seat);
        return person === null ? [] : [{ seat, person, name: known.get(person) ?? null }];
      });
      return json({ ...presentAnswer(found, answer), holders });
    }),
    bind(routes.plans.regimes, async ({ query, caller }) => {
      const found = await versionOf(caller.organisation, query.version);
      if (found === null) return noSuchPlan(query.version);
      const regimes = regimesOf(found.plan).map(presentRegime);
      return json({ version: found.version, regimes, unknown: [...unknownRegimes(found.plan)] });
    }),
  ];
}

function presentAnswer(
  { version }: PlanVersion,
  answer: PlanAnswer,
): Omit<AnswerOf<typeof routes.plans.ask>, 'holders'> {
  return {
    ...answer,
    version,
    paged: answer.paged.map((each) => ({ ...each, steps: each.steps.map((step) => ({ ...step, by: [...step.by] })) })),
    gates: answer.gates.map((gate) => ({
      ...gate,
      needs: [...gate.needs],
      approvers: gate.approvers.map((each) => ({ ...each, of: [...each.of] })),
      dependsOn: [...gate.dependsOn],
      missing: [...gate.missing],
    })),
    clocks: answer.clocks.map((clock) => ({ ...clock, systems: [...clock.systems], stages: [...clock.stages] })),
  };
}

function presentRegime({
  regime,
  answer,
  plan,
  ruledOut,
  cases,
}: RegimeOfPlan): AnswerOf<typeof routes.plans.regimes>['regimes'][number] {
  const { id, title, jurisdiction, status, citation, link } = regime;
  const told = { regime: id, title, jurisdiction, status, citation, link, verified: isVerified(regime) };
  return {
    ...told,
    answer,
    plan,
    ruledOut,
    cases: cases.map(({ entity, system, answer: its, because }) => ({ entity, system, answer: its, because })),
  };
}

function noSuchPlan(version: string | undefined): Answer<never> {
  return version === undefined
    ? fault(404, 'plan/none', 'No plan is in force.', 'Add one.')
    : notFound(`plan version ${version}`);
}
