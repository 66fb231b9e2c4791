import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/reach.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadError } from '../common/load-error.tsx';

/** What a message says, as its channel sends it. */
export function PreviewDialog({
  delivery,
  onClose,
}: {
  readonly delivery: string;
  readonly onClose: () => void;
}): JSX.Element {
  const query = useQuery(queries.deliveryPreview(delivery));
  const text = query.data?.text ?? '';
  return (
    <Dialog open onClose={onClose} title={texts.previewTitle}>
      <DialogBody>
        {query.isPending && <Skeleton />}
        {query.isError && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
        {query.isSuccess &&
          (text === '' ? (
            <p className="text-ink-2">{texts.nothingToShow}</p>
          ) : (
            <div className="rounded-lg border border-line bg-sunken p-3 text-sm break-words whitespace-pre-wrap">
              <InertText text={text} />
            </div>
          ))}
      </DialogBody>
      <DialogFooter>
        <Button look="primary" onClick={onClose}>
          {texts.done}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
