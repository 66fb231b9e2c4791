import type { JSX } from 'react';
import type { Answer } from '../../client/route-name.ts';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/reach.ts';
import { Badge } from '../../ui/badge.tsx';
import type { Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { say } from '../../ui/toasts.tsx';
import { Elapsed, When } from '../../ui/when.tsx';
import { IncidentLink } from '../common/incident-link.tsx';
import { sayRefusal } from '../common/say-refusal.tsx';

export type DeliveryView = Answer<'deliveries.list'>['items'][number];

const tones: Readonly<Record<DeliveryView['state'], Tone>> = {
  queued: 'info',
  deferred: 'caution',
  accepted: 'neutral',
  arrived: 'good',
  failed: 'danger',
  dropped: 'neutral',
};

interface Props {
  readonly delivery: DeliveryView;
  readonly showsPerson: boolean;
  readonly onShow: (delivery: DeliveryView) => void;
}

export function DeliveryRow({ delivery, showsPerson, onShow }: Props): JSX.Element {
  const { id, reference, purpose, person, channel, state, because, status, queuedAt, nextAt, held } = delivery;
  const again = useCommand('deliveries.redeliver', { onDone: () => say({ title: texts.sentAgain }) });
  const about = reference ?? texts.purposes[purpose];
  const by = channel === null ? '' : texts.channels[channel];
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-3 py-1.5 last:border-b md:px-5">
      <span className="min-w-0 flex-1 basis-48">
        <span className="flex flex-wrap items-center gap-x-2">
          {reference === null ? <span className="font-medium">{about}</span> : <IncidentLink reference={reference} />}
          {by !== '' && <span className="text-ink-2">{by}</span>}
          {showsPerson && <InertText text={person.name ?? person.person} className="min-w-0 text-ink-2" />}
        </span>
        <span className="flex flex-wrap gap-x-2 text-xs text-ink-3">
          <Elapsed since={queuedAt} />
          {because !== null && (
            <span className={state === 'failed' ? 'text-danger' : ''}>
              {texts.because[because]}
              {status === null ? '' : ` (${status})`}
            </span>
          )}
          {nextAt !== null && (
            <span>
              {texts.next} <When at={nextAt} />
            </span>
          )}
        </span>
      </span>
      <Badge tone={tones[state]}>{held ? texts.held : texts.outcomes[state]}</Badge>
      <span className="flex gap-1.5">
        {channel !== null && (
          <Button look="quiet" aria-label={texts.showTitle(about, by)} onClick={() => onShow(delivery)}>
            {texts.show}
          </Button>
        )}
        {purpose === 'page' && channel !== null && (
          <Button
            look="quiet"
            aria-label={texts.againTitle(about, by)}
            busy={again.isPending}
            onClick={() => again.mutate({ params: { delivery: id }, body: {} }, { onError: sayRefusal })}
          >
            {texts.again}
          </Button>
        )}
      </span>
    </li>
  );
}
