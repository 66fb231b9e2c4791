import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/inbox.ts';
import { serverNow } from '../../ui/corrected-clock.ts';
import { SelectField } from '../../ui/field.tsx';
import { say } from '../../ui/toasts.tsx';
import { CommandDialog } from '../common/command-dialog.tsx';

interface Props {
  readonly groups: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const hour = 3_600_000;

/** Puts groups of signals off; looking at one again takes it back. */
export function SnoozeDialog({ groups, onClose, onDone }: Props): JSX.Element {
  const [hours, setHours] = useState('1');
  const look = useCommand('signals.triage');
  const command = useCommand('signals.snooze', {
    onDone: () => {
      say({
        title: texts.snoozed(groups.length),
        undo: () => groups.forEach((group) => look.mutate({ params: { group }, body: {} })),
      });
      onDone();
    },
  });
  const send = () =>
    command.mutate({
      body: { groups: [...groups], until: new Date(serverNow() + Number(hours) * hour).toISOString() },
    });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.snoozeTitle}
      description={texts.snoozeText}
      confirm={texts.snooze}
      command={command}
      onSubmit={send}
    >
      <SelectField
        label={texts.snoozeFor}
        autoFocus
        value={hours}
        options={Object.entries(texts.snoozes).map(([value, title]) => ({ value, title }))}
        onChange={(event) => setHours(event.target.value)}
      />
    </CommandDialog>
  );
}
