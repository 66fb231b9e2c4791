import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/notices.ts';
import { TextField } from '../../../ui/field.tsx';
import { useFields } from '../../../ui/use-fields.ts';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { useRoom } from '../room-context.ts';
import type { LetterShown } from './notice-shown.ts';

interface Props {
  readonly number: number;
  readonly letter: LetterShown;
  readonly onClose: () => void;
}

/** A letter that did not get through leaves again, to the same address or to another. */
export function LetterDialog({ number, letter: { letter, address }, onClose }: Props): JSX.Element {
  const { incident } = useRoom();
  const { values, field } = useFields({ address: address ?? '' });
  const command = useCommand('incidents.sendLettersAgain', { onDone: onClose });
  const isSame = values.address.trim() === (address ?? '');
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.sendAgainTitle(letter, number)}
      description={texts.sendAgainText}
      confirm={texts.sendAgain}
      command={command}
      onSubmit={() =>
        command.mutate({
          params: { incident, number: String(number) },
          body: { letters: [isSame ? { letter } : { letter, address: values.address }] },
        })
      }
    >
      <TextField label={texts.address} required autoFocus maxLength={300} {...field('address')} />
    </CommandDialog>
  );
}
