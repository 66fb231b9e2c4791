import { planDiff } from '@muster/plan';
import type { PlanChange } from '@muster/plan';
import { defineCommand } from '../command.ts';
import { formatOption } from '../common-options.ts';
import { readPlan } from '../files/read-plan.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';

const columns = [
  { title: 'direction', cell: ({ direction }: PlanChange) => direction },
  { title: 'change', cell: ({ sentence }: PlanChange) => sentence },
];

/** Tell what differs between two plans. */
export const command = defineCommand({
  name: 'plan diff',
  summary: 'Tell what differs between two plans, and what asks less than before. It needs no server.',
  details: 'It ends with 1 when the second plan is weaker anywhere, so that a pipeline can ask for a second look.',
  operands: ['before', 'after'],
  options: { ...formatOption },
  async run(io, { before, after, format }) {
    const [one, other] = [await readPlan(io, before), await readPlan(io, after)];
    const changes = planDiff(one.plan, other.plan);
    const answer = { before: one.digest, after: other.digest, changes };
    print(io, format, answer, () => table(io, columns, changes, 'No differences.'));
    return changes.some(({ direction }) => direction === 'weaker') ? 'findings' : 'ok';
  },
});
