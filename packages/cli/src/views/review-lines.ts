import type { AnswerOf, routes } from '@muster/api';
import { spellDuration } from '@muster/clocks';
import type { Io } from '../io.ts';
import { paintFor } from '../output/paint.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';

type Review = AnswerOf<typeof routes.incidents.review>;
type Metric = Review['metrics'][number];
type Deviation = Review['deviations'][number];

/** A review for a person: what took how long, then what was not as planned. Each number names the versions of its events. */
export function reviewLines(io: Io, { metrics, deviations }: Review): readonly string[] {
  const { strong } = paintFor(io);
  return [
    strong('How long it took'),
    ...table(io, metricColumns, metrics, 'Nothing is measured.'),
    '',
    strong('What was not as planned'),
    ...table(io, deviationColumns, deviations, 'All of it was as planned so far.'),
  ];
}

const metricColumns = [
  { title: 'what', cell: ({ name, subject }: Metric) => (subject === null ? name : `${name} ${subject}`) },
  { title: 'margin', cell: ({ measure }: Metric) => margin(measure) },
  { title: 'events', cell: ({ measure }: Metric) => between(measure) },
  { title: 'took', cell: ({ measure }: Metric) => took(measure) },
];

const deviationColumns = [
  { title: 'what', cell: ({ kind }: Deviation) => kind },
  { title: 'of', cell: ({ subject }: Deviation) => subject },
  { title: 'late', cell: ({ late }: Deviation) => (late === null ? null : spellDuration(late)) },
  { title: 'clause', cell: ({ clause }: Deviation) => clause },
  { title: 'events', cell: ({ events }: Deviation) => events.map(({ version }) => version).join(', ') },
  { title: 'because', cell: ({ what }: Deviation) => what },
];

function took(measure: Metric['measure']): string {
  switch (measure.kind) {
    case 'measured':
      return spellDuration(measure.milliseconds);
    case 'not-yet':
      return `not yet: ${measure.because}`;
    case 'not-applicable':
      return `none: ${measure.because}`;
  }
}

function margin(measure: Metric['measure']): string | null {
  return measure.kind === 'measured' && measure.margin !== null ? spellDuration(measure.margin) : null;
}

/** An event of a signal stands in another record: it is marked by the first letter of it. */
function between(measure: Metric['measure']): string | null {
  if (measure.kind !== 'measured') return null;
  return [measure.from, measure.to]
    .map(({ stream, version }) => (stream.startsWith('incident/') ? String(version) : printable(`s${version}`)))
    .join(' to ');
}
