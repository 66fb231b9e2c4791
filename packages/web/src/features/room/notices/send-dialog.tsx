import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/notices.ts';
import { SelectField, TextArea, TextField } from '../../../ui/field.tsx';
import { useFields } from '../../../ui/use-fields.ts';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { useRoom } from '../room-context.ts';
import type { NoticeShown } from './notice-shown.ts';

interface Props {
  readonly notice: NoticeShown;
  readonly onClose: () => void;
}

/** The notice has left on another way, and is recorded with what proves it. */
export function SendDialog({ notice, onClose }: Props): JSX.Element {
  const { incident, view } = useRoom();
  const { number, revision } = notice;
  const { values, field } = useFields({ recipients: '', proof: '', sentAt: '' });
  const command = useCommand('incidents.sendNotice', { onDone: onClose });
  const send = () =>
    command.mutate({
      params: { incident, number: String(number) },
      body: {
        revision,
        how: 'recorded-as-sent',
        recipients: values.recipients,
        ...(values.proof === '' ? {} : { proof: Number(values.proof) }),
        ...(values.sentAt === '' ? {} : { sentAt: new Date(values.sentAt).toISOString() }),
      },
    });
  const items = view.evidence.map((item) => ({
    value: String(item.number),
    title: `E-${item.number} ${item.title ?? ''}`,
  }));
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.sendTitle(number)}
      description={texts.sendText}
      confirm={texts.send}
      command={command}
      onSubmit={send}
    >
      <TextArea
        label={texts.recipients}
        hint={texts.recipientsHint}
        required
        autoFocus
        maxLength={20_000}
        {...field('recipients')}
      />
      <TextField label={texts.sentAt} optional type="datetime-local" {...field('sentAt')} />
      <SelectField label={texts.proofOf} placeholder={texts.noProof} options={items} {...field('proof')} />
    </CommandDialog>
  );
}
