import { routes } from '@muster/api';
import type { AnswerOf, BodyOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';
import { parseParameters } from '../parse-scalar.ts';

type Answers = Exclude<BodyOf<typeof routes.incidents.preview>['answers'], undefined>;
type Preview = AnswerOf<typeof routes.incidents.preview>;

/** What would follow from answers. */
export const command = defineCommand({
  name: 'incident preview',
  summary: 'What would follow from answers, and why. Records nothing.',
  operands: ['incident'],
  options: {
    ...serverOptions,
    with: { type: 'string', value: 'FACT=VALUE', multiple: true, help: 'An answer; once for each.' },
    unknown: { type: 'string', value: 'FACT', multiple: true, help: 'A question that is answered with unknown.' },
    type: { type: 'string', value: 'TYPE', help: 'As if it were of this type.' },
  },
  async run(io, { incident, with: given, unknown, type, server, format }) {
    const client = await connect(io, server);
    const answers: Answers = {};
    for (const [fact, value] of Object.entries(parseParameters(given))) answers[fact] = { state: 'value', value };
    for (const fact of unknown) answers[fact] = { state: 'unknown' };
    const preview = await client.call(routes.incidents.preview, {
      params: { incident },
      body: { answers, type: type ?? null },
    });
    return print(io, format, preview, () => previewLines(preview).map((line) => printable(line)));
  },
});

function previewLines({ type, severity, clocks, approvals, obligations }: Preview): readonly string[] {
  return [
    `severity  ${severity.is.toUpperCase()}`,
    ...severity.because.map(({ because, clause }) => `          because ${because} [${clause}]`),
    ...severity.couldBe.map(
      ({ level, because, unanswered }) =>
        `          could be ${level}: ${unanswered.join(', ')} unanswered (${because})`,
    ),
    `type      ${type.id}: ${type.counts}${type.because === null ? '' : `, it counts when ${type.because}`}`,
    ...type.fits.map(({ id, because }) => `          fits ${id} too: ${because}`),
    ...clocks.map(({ clock, opens, stages }) => `clock     ${clock} ${opens ? 'begins' : 'runs'}${firstDue(stages)}`),
    ...approvals.map(
      ({ action, needs, because }) =>
        `approval  ${action}: ${needs.map(({ count, of }) => `${count} of ${of}`).join(', ')}, because ${because}`,
    ),
    ...obligations.map(({ title, by }) => `owed      ${title} (${by.join(', ')})`),
  ];
}

function firstDue(stages: Preview['clocks'][number]['stages']): string {
  const [first] = stages.flatMap(({ strictDue }) => strictDue ?? []).toSorted();
  return first === undefined ? '' : `, due ${first}`;
}
