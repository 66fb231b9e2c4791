import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { previewAnswers, tags } from '@muster/engine';
import type { AnswersPreview, DecisionContext, FactAnswered, PlanVersion } from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';
import type { Sealed } from '../../platform/content/vault.ts';
import { answerOf, json, notFound } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import { afterCommand } from './incident-route-ports.ts';
import type { IncidentRoutePorts } from './incident-route-ports.ts';
import { presentClocks } from './present-clocks.ts';
import { severityDetail } from './present-incident.ts';
import { presentObligation } from './present-obligation.ts';
import { spellTimes } from './spell-times.ts';

/** Saying what an incident is. */
export function classifyBindings({ service, writer, clock, directory }: IncidentRoutePorts): readonly Binding[] {
  const r = routes.incidents;
  return [
    bind(r.preview, async ({ params, body, caller }) => {
      const { organisation } = caller;
      const found = await service.find(organisation, params.incident);
      if (found === null) return notFound(`incident ${params.incident}`);
      const { plan, incident } = found;
      const context: DecisionContext = {
        now: clock.now(),
        actor: caller.actor,
        directory: await directory(organisation),
        includedVersion: 0,
        holdsContent: () => false,
        readersOf: () => [],
      };
      const answers = Object.fromEntries(
        Object.entries(body.answers).map(([fact, answer]) => [
          fact,
          answer.state === 'value' ? { ...answer, value: spellTimes(answer.value) } : answer,
        ]),
      );
      const told = previewAnswers(plan.plan, incident, answers, body.type, context);
      return answerOf(told.ok ? { ok: true, value: presentPreview(plan, told.value, context) } : told);
    }),
    bind(r.recordFacts, async ({ params, body, caller }) => {
      const sealed: Sealed[] = [];
      const answers: FactAnswered[] = [];
      for (const [fact, answer] of Object.entries(body.answers)) {
        if (answer.state === 'value') {
          answers.push({ fact, answer: { state: 'value', value: spellTimes(answer.value) } });
          continue;
        }
        const because = await writer.text(answer.because);
        sealed.push(because);
        answers.push({ fact, answer: { state: 'unknown', because: because.ref } });
      }
      const content = { sealed: sealed.map(({ row }) => row), destroyed: [] };
      const command = { type: 'record-facts', answers } as const;
      return answerOf(await service.run(caller, params.incident, command, content, afterCommand));
    }),
    bind(r.setTags, async ({ params, body, caller }) => {
      const command = { type: 'set-tags', tags: body.tags } as const;
      const nothing = { sealed: [], destroyed: [] };
      return answerOf(
        await service.run(caller, params.incident, command, nothing, (after) => ({
          ...afterCommand(after),
          tags: [...after.tags],
        })),
      );
    }),
    bind(routes.tags.list, async () => json({ tags: tags.map((tag) => ({ ...tag })) })),
  ];
}

type Preview = AnswerOf<typeof routes.incidents.preview>;

function presentPreview({ plan }: PlanVersion, preview: AnswersPreview, { now }: DecisionContext): Preview {
  const { after, counts, fits, opens, approvals, obligations } = preview;
  const title = titleOfType(plan, after.type);
  const { reasons, couldBe } = severityDetail(plan, after);
  const nobody = { texts: new Map<string, string | null>(), names: new Map<string, string | null>(), now };
  const world = { directory: { holders: {}, people: [] }, viewer: null, held: [], clients: new Map<string, string>() };
  return {
    type: {
      id: after.type,
      title,
      counts: counts.outcome,
      because: counts.because,
      fits: fits.map(({ type, because }) => ({ id: type, title: titleOfType(plan, type), because })),
    },
    dimensions: (plan.types[after.type]?.dimensions ?? []).map((dimension) => ({ dimension, because: title })),
    severity: { is: after.severity.level, because: reasons, couldBe },
    clocks: presentClocks(plan, after, nobody).map(({ clock, source, title: name, clause, stages }) => ({
      clock,
      source,
      title: name,
      clause,
      opens: opens.includes(clock),
      stages: stages
        .filter(({ open }) => open)
        .map(({ stage, words, state, strictDue, presumed }) => ({ stage, words, state, strictDue, presumed })),
    })),
    approvals: approvals.map(({ gate, action, ...rest }) => ({
      gate,
      action,
      title: plan.actions[action]?.title ?? action,
      needs: (plan.gates[gate]?.approve ?? []).map(({ count, of }) => ({ count, of })),
      ...rest,
    })),
    obligations: obligations.map((each) => presentObligation(plan, after, each, world)),
  };
}

function titleOfType(plan: CompiledPlan, type: string): string {
  return Object.hasOwn(plan.types, type) ? (plan.types[type]?.title ?? type) : type;
}
