import type { JSX } from 'react';
import { texts } from '../../messages/en/reach.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';

/** A secret that is shown this once. */
export function SecretDialog({
  secret,
  onClose,
}: {
  readonly secret: string;
  readonly onClose: () => void;
}): JSX.Element {
  return (
    <Dialog open onClose={onClose} title={texts.secretTitle} description={texts.secretText}>
      <DialogBody>
        <p className="rounded-lg border border-line bg-sunken p-3 font-mono text-xs leading-5 break-all select-all">
          {secret}
        </p>
      </DialogBody>
      <DialogFooter>
        <CopyButton text={secret} label={texts.copySecret} />
        <Button look="primary" onClick={onClose}>
          {texts.done}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
