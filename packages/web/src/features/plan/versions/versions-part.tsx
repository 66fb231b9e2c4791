import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../../client/queries.ts';
import { versionTexts as texts } from '../../../messages/en/plan.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { LoadError } from '../../common/load-error.tsx';
import { ChangesView } from './changes-view.tsx';
import { VersionDialog } from './version-dialog.tsx';
import type { Deciding } from './version-dialog.tsx';
import { VersionRow } from './version-row.tsx';

/** Every version of the plan, the latest first; beside it what one of them changes. */
export function VersionsPart(): JSX.Element {
  const { changes = null, before = null } = useSearch({ from: '/plan' });
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const versions = useInfiniteQuery(queries.planVersions());
  if (versions.isError) return <LoadError error={versions.error} onRetry={() => void versions.refetch()} />;
  if (versions.data === undefined) return <Skeleton />;
  const records = versions.data.pages.flatMap(({ items }) => items);
  if (records.length === 0) return <EmptyState icon="plan" title={texts.none} />;
  const chosen = records.find(({ version }) => version === changes) ?? null;
  return (
    <div className="grid gap-x-6 px-3 pb-16 md:px-5 lg:grid-cols-2">
      <div className="pt-4">
        <ul className="flex flex-col gap-2">
          {records.map((record) => (
            <VersionRow
              key={record.version}
              record={record}
              chosen={record.version === changes}
              onDecide={(how) => setDeciding({ how, record })}
            />
          ))}
        </ul>
        {versions.hasNextPage && (
          <Button className="mt-3" busy={versions.isFetchingNextPage} onClick={() => void versions.fetchNextPage()}>
            {texts.more}
          </Button>
        )}
      </div>
      {chosen !== null && <ChangesView record={chosen} records={records} before={before} />}
      {deciding !== null && <VersionDialog deciding={deciding} onClose={() => setDeciding(null)} />}
    </div>
  );
}
