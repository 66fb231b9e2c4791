import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** The month whose incidents are looked through for causes that came again. */
export const command = defineCommand({
  name: 'recurrence',
  summary: 'The month whose incidents are looked through for causes that came again.',
  details: 'With --found it says that they were looked through, and what was found.',
  operands: [],
  options: { ...serverOptions, found: { type: 'string', value: 'TEXT', help: 'What was found, or that nothing was.' } },
  async run(io, { found, server, format }) {
    const client = await connect(io, server);
    const { month } = await client.call(routes.sets.recurrence, {});
    if (month !== null && found !== undefined)
      await client.call(routes.sets.reviewed, { params: { month: month.month }, body: { found } });
    const told = { month: month && { ...month, reviewed: month.reviewed || found !== undefined } };
    return print(io, format, told, () => [printable(spell(told.month))]);
  },
});

function spell(
  month: {
    readonly month: string;
    readonly incidents: number;
    readonly due: string;
    readonly seat: string;
    readonly reviewed: boolean;
  } | null,
): string {
  if (month === null) return 'No plan is in force.';
  const { month: name, incidents, due, seat, reviewed } = month;
  if (reviewed) return `${name} was looked through.`;
  return `${name} has ${incidents} incidents. ${seat} looks by ${due} which of them have the same cause.`;
}
