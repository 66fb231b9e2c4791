import { regimesOf, unknownRegimes } from '@muster/plan/ask';
import type { RegimeOfPlan } from '@muster/plan/ask';
import { defineCommand } from '../command.ts';
import { formatOption } from '../common-options.ts';
import { readPlan } from '../files/read-plan.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';

/** Tell which laws could bind. */
export const command = defineCommand({
  name: 'plan clocks',
  summary:
    'Tell which laws could bind each entity with its systems, and what the plan says of each. It needs no server.',
  details:
    'It ends with 1 while a law could bind that the plan neither lists nor rules out, or one is named that no law pack knows.',
  operands: ['plan'],
  options: { all: { type: 'boolean', help: 'With those that cannot bind.' }, ...formatOption },
  async run(io, { plan: path, all, format }) {
    const { plan, digest } = await readPlan(io, path);
    const found = regimesOf(plan);
    const unknown = unknownRegimes(plan);
    const shown = found.filter((each) => all || each.answer !== 'no' || each.plan !== 'none');
    const regimes = shown.map(({ regime, ...said }) => ({ regime: regime.id, title: regime.title, ...said }));
    print(io, format, { version: digest, regimes, unknown }, () => [
      ...table(io, columns, shown, 'No law could bind.'),
      ...unknown.map((id) => `${id}: no law pack knows it`),
    ]);
    return unknown.length > 0 || found.some((each) => each.plan === 'open') ? 'findings' : 'ok';
  },
});

const columns = [
  { title: 'law', cell: ({ regime }: RegimeOfPlan) => regime.id },
  { title: 'binds', cell: ({ answer }: RegimeOfPlan) => answer },
  { title: 'plan', cell: ({ plan }: RegimeOfPlan) => (plan === 'open' ? 'SAYS NOTHING' : plan) },
  { title: 'why', cell: whyOf },
];

function whyOf({ answer, cases, ruledOut }: RegimeOfPlan): string {
  const because = cases.find((each) => each.answer === answer)?.because ?? '';
  return ruledOut === null ? because : `Ruled out: ${ruledOut}. ${because}`;
}
