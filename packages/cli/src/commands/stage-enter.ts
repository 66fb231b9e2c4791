import { routes } from '@muster/api';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { serverOptions, stages } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Go to the next stage, or back. */
export const command = defineCommand({
  name: 'stage enter',
  summary: 'Go to the next stage, or back.',
  operands: ['incident', 'stage'],
  options: { ...serverOptions },
  async run(io, { incident, stage, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.enterStage, {
      params: { incident },
      body: { stage: stageOf(stage) },
    });
    return printAfter(io, format, `It is in ${stage}.`, after);
  },
});

function stageOf(word: string): (typeof stages)[number] {
  const known = stages.find((stage) => stage === word);
  if (known !== undefined) return known;
  throw new CliError('usage', {
    what: `There is no stage "${word}".`,
    where: 'STAGE',
    mend: `They are ${stages.join(', ')}.`,
  });
}
