import type { JSX } from 'react';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/tickets.ts';
import { Button } from '../../ui/button.tsx';
import { say } from '../../ui/toasts.tsx';
import { When } from '../../ui/when.tsx';
import { sayRefusal } from '../common/say-refusal.tsx';
import type { SignalGroup } from './group-row.tsx';

/** What became of a ticket: the way to it, when it is tried again, or why it was not made. */
export function TicketState({ ticket }: { readonly ticket: NonNullable<SignalGroup['ticket']> }): JSX.Element {
  const again = useCommand('tickets.again', { onDone: () => say({ title: texts.sentAgain }) });
  const { id, tracker, state, key, url, because, nextAt } = ticket;
  const name = texts.trackers[tracker];
  const why = because === null ? '' : texts.because[because];
  switch (state) {
    case 'made':
      return (
        <a href={url ?? undefined} target="_blank" rel="noreferrer" className="text-accent underline">
          {name} {key}
          <span className="sr-only">{texts.opensThere}</span>
        </a>
      );
    case 'asked':
      return <span>{texts.asked(name)}</span>;
    case 'deferred':
      return (
        <span>
          {texts.deferred(name, why)} {nextAt !== null && <When at={nextAt} />}
        </span>
      );
    case 'failed':
      return (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <span className="min-w-0 flex-1 basis-40">
            <span className="font-medium text-danger">{texts.failed(name)}</span> {why}
          </span>
          <Button
            busy={again.isPending}
            onClick={() => again.mutate({ params: { ticket: id }, body: {} }, { onError: sayRefusal })}
          >
            {texts.again}
          </Button>
        </div>
      );
  }
}
