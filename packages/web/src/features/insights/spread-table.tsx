import { spellDuration } from '@muster/clocks';
import type { JSX } from 'react';
import type { Answer } from '../../client/route-name.ts';
import { texts } from '../../messages/en/insights.ts';
import { texts as reviewTexts } from '../../messages/en/review.ts';
import { logScale } from './log-scale.ts';
import { NumberTable, TableCell } from './number-table.tsx';

type Metric = Answer<'insights.show'>['whole']['metrics'][number];

/** How long each part took: median and 90th percentile, drawn and in numbers. */
export function SpreadTable({ metrics }: { readonly metrics: readonly Metric[] }): JSX.Element {
  const scale = logScale(Math.max(0, ...metrics.map(({ p90 }) => p90 ?? 0)));
  return (
    <NumberTable label={texts.spreads} columns={[texts.what, texts.scale, texts.measured, texts.median, texts.p90]}>
      {metrics.map(({ name, count, median, p90 }) => (
        <tr key={name} className="border-b border-line">
          <TableCell head>{reviewTexts.metric[name]}</TableCell>
          <TableCell>
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" className="mt-1 h-3 w-full min-w-40">
              <rect x={0} y={2.75} width={100} height={0.5} className="fill-line" />
              {median !== null && <rect x={0} y={0.5} width={scale(median)} height={5} className="fill-accent-fill" />}
              {p90 !== null && (
                <rect x={Math.max(0, scale(p90) - 0.8)} y={0} width={0.8} height={6} className="fill-ink" />
              )}
            </svg>
          </TableCell>
          <TableCell>{count}</TableCell>
          <TableCell>{spell(median)}</TableCell>
          <TableCell>{spell(p90)}</TableCell>
        </tr>
      ))}
    </NumberTable>
  );
}

export function spell(milliseconds: number | null): string {
  return milliseconds === null ? '–' : spellDuration(milliseconds);
}
