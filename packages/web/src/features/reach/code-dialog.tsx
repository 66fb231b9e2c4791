import type { JSX } from 'react';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/reach.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { say } from '../../ui/toasts.tsx';
import { useFields } from '../../ui/use-fields.ts';
import { CommandDialog } from '../common/command-dialog.tsx';
import { sayRefusal } from '../common/say-refusal.tsx';

interface Props {
  readonly contact: string;
  /** The masked address that the code went to. */
  readonly where: string;
  readonly onClose: () => void;
}

export function CodeDialog({ contact, where, onClose }: Props): JSX.Element {
  const { values, field } = useFields({ code: '' });
  const verify = useCommand('contacts.verify', {
    onDone: () => {
      say({ title: texts.verified });
      onClose();
    },
  });
  const another = useCommand('contacts.code', { onDone: () => say({ title: texts.sent }) });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.codeTitle}
      description={texts.codeText(where)}
      confirm={texts.giveCode}
      command={verify}
      onSubmit={() => verify.mutate({ params: { contact }, body: { code: values.code.trim() } })}
      others={
        <Button
          look="quiet"
          busy={another.isPending}
          onClick={() => another.mutate({ params: { contact }, body: {} }, { onError: sayRefusal })}
        >
          {texts.another}
        </Button>
      }
    >
      <TextField
        label={texts.code}
        required
        autoFocus
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="\s*[0-9]{6}\s*"
        title={texts.codeError}
        maxLength={12}
        {...field('code')}
      />
    </CommandDialog>
  );
}
