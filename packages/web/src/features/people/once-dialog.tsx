import type { JSX } from 'react';
import { texts } from '../../messages/en/people.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { When } from '../../ui/when.tsx';

/** A secret that is shown this once. */
export interface Once {
  readonly kind: 'link' | 'token';
  readonly secret: string;
  readonly expiresAt: string;
}

export function OnceDialog({ once, onClose }: { readonly once: Once; readonly onClose: () => void }): JSX.Element {
  const isLink = once.kind === 'link';
  return (
    <Dialog
      open
      onClose={onClose}
      title={isLink ? texts.linkTitle : texts.tokens}
      description={isLink ? texts.linkText : texts.tokenText}
    >
      <DialogBody>
        <p className="rounded-lg border border-line bg-sunken p-3 font-mono text-xs leading-5 break-all select-all">
          {once.secret}
        </p>
        <p className="text-ink-2">
          {texts.expires} <When at={once.expiresAt} />
        </p>
      </DialogBody>
      <DialogFooter>
        <CopyButton text={once.secret} label={isLink ? texts.copy : texts.copyToken} />
        <Button look="primary" onClick={onClose}>
          {texts.done}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
