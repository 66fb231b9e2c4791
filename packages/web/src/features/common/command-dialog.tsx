import type { JSX, ReactNode } from 'react';
import type { CallError } from '../../client/call-error.ts';
import { texts } from '../../messages/en/ui.ts';
import { Button } from '../../ui/button.tsx';
import type { ButtonLook } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { Refusal } from './refusal.tsx';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly confirm: string;
  readonly look?: ButtonLook;
  readonly wide?: boolean;
  readonly command: { readonly isPending: boolean; readonly error: CallError | null };
  readonly onSubmit: () => void;
  /** Further ways out, beside cancel. */
  readonly others?: ReactNode;
  readonly children?: ReactNode;
}

/** A command with what it needs. A refusal is shown in it, and what was typed stays. */
export function CommandDialog(props: Props): JSX.Element {
  const {
    open,
    onClose,
    title,
    description,
    confirm,
    look = 'primary',
    wide = false,
    command,
    onSubmit,
    others,
    children,
  } = props;
  return (
    <Dialog open={open} onClose={onClose} title={title} description={description} wide={wide}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <DialogBody>
          {children}
          <Refusal error={command.error} />
        </DialogBody>
        <DialogFooter>
          {others}
          <Button look="quiet" onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button look={look} type="submit" busy={command.isPending}>
            {confirm}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
