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
import type { Schedule } from './sitting.tsx';

interface Props {
  readonly schedule: string;
  readonly handover: Schedule['handovers'][number];
}

/** The latest hand-over of a layer, and whether whoever came on call has said that they know it. */
export function HandoverRow({ schedule, handover }: Props): JSX.Element {
  const { layer, seat, person, at, heardAt, steps, mine } = handover;
  const hear = useCommand('onCall.heard', { onDone: () => say({ title: texts.heardSaid }) });
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1 md:px-5">
      <span className="min-w-0 flex-1 basis-52">
        {words.spellId(layer)}: <InertText text={person?.name ?? words.spellId(seat)} />{' '}
        <span className="text-ink-2">
          {texts.tookOver} <When at={at} />
        </span>
      </span>
      <Badge tone={heardAt === null ? (steps.length === 0 ? 'caution' : 'danger') : 'good'}>
        {heardAt === null ? unheardOf(steps) : texts.heard}
      </Badge>
      {mine && heardAt === null && (
        <Button
          look="primary"
          aria-label={`${texts.hear}: ${words.spellId(layer)}`}
          busy={hear.isPending}
          onClick={() => hear.mutate({ params: { schedule }, body: { layer } }, { onError: sayRefusal })}
        >
          {texts.hear}
        </Button>
      )}
    </li>
  );
}

function unheardOf(steps: Props['handover']['steps']): string {
  if (steps.includes('before')) return texts.unheardBefore;
  return steps.includes('again') ? texts.unheardAgain : texts.unheard;
}
