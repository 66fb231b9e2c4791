import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { sendPlan } from '../connection/send-plan.ts';
import { baseOf } from '../files/pulled-plan.ts';
import { readText } from '../files/read-limited.ts';

/** Propose a pulled and changed plan. */
export const command = defineCommand({
  name: 'plan push',
  summary: 'Propose a plan that was pulled and changed. Refused when another version came into force meanwhile.',
  operands: ['file'],
  options: {
    ...serverOptions,
    note: { type: 'string', value: 'TEXT', help: 'What changes and why, for its approvers.' },
    force: { type: 'boolean', help: 'Whatever is in force now.' },
  },
  async run(io, { file, note, force, server, format }) {
    const { source, base } = baseOf(await readText(io, file, 1_000_000));
    if (base === null && !force)
      throw new CliError('file', {
        what: 'The file does not say which version it was made from.',
        where: `the last line of ${file}`,
        mend: 'Pull the version in force and bring your change into it: muster plan pull. Or give --force.',
      });
    const client = await connect(io, server);
    const body = {
      source,
      ...(base === null || force ? {} : { replaces: base }),
      ...(note === undefined ? {} : { note }),
    };
    return sendPlan(io, client, file, body, format);
  },
});
