import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/notices.ts';
import { TextArea, TextField } from '../../../ui/field.tsx';
import { say } from '../../../ui/toasts.tsx';
import { useFields } from '../../../ui/use-fields.ts';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { useRoom } from '../room-context.ts';
import type { Drafting } from './notice-shown.ts';

interface Props {
  readonly drafting: Drafting;
  readonly onClose: () => void;
}

/** A notice is written: the plan's own text, or another. What is not known yet stays open in it. */
export function DraftDialog({ drafting, onClose }: Props): JSX.Element {
  const { incident } = useRoom();
  const { kind, to, notification, retracts } = drafting;
  const { values, field } = useFields({ text: '', contact: '' });
  const command = useCommand('incidents.draftNotice', {
    onDone: ({ number }) => {
      onClose();
      say({ title: texts.done(number) });
    },
  });
  const send = () =>
    command.mutate({
      params: { incident },
      body: {
        notification,
        kind,
        retracts,
        ...(values.text.trim() === '' ? {} : { text: values.text }),
        ...(values.contact.trim() === '' ? {} : { contact: values.contact }),
      },
    });
  return (
    <CommandDialog
      open
      wide
      onClose={onClose}
      title={retracts === null ? texts.draftTitle(texts.kind[kind], to) : texts.retractTitle(retracts)}
      description={texts.draftText}
      confirm={texts.draft}
      command={command}
      onSubmit={send}
    >
      <TextArea
        label={texts.text}
        hint={texts.textHint}
        optional
        autoFocus
        rows={8}
        maxLength={20_000}
        {...field('text')}
      />
      <TextField label={texts.contact} hint={texts.contactHint} optional maxLength={300} {...field('contact')} />
    </CommandDialog>
  );
}
