import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { workTexts as texts } from '../../../messages/en/room.ts';
import { TextArea } from '../../../ui/field.tsx';
import { say } from '../../../ui/toasts.tsx';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { useRoom } from '../room-context.ts';

export function DoTaskDialog({
  id,
  title,
  onClose,
}: {
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
}): JSX.Element {
  const { incident } = useRoom();
  const [note, setNote] = useState('');
  const command = useCommand('incidents.doTask', {
    onDone: () => {
      onClose();
      say({ title: texts.recorded, description: title });
    },
  });
  const send = () =>
    command.mutate({ params: { incident, task: id }, body: { note: note.trim() === '' ? null : note } });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.doTaskTitle(title)}
      description={texts.doTaskText}
      confirm={texts.doTask}
      command={command}
      onSubmit={send}
    >
      <TextArea label={texts.note} optional autoFocus value={note} onChange={(event) => setNote(event.target.value)} />
    </CommandDialog>
  );
}
