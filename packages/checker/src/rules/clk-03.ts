import type { CompiledPlan, GateDefinition } from '@muster/plan';
import { clocksOf, deadlinesOf, draftingSeconds } from '../analysis/clock-register.ts';
import type { RegisteredClock } from '../analysis/clock-register.ts';
import { dayOf } from '../analysis/days.ts';
import { gateOf, hasStanding } from '../analysis/gate-time.ts';
import { spellSeconds } from '../analysis/period-bounds.ts';
import { shareBeyond, simulateApprovals, simulatedRuns } from '../analysis/simulate-approvals.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/** So often a deadline may be missed. */
const target = 0.01;

/**
 * People do not always answer within their limits. For each clock whose notice passes a gate the approval is played 2,000
 * times: nine of ten answers come before the gate asks others, some come much later. With one incident, and with two at
 * once that wait for the same people, at most one deadline in a hundred is missed once the notice is written. With a
 * standing authority one person who may release the text is enough. The times follow from the plan alone, so the same
 * plan always gives the same finding.
 *
 * Nobody counts as absent or asleep here; absences and hours are held by the rules of approvals and of the on-call.
 */
export const clk03: Rule = {
  id: 'CLK-03',
  layer: 'L2',
  severity: 'warning',
  title: 'At most one deadline in a hundred is missed, also with two incidents at once',
  fix: 'Ask others sooner (`on_silence`), add deputies to the functions that approve, or give a `standing` authority.',
  *check({ plan, now }: CheckedPlan): Iterable<Found> {
    const simulate = remembered(plan);
    for (const registered of clocksOf(plan)) {
      const [deadline] = deadlinesOf(registered);
      const gate = gateOf(plan, registered);
      if (deadline === undefined || gate === null) continue;
      const left = deadline.seconds - draftingSeconds(plan, registered);
      const approve = neededFor(gate, registered, dayOf(now));
      const missed = [1, 2].map((incidents) => ({
        incidents,
        share: shareBeyond(simulate(approve, gate.onSilence, incidents), left),
      }));
      const found = missed.find(({ share }) => share > target);
      if (found === undefined) continue;
      const { id, path } = registered;
      yield {
        path,
        subject: id,
        message: `${id} is missed in ${percent(found.share)} of ${simulatedRuns} played approvals${found.incidents === 1 ? '' : ' when two incidents come at once'}.`,
        counterexample: `${deadline.name} leaves ${spellSeconds(Math.max(0, left))} for the approval.`,
      };
    }
  },
};

/** What a gate asks for; one release of a text that may be sent without asking. */
function neededFor(gate: GateDefinition, { clock }: RegisteredClock, today: string): GateDefinition['approve'] {
  const { standing, approve } = gate;
  return standing !== null && hasStanding(gate, clock.template, today)
    ? [{ count: 1, of: standing.releasedBy }]
    : approve;
}

/** Clocks that ask for the same approval share its runs. */
function remembered(plan: CompiledPlan) {
  const known = new Map<string, readonly number[]>();
  return (approve: GateDefinition['approve'], onSilence: GateDefinition['onSilence'], incidents: number) => {
    const key = JSON.stringify([approve, onSilence, incidents]);
    const runs = known.get(key) ?? simulateApprovals(plan, approve, onSilence, incidents);
    known.set(key, runs);
    return runs;
  };
}

function percent(share: number): string {
  return `${Math.round(share * 1_000) / 10} %`;
}
