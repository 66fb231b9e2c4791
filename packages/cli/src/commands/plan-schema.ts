import { planJsonSchema } from '@muster/plan';
import { defineCommand } from '../command.ts';
import { printableJson } from '../output/printable.ts';

/** Print the JSON Schema of the plan language. */
export const command = defineCommand({
  name: 'plan schema',
  summary: 'Print the JSON Schema of a plan, for editors. It needs no server.',
  details: 'It knows keys, kinds and fixed words. Periods, conditions and references are judged by muster check alone.',
  operands: [],
  options: {},
  run(io) {
    io.stdout.write(`${printableJson(planJsonSchema())}\n`);
    return Promise.resolve('ok');
  },
});
