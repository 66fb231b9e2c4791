import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { queries } from '../../../client/queries.ts';
import { writtenTexts as texts } from '../../../messages/en/reports.ts';
import { words } from '../../../messages/en/words.ts';
import { InertText } from '../../../ui/inert-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { When } from '../../../ui/when.tsx';
import { LoadError } from '../../common/load-error.tsx';
import { useRoom } from '../room-context.ts';

/** What counsel directed: each item with its author and its lawyer, never what it says. */
export function PrivilegePart(): JSX.Element | null {
  const { incident } = useRoom();
  const { data, error, refetch } = useQuery(queries.privilegeLog(incident));
  if (data === undefined)
    return error === null ? <Skeleton rows={2} /> : <LoadError error={error} onRetry={() => void refetch()} />;
  if (data.entries.length === 0) return null;
  const { item, kind, author, lawyer, at, basis } = texts.columns;
  return (
    <Section title={texts.privilegeLog} count={data.entries.length}>
      <p className="px-3 pb-1 text-ink-3 md:px-5">{texts.privilegeText}</p>
      <div className="overflow-x-auto px-3 md:px-5">
        <table className="w-full border-collapse text-left">
          <thead className="text-xs text-ink-3">
            <tr>
              {[item, kind, author, lawyer, at, basis].map((title) => (
                <th key={title} scope="col" className="py-1 pr-4 font-medium">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.entries.map((entry) => (
              <tr key={entry.reference} className="border-t border-line align-top">
                <th scope="row" className="py-1 pr-4 font-normal tabular">
                  {entry.reference}
                </th>
                <td className="py-1 pr-4">{words.spellId(entry.kind)}</td>
                <td className="py-1 pr-4">
                  <InertText text={entry.author.name} />
                </td>
                <td className="py-1 pr-4">
                  <InertText text={entry.directedBy.name} />
                </td>
                <td className="py-1 pr-4">
                  <When at={entry.at} />
                </td>
                <td className="py-1 pr-4">
                  <InertText text={entry.basis} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
