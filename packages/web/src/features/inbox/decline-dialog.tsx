import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/inbox.ts';
import { CheckField, TextArea, TextField } from '../../ui/field.tsx';
import { useFields } from '../../ui/use-fields.ts';
import { CommandDialog } from '../common/command-dialog.tsx';

interface Props {
  readonly group: string;
  readonly onClose: () => void;
}

export function DeclineDialog({ group, onClose }: Props): JSX.Element {
  const { values, field } = useFields({ reason: '', ticket: '' });
  const [nearMiss, setNearMiss] = useState(false);
  const command = useCommand('signals.decline', { onDone: onClose });
  const send = () =>
    command.mutate({
      params: { group },
      body: { reason: values.reason, nearMiss, ticket: values.ticket.trim() === '' ? null : values.ticket },
    });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.declineTitle}
      description={texts.declineText}
      confirm={texts.decline}
      command={command}
      onSubmit={send}
    >
      <TextArea label={texts.reason} required autoFocus maxLength={4000} {...field('reason')} />
      <CheckField
        label={texts.nearMiss}
        hint={texts.nearMissHint}
        checked={nearMiss}
        onChange={(event) => setNearMiss(event.target.checked)}
      />
      <TextField label={texts.ticket} hint={texts.ticketHint} optional {...field('ticket')} />
    </CommandDialog>
  );
}
