import { spellDuration } from '@muster/clocks';
import type { JSX } from 'react';
import type { Answer } from '../../../client/route-name.ts';
import { texts } from '../../../messages/en/review.ts';
import { InertText } from '../../../ui/inert-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { Cited } from './cited.tsx';

type Metric = Answer<'incidents.review'>['metrics'][number];

/** How long each part took, what was left, and the two events that say so. */
export function MetricsPart({ metrics }: { readonly metrics: readonly Metric[] }): JSX.Element {
  return (
    <Section title={texts.metrics}>
      <p className="px-3 pb-1 text-ink-3 md:px-5">{texts.metricsText}</p>
      <div role="group" aria-label={texts.metrics} tabIndex={0} className="overflow-x-auto">
        <table className="w-full border-collapse text-left">
          <thead>
            <tr className="border-y border-line text-xs text-ink-3">
              {Object.values(texts.columns).map((column) => (
                <th key={column} scope="col" className="px-3 py-1.5 font-medium whitespace-nowrap first:md:pl-5">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {metrics.map((metric) => (
              <MetricRow key={`${metric.name} ${metric.subject} ${keyOf(metric)}`} metric={metric} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function keyOf({ measure }: Metric): string {
  return measure.kind === 'measured' ? measure.to.id : measure.kind;
}

function MetricRow({ metric: { name, subject, measure } }: { readonly metric: Metric }): JSX.Element {
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="min-w-40 px-3 py-1.5 font-medium first:md:pl-5">
        {texts.metric[name]}
        {subject !== null && (
          <span className="block text-xs font-normal text-ink-3">
            <InertText text={subject} />
          </span>
        )}
      </th>
      <Measured measure={measure} />
    </tr>
  );
}

function Measured({ measure }: { readonly measure: Metric['measure'] }): JSX.Element {
  switch (measure.kind) {
    case 'measured':
      return (
        <>
          <td className="px-3 py-1.5 whitespace-nowrap tabular">{spellDuration(measure.milliseconds)}</td>
          <td className="px-3 py-1.5 whitespace-nowrap tabular">
            <Margin margin={measure.margin} />
          </td>
          <td className="px-3 py-1 text-ink-2">
            <Cited events={[measure.from, measure.to]} />
          </td>
        </>
      );
    case 'not-yet':
    case 'not-applicable':
      return (
        <td colSpan={3} className="min-w-56 px-3 py-1.5 text-ink-3">
          {measure.kind === 'not-yet' ? texts.notYet : texts.none}. {measure.because}
        </td>
      );
  }
}

function Margin({ margin }: { readonly margin: number | null }): JSX.Element {
  if (margin === null) return <span className="text-ink-3">{texts.noMargin}</span>;
  const spelled = spellDuration(Math.abs(margin));
  return margin < 0 ? (
    <span className="font-medium text-danger">{texts.late(spelled)}</span>
  ) : (
    <span>{texts.left(spelled)}</span>
  );
}
