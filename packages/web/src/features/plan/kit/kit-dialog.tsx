import type { PlanView } from '@muster/api';
import { useState } from 'react';
import type { JSX } from 'react';
import { kitTexts as texts } from '../../../messages/en/kit.ts';
import { words } from '../../../messages/en/words.ts';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { kitFile } from './kit-file.ts';
import { kitPages } from './kit-pages.ts';
import { newPassphrase, sealKit } from './seal-kit.ts';

interface Props {
  readonly plan: PlanView;
  readonly onClose: () => void;
}

/** Makes the offline kit of one seat, here in the browser: neither pages nor passphrase go anywhere. */
export function KitDialog({ plan, onClose }: Props): JSX.Element {
  const seats = [...new Set(plan.functions.flatMap(({ lead, deputies }) => [lead, ...deputies]))];
  const [seat, setSeat] = useState(seats[0] ?? '');
  const [passphrase, setPassphrase] = useState(newPassphrase);
  const [step, setStep] = useState<'asked' | 'sealing' | 'made' | 'failed'>('asked');
  const make = () => {
    setStep('sealing');
    makeKit(plan, seat, passphrase).then(
      () => setStep('made'),
      () => setStep('failed'),
    );
  };
  return (
    <Dialog open onClose={onClose} title={texts.dialog} description={texts.dialogText}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <DialogBody>
          <SelectField
            label={texts.seat}
            value={seat}
            options={seats.map((value) => ({ value, title: words.spellId(value) }))}
            onChange={({ target }) => setSeat(target.value)}
          />
          <TextField
            label={texts.passphrase}
            hint={texts.passphraseHint}
            value={passphrase}
            minLength={12}
            required
            spellCheck={false}
            onChange={({ target }) => setPassphrase(target.value)}
          />
          <div>
            <CopyButton text={passphrase} label={texts.copy} />
          </div>
          <p role="status" className="text-ink-2 empty:hidden">
            {step === 'made' ? texts.done : step === 'failed' ? texts.failed : ''}
          </p>
        </DialogBody>
        <DialogFooter>
          <Button look="quiet" onClick={onClose}>
            {texts.close}
          </Button>
          <Button look="primary" type="submit" icon="download" busy={step === 'sealing'}>
            {texts.make}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

async function makeKit(plan: PlanView, seat: string, passphrase: string): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  const sealed = await sealKit(kitPages(plan, seat, day), passphrase.trim());
  const file = new Blob([await kitFile(texts.file(words.spellId(seat)), sealed)], { type: 'text/html' });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = `muster-kit-${seat}-${day}.html`;
  link.click();
  // The download has taken the bytes by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
