import type { JSX } from 'react';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/on-call.ts';
import { words } from '../../messages/en/words.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { say } from '../../ui/toasts.tsx';
import { When } from '../../ui/when.tsx';
import { sayRefusal } from '../common/say-refusal.tsx';
import { Sitting } from './sitting.tsx';
import type { Schedule } from './sitting.tsx';

interface Props {
  readonly schedule: string;
  readonly cover: Schedule['covers'][number];
}

/** Somebody who stands in, or is asked to. */
export function CoverRow({ schedule, cover }: Props): JSX.Element {
  const accept = useCommand('onCall.acceptCover', { onDone: () => say({ title: texts.done }) });
  const withdraw = useCommand('onCall.withdrawCover', { onDone: () => say({ title: texts.ended }) });
  const params = { schedule, cover: cover.id };
  const isAsked = cover.state === 'offered';
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-1.5 md:px-5">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex min-w-0 flex-wrap items-center gap-x-1.5">
          <Sitting seat={cover.seat} person={cover.person} />
          <Badge tone={isAsked ? 'warn' : 'info'}>{isAsked ? texts.offered : texts.standing}</Badge>
        </p>
        <p className="text-xs text-ink-3">
          {words.spellId(cover.layer)}, <When at={cover.from} /> – <When at={cover.to} />, {texts.askedBy}{' '}
          <InertText text={cover.offeredBy.name} />
        </p>
      </div>
      {cover.mayWithdraw && (
        <Button
          look="quiet"
          busy={withdraw.isPending}
          onClick={() => withdraw.mutate({ params, body: {} }, { onError: sayRefusal })}
        >
          {cover.mayAccept ? texts.sayNo : texts.withdraw}
        </Button>
      )}
      {cover.mayAccept && (
        <Button
          look="primary"
          busy={accept.isPending}
          onClick={() => accept.mutate({ params, body: {} }, { onError: sayRefusal })}
        >
          {texts.accept}
        </Button>
      )}
    </li>
  );
}
