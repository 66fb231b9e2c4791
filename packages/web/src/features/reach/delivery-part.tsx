import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/reach.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { LoadError } from '../common/load-error.tsx';
import { DeliveryRow } from './delivery-row.tsx';
import type { DeliveryView } from './delivery-row.tsx';
import { PreviewDialog } from './preview-dialog.tsx';

/** What was sent, the latest first. */
export function DeliveryPart({ whose }: { readonly whose: 'mine' | 'all' }): JSX.Element {
  const query = useInfiniteQuery(queries.deliveries(whose));
  const [shown, setShown] = useState<DeliveryView | null>(null);
  const deliveries = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title={whose === 'mine' ? texts.mine : texts.all}>
      <p className="px-3 pb-2 text-ink-3 md:px-5">
        {query.isSuccess && deliveries.length === 0
          ? texts.noMessages
          : whose === 'mine'
            ? texts.mineText
            : texts.allText}
      </p>
      {query.isError && deliveries.length === 0 && (
        <LoadError error={query.error} onRetry={() => void query.refetch()} />
      )}
      <ul>
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} showsPerson={whose === 'all'} onShow={setShown} />
        ))}
      </ul>
      {query.hasNextPage && (
        <div className="px-3 py-2 md:px-5">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {texts.more}
          </Button>
        </div>
      )}
      {shown !== null && <PreviewDialog delivery={shown.id} onClose={() => setShown(null)} />}
    </Section>
  );
}
