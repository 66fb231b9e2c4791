import { useState } from 'react';
import type { JSX, ReactNode } from 'react';
import type { CallError } from '../../client/call-error.ts';
import { workTexts as texts } from '../../messages/en/room.ts';
import type { ButtonLook } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { CommandDialog } from './command-dialog.tsx';

interface Props {
  readonly title: string;
  readonly description?: ReactNode;
  readonly confirm: string;
  readonly look?: ButtonLook;
  readonly command: { readonly isPending: boolean; readonly error: CallError | null };
  readonly onClose: () => void;
  readonly onSubmit: (reason: string) => void;
  readonly children?: ReactNode;
}

/** Something that is done with a reason, whatever else it takes. */
export function ReasonDialog({ children, onSubmit, ...rest }: Props): JSX.Element {
  const [reason, setReason] = useState('');
  return (
    <CommandDialog open {...rest} onSubmit={() => onSubmit(reason)}>
      {children}
      <TextArea
        label={texts.reason}
        required
        autoFocus={children === undefined}
        maxLength={4000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </CommandDialog>
  );
}
