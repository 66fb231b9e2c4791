import type { Period } from '@muster/clocks';
import type { CompiledPlan } from '@muster/plan';
import { entry } from '../../entry.ts';
import { agreementOf } from './anchors-of.ts';
import { regimeOf } from './clock-cases.ts';
import type { IncidentClock } from './incident-clock.ts';

/** What the plan's register says of a clock: who answers for it, whom it tells, through which gate. */
export interface Registered {
  readonly title: string;
  readonly owner: string | null;
  readonly deputy: string | null;
  readonly recipient: string | null;
  readonly gate: string | null;
  readonly template: string | null;
  readonly marginSeconds: number;
}

type Named = Pick<IncidentClock, 'source' | 'of' | 'role'>;

export function registered(plan: CompiledPlan, clock: Named): Registered {
  const { source, of } = clock;
  if (source === 'insurer') {
    const { insurer } = plan;
    const owner = insurer === null ? undefined : entry(plan.functions, insurer.owner);
    return {
      title: insurer?.title ?? of,
      owner: owner?.lead ?? plan.clocks.owner,
      deputy: owner?.deputies[0] ?? plan.clocks.deputy,
      recipient: insurer?.title ?? null,
      gate: null,
      template: null,
      marginSeconds: secondsOf(plan.clocks.margin),
    };
  }
  const listed =
    source === 'law'
      ? entry(plan.clocks.law, of)
      : entry(source === 'contract' ? plan.clocks.contracts : plan.clocks.internal, of);
  return {
    title: titleOf(plan, clock),
    owner: listed?.owner ?? plan.clocks.owner,
    deputy: listed?.deputy ?? plan.clocks.deputy,
    recipient: listed?.recipient ?? null,
    gate: listed?.gate ?? null,
    template: listed?.template ?? null,
    marginSeconds: secondsOf(listed?.margin ?? plan.clocks.margin),
  };
}

function titleOf(plan: CompiledPlan, clock: Named): string {
  return regimeOf(clock)?.title ?? agreementOf(plan, clock)?.title ?? clock.of;
}

/** A margin of business days or months cannot be taken back from an instant: none is taken then. */
function secondsOf(margin: Period | null): number {
  return margin?.kind === 'elapsed' ? margin.seconds : 0;
}
