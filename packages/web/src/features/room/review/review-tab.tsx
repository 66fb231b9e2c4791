import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../../client/queries.ts';
import { texts } from '../../../messages/en/follow-ups.ts';
import { Button } from '../../../ui/button.tsx';
import { Section } from '../../../ui/section.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { LoadError } from '../../common/load-error.tsx';
import { FollowUpRow } from '../../follow-ups/follow-up-row.tsx';
import { OpenDialog } from '../../follow-ups/open-dialog.tsx';
import { useRoom } from '../room-context.ts';
import { DeviationsPart } from './deviations-part.tsx';
import { FactorsPart } from './factors-part.tsx';
import { MetricsPart } from './metrics-part.tsx';

/** What the record says about the response, what made it possible, and what is owed because of it. */
export function ReviewTab(): JSX.Element {
  const { incident } = useRoom();
  const query = useQuery(queries.review(incident));
  if (query.data === undefined)
    return query.isError ? <LoadError error={query.error} onRetry={() => void query.refetch()} /> : <Skeleton />;
  return (
    <div className="pb-6">
      <MetricsPart metrics={query.data.metrics} />
      <DeviationsPart deviations={query.data.deviations} />
      <FactorsPart />
      <FollowUpsPart />
    </div>
  );
}

function FollowUpsPart(): JSX.Element {
  const { incident } = useRoom();
  const [opening, setOpening] = useState(false);
  const query = useInfiniteQuery(queries.followUps({ incident, state: 'all' }));
  const factors = useQuery(queries.factors(incident)).data?.factors ?? [];
  if (query.data === undefined)
    return query.isError ? (
      <LoadError error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton rows={2} />
    );
  const items = query.data.pages.flatMap((page) => page.items);
  const open = (
    <Button icon="plus" onClick={() => setOpening(true)}>
      {texts.open}
    </Button>
  );
  return (
    <Section title={texts.title} count={items.length} actions={open}>
      {items.length === 0 && <p className="px-3 pb-2 text-ink-3 md:px-5">{texts.empty}.</p>}
      <ul>
        {items.map((each) => (
          <FollowUpRow key={each.id} followUp={each} />
        ))}
      </ul>
      {opening && (
        <OpenDialog
          incident={incident}
          factors={factors.map(({ number }) => number)}
          onClose={() => setOpening(false)}
        />
      )}
    </Section>
  );
}
