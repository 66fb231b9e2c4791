import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { callForBytes } from '../../../client/call.ts';
import { texts } from '../../../messages/en/evidence.ts';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { LoadError } from '../../common/load-error.tsx';
import { useRoom } from '../room-context.ts';
import type { EvidenceItem } from './evidence-row.tsx';
import { HexView } from './hex-view.tsx';
import { PictureView } from './picture-view.tsx';
import { TextView } from './text-view.tsx';

/** More than this is not loaded to be looked at. */
const greatest = 16 * 1024 * 1024;

/** Looks at evidence without obeying it: text is drawn as text, pictures as pixels, everything else as bytes. */
export function EvidenceViewer({
  item,
  onClose,
}: {
  readonly item: EvidenceItem;
  readonly onClose: () => void;
}): JSX.Element {
  const { incident } = useRoom();
  const fits = item.bytes <= greatest;
  const bytes = useQuery({
    queryKey: ['content', incident, item.content],
    queryFn: () => callForBytes('incidents.content', { params: { incident, content: item.content } }),
    enabled: fits,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <Dialog
      open
      onClose={onClose}
      wide
      title={`${texts.viewTitle(item.number)} ${item.title ?? ''}`}
      description={texts.inert}
    >
      <DialogBody>
        {!fits && <p>{texts.tooLarge}</p>}
        {fits && bytes.isPending && <Skeleton rows={4} />}
        {bytes.isError && <LoadError error={bytes.error} onRetry={() => void bytes.refetch()} />}
        {bytes.isSuccess && <Seen blob={bytes.data} mediaType={item.mediaType} />}
      </DialogBody>
    </Dialog>
  );
}

const pictures = ['image/png', 'image/jpeg', 'image/webp'];

function Seen({ blob, mediaType }: { readonly blob: Blob; readonly mediaType: string }): JSX.Element {
  if (pictures.includes(mediaType)) return <PictureView blob={blob} mediaType={mediaType} />;
  if (mediaType.startsWith('text/') || /^application\/(json|xml|yaml|x-ndjson)$/.test(mediaType))
    return <TextView blob={blob} />;
  return <HexView blob={blob} />;
}
