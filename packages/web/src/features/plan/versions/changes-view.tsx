import type { PlanRecordView } from '@muster/api';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { queries } from '../../../client/queries.ts';
import { versionTexts as texts } from '../../../messages/en/plan.ts';
import { SelectField } from '../../../ui/field.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { LoadError } from '../../common/load-error.tsx';
import { ChangeList } from './change-list.tsx';

interface Props {
  readonly record: PlanRecordView;
  readonly records: readonly PlanRecordView[];
  readonly before: string | null;
}

/** What a version changes, against the one it replaces or any other. */
export function ChangesView({ record, records, before }: Props): JSX.Element {
  const navigate = useNavigate({ from: '/plan' });
  const against = before ?? record.replaces;
  const changes = useQuery(queries.planChanges(record.version, against));
  const others = records.filter(({ version }) => version !== record.version);
  return (
    <section aria-label={texts.changes} className="pt-4">
      <h2 className="mb-2 text-base font-semibold">
        {texts.changes} <span className="font-mono text-xs font-normal text-ink-3">{record.version.slice(0, 12)}</span>
      </h2>
      <SelectField
        label={texts.compared}
        value={before ?? ''}
        placeholder={record.replaces === null ? texts.inForce : texts.replaced}
        options={others.map(({ version, state }) => ({
          value: version,
          title: `${version.slice(0, 12)} (${texts.state[state]})`,
        }))}
        onChange={({ target }) =>
          void navigate({
            search: {
              part: 'versions',
              changes: record.version,
              ...(target.value === '' ? {} : { before: target.value }),
            },
            replace: true,
            resetScroll: false,
          })
        }
      />
      <div className="mt-3">
        {changes.data !== undefined ? (
          <ChangeList changes={changes.data.changes} />
        ) : changes.isError ? (
          <LoadError error={changes.error} onRetry={() => void changes.refetch()} />
        ) : (
          <Skeleton rows={3} />
        )}
      </div>
    </section>
  );
}
