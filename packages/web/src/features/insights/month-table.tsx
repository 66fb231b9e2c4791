import type { JSX } from 'react';
import type { Answer } from '../../client/route-name.ts';
import { texts } from '../../messages/en/insights.ts';
import { words } from '../../messages/en/words.ts';
import { NumberTable, TableCell } from './number-table.tsx';

type Month = Answer<'insights.show'>['months'][number];

const levels = ['critical', 'high', 'medium', 'low'] as const;
const fills = { critical: 'fill-danger', high: 'fill-warn', medium: 'fill-caution', low: 'fill-line-strong' } as const;

/** How many incidents each month had: a bar for the eye, the numbers beside it. */
export function MonthTable({ months }: { readonly months: readonly Month[] }): JSX.Element {
  const most = Math.max(1, ...months.map(totalOf));
  const columns = [texts.month, texts.share, ...levels.map((level) => words.severity[level]), texts.all];
  return (
    <NumberTable label={texts.incidents} columns={columns}>
      {months.map((month) => (
        <tr key={month.month} className="border-b border-line">
          <TableCell head>{month.month}</TableCell>
          <TableCell>
            <MonthBar month={month} most={most} />
          </TableCell>
          {levels.map((level) => (
            <TableCell key={level}>{month[level]}</TableCell>
          ))}
          <TableCell>{totalOf(month)}</TableCell>
        </tr>
      ))}
    </NumberTable>
  );
}

/** Drawn with the numbers beside it: hidden from those who hear them. */
function MonthBar({ month, most }: { readonly month: Month; readonly most: number }): JSX.Element {
  const widthOf = (level: (typeof levels)[number]) => (month[level] / most) * 100;
  return (
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" className="mt-1 h-3 w-full min-w-32">
      {levels.map((level, at) => {
        const width = widthOf(level);
        const x = levels.slice(0, at).reduce((sum, before) => sum + widthOf(before), 0);
        return width === 0 ? null : <rect key={level} x={x} y={0} width={width} height={6} className={fills[level]} />;
      })}
    </svg>
  );
}

function totalOf(month: Month): number {
  return levels.reduce((sum, level) => sum + month[level], 0);
}
