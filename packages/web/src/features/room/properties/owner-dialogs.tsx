import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/properties.ts';
import { TextArea } from '../../../ui/field.tsx';
import { say } from '../../../ui/toasts.tsx';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { PersonSelect } from '../../common/person-select.tsx';
import { ReasonDialog } from '../../common/reason-dialog.tsx';
import { useRoom } from '../room-context.ts';

interface Props {
  readonly onClose: () => void;
}

export function HandoverDialog({ onClose }: Props): JSX.Element {
  const { incident } = useRoom();
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const command = useCommand('incidents.offerHandover', {
    onDone: () => {
      onClose();
      say({ title: texts.handover, description: texts.offered });
    },
  });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.handover}
      description={texts.handoverText}
      confirm={texts.offer}
      command={command}
      onSubmit={() => command.mutate({ params: { incident }, body: { to, note: note.trim() === '' ? null : note } })}
    >
      <PersonSelect label={texts.handoverTo} placeholder={texts.choose} value={to} onChange={setTo} />
      <TextArea label={texts.note} optional value={note} onChange={(event) => setNote(event.target.value)} />
    </CommandDialog>
  );
}

export function AssignOwnerDialog({ onClose }: Props): JSX.Element {
  const { incident } = useRoom();
  const [person, setPerson] = useState('');
  const command = useCommand('incidents.assignOwner', { onDone: onClose });
  return (
    <ReasonDialog
      title={texts.assign}
      description={texts.assignText}
      confirm={texts.assign}
      command={command}
      onClose={onClose}
      onSubmit={(reason) => command.mutate({ params: { incident }, body: { person, reason } })}
    >
      <PersonSelect label={texts.person} placeholder={texts.choose} value={person} onChange={setPerson} />
    </ReasonDialog>
  );
}
