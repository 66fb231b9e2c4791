import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { everyPage } from '../connection/every-page.ts';
import type { PlanRow } from '../connection/find-version.ts';
import { countOf } from '../count-of.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';
import { clockTime } from '../output/when.ts';
import { shortVersion, spellState } from '../views/plan-lines.ts';

/** List the versions of the plan. */
export const command = defineCommand({
  name: 'plan list',
  summary: 'List the versions of the plan, the latest first, and where each stands.',
  operands: [],
  options: { ...serverOptions, most: { type: 'string', value: 'N', help: 'At most so many; 50 without it.' } },
  async run(io, { most, server, format }) {
    const client = await connect(io, server);
    const items = await everyPage(
      (query) => client.call(routes.plans.list, { query }),
      countOf(most ?? '50', '--most'),
    );
    const columns = [
      { title: 'version', cell: ({ version }: PlanRow) => shortVersion(version) },
      { title: 'state', cell: ({ state }: PlanRow) => spellState(state) },
      { title: 'since', cell: ({ at, inForce }: PlanRow) => clockTime(io, inForce?.since ?? at) },
      { title: 'by', cell: ({ by }: PlanRow) => (by === null ? 'Muster' : (by.name ?? by.person)) },
      { title: 'findings', cell: countsOf },
      { title: 'note', cell: noteOf },
    ];
    return print(io, format, { items }, () => table(io, columns, items, 'No plan is in force.'));
  },
});

function countsOf({ findings }: PlanRow): string | null {
  if (findings === null) return null;
  const { errors, warnings, waived } = findings;
  return `${errors}/${warnings}/${waived}`;
}

function noteOf({ asked, refused, note }: PlanRow): string | null {
  if (refused !== null) return `refused: ${refused.reason ?? '(destroyed)'}`;
  const missing = asked?.missing ?? [];
  return missing.length === 0 ? note : `still needed: ${missing.join(', ')}`;
}
