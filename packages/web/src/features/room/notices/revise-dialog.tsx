import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/notices.ts';
import { TextArea, TextField } from '../../../ui/field.tsx';
import { useFields } from '../../../ui/use-fields.ts';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { useRoom } from '../room-context.ts';
import type { NoticeShown } from './notice-shown.ts';

interface Props {
  readonly notice: NoticeShown;
  readonly onClose: () => void;
}

/** Another wording. What was approved of the former is void. */
export function ReviseDialog({ notice, onClose }: Props): JSX.Element {
  const { incident } = useRoom();
  const { number, revision } = notice;
  const { values, field } = useFields({ text: notice.text ?? '', contact: '', reason: '' });
  const command = useCommand('incidents.reviseNotice', { onDone: onClose });
  const send = () =>
    command.mutate({
      params: { incident, number: String(number) },
      body: {
        revision,
        text: values.text,
        reason: values.reason,
        ...(values.contact.trim() === '' ? {} : { contact: values.contact }),
      },
    });
  return (
    <CommandDialog
      open
      wide
      onClose={onClose}
      title={texts.reviseTitle(number)}
      description={texts.reviseText}
      confirm={texts.revise}
      command={command}
      onSubmit={send}
    >
      <TextArea label={texts.text} required autoFocus rows={8} maxLength={20_000} {...field('text')} />
      <TextField label={texts.contact} hint={texts.contactHint} optional maxLength={300} {...field('contact')} />
      <TextField label={texts.reason} required maxLength={4000} {...field('reason')} />
    </CommandDialog>
  );
}
