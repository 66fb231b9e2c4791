import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/notices.ts';
import { TextArea } from '../../../ui/field.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { useFields } from '../../../ui/use-fields.ts';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { useRoom } from '../room-context.ts';
import type { NoticeShown } from './notice-shown.ts';

interface Props {
  readonly notice: NoticeShown;
  readonly onClose: () => void;
}

/** The notice leaves by e-mail: the exact wording once more, and where it goes. */
export function MailDialog({ notice, onClose }: Props): JSX.Element {
  const { incident } = useRoom();
  const { number, revision, text, byMail } = notice;
  const { values, field } = useFields({ addresses: '' });
  const command = useCommand('incidents.sendNotice', { onDone: onClose });
  const send = () =>
    command.mutate({
      params: { incident, number: String(number) },
      body: {
        revision,
        how: 'sent',
        through: byMail,
        addresses: values.addresses
          .split('\n')
          .map((each) => each.trim())
          .filter((each) => each !== ''),
      },
    });
  return (
    <CommandDialog
      open
      wide
      onClose={onClose}
      title={texts.mailTitle(number)}
      description={texts.mailText}
      confirm={texts.sendNow}
      command={command}
      onSubmit={send}
    >
      <div className="max-h-60 overflow-auto rounded-lg border border-line bg-surface px-3 py-2">
        <InertText text={text} lines />
      </div>
      <TextArea
        label={texts.addresses}
        hint={texts.addressesHint}
        required
        autoFocus
        rows={4}
        maxLength={20_000}
        {...field('addresses')}
      />
    </CommandDialog>
  );
}
