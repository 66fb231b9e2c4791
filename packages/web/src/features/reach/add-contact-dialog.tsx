import { useState } from 'react';
import type { JSX } from 'react';
import type { Answer } from '../../client/route-name.ts';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/reach.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { say } from '../../ui/toasts.tsx';
import { CommandDialog } from '../common/command-dialog.tsx';

type ChannelName = Answer<'contacts.list'>['channels'][number]['channel'];

interface Props {
  readonly channels: readonly ChannelName[];
  readonly onClose: () => void;
  readonly onSecret: (secret: string) => void;
}

export function AddContactDialog({ channels, onClose, onSecret }: Props): JSX.Element {
  const [channel, setChannel] = useState(channels[0] ?? 'email');
  const [address, setAddress] = useState('');
  const add = useCommand('contacts.add', {
    onDone: ({ secret }) => {
      say({ title: texts.sent });
      onClose();
      if (secret !== null) onSecret(secret);
    },
  });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.add}
      description={texts.addText}
      confirm={texts.add}
      command={add}
      onSubmit={() => add.mutate({ body: { channel, address } })}
    >
      <SelectField
        label={texts.channel}
        options={channels.map((value) => ({ value, title: texts.channels[value] }))}
        value={channel}
        onChange={(event) => {
          const { value } = event.target;
          setChannel(channels.find((each) => each === value) ?? channel);
        }}
      />
      <TextField
        label={texts.address}
        required
        maxLength={2_000}
        hint={texts.hints[channel]}
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
    </CommandDialog>
  );
}
