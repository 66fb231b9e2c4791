import { useState } from 'react';
import type { JSX } from 'react';
import type { Answer } from '../../client/route-name.ts';
import { unsubscribeDevice } from '../../client/push-device.ts';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/reach.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { say } from '../../ui/toasts.tsx';
import { CommandDialog } from '../common/command-dialog.tsx';
import { sayRefusal } from '../common/say-refusal.tsx';
import { CodeDialog } from './code-dialog.tsx';

type Contact = Answer<'contacts.list'>['contacts'][number];

interface Props {
  readonly contact: Contact;
  readonly isFirst: boolean;
  /** Ids of the other methods, in their order. */
  readonly others: readonly string[];
  readonly onSecret: (secret: string) => void;
}

export function ContactRow({ contact, isFirst, others, onSecret }: Props): JSX.Element {
  const { id, channel, provider, masked, state, signed, codeUntil } = contact;
  const [open, setOpen] = useState<'code' | 'remove' | null>(null);
  const close = () => setOpen(null);
  const order = useCommand('contacts.order', { onDone: () => say({ title: texts.saved }) });
  const rotate = useCommand('contacts.rotate', { onDone: ({ secret }) => secret !== null && onSecret(secret) });
  const remove = useCommand('contacts.remove', {
    onDone: () => {
      close();
      // What the browser still keeps of it is its own matter: nothing is sent there any more.
      if (channel === 'push') unsubscribeDevice(masked).catch(() => undefined);
    },
  });
  const isGone = state === 'gone';
  const name = `${texts.channels[channel]} ${masked ?? ''}`.trim();
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-3 py-1.5 last:border-b md:px-5">
      <span className="min-w-0 flex-1 basis-48">
        <span className="flex flex-wrap gap-x-2">
          <span className="font-medium">{texts.channels[channel]}</span>
          <InertText text={masked ?? texts.unreadable} className="min-w-0 break-all text-ink-2" />
        </span>
        <InertText
          text={isGone ? texts.goneText : provider === null ? texts.gone : texts.through(provider)}
          className={`block text-xs ${isGone || provider === null ? 'text-warn' : 'text-ink-3'}`}
        />
      </span>
      {state === 'verified' && codeUntil !== null && <Badge tone="caution">{texts.asked}</Badge>}
      <Badge
        tone={state === 'verified' ? 'good' : isGone ? 'danger' : 'caution'}
        {...(state === 'verified' ? { icon: 'check' } : {})}
      >
        {texts.states[state]}
      </Badge>
      <span className="flex flex-wrap gap-1.5">
        {!isGone && (state !== 'verified' || codeUntil !== null) && (
          <Button aria-label={`${texts.giveCode}: ${name}`} onClick={() => setOpen('code')}>
            {texts.giveCode}
          </Button>
        )}
        {!isFirst && state === 'verified' && (
          <Button
            look="quiet"
            icon="up"
            aria-label={`${texts.first}: ${name}`}
            busy={order.isPending}
            onClick={() => order.mutate({ body: { contacts: [id, ...others] } }, { onError: sayRefusal })}
          >
            {texts.first}
          </Button>
        )}
        {signed && (
          <Button
            look="quiet"
            aria-label={`${texts.newSecret}: ${name}`}
            busy={rotate.isPending}
            onClick={() => rotate.mutate({ params: { contact: id }, body: {} }, { onError: sayRefusal })}
          >
            {texts.newSecret}
          </Button>
        )}
        <Button look="quiet" aria-label={texts.removeTitle(name)} onClick={() => setOpen('remove')}>
          {texts.remove}
        </Button>
      </span>
      {open === 'code' && <CodeDialog contact={id} where={masked ?? texts.channels[channel]} onClose={close} />}
      {open === 'remove' && (
        <CommandDialog
          open
          onClose={close}
          title={texts.removeTitle(name)}
          description={texts.removeText}
          confirm={texts.remove}
          look="danger"
          command={remove}
          onSubmit={() => remove.mutate({ params: { contact: id }, body: {} })}
        />
      )}
    </li>
  );
}
