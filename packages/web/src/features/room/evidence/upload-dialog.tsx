import { useState } from 'react';
import type { JSX } from 'react';
import { addressOf } from '../../../client/call.ts';
import { texts } from '../../../messages/en/evidence.ts';
import { texts as uiTexts } from '../../../messages/en/ui.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { say } from '../../../ui/toasts.tsx';
import { Refusal } from '../../common/refusal.tsx';
import { MarkingFields, useMarking } from '../marking-fields.tsx';
import { useRoom } from '../room-context.ts';
import { FileDrop } from './file-drop.tsx';
import { SendingBar } from './sending-bar.tsx';
import { useUpload } from './use-upload.ts';

interface Props {
  /** Chosen beforehand, or empty. */
  readonly category: string;
  readonly onClose: () => void;
}

const knownType = /^[a-z]+\/[a-z0-9.+-]+$/;

/** Attaches one file with where it comes from. */
export function UploadDialog({ category: given, onClose }: Props): JSX.Element {
  const { plan, incident } = useRoom();
  const [file, setFile] = useState<File | null>(null);
  const [title, setTitle] = useState('');
  const [source, setSource] = useState('');
  const [category, setCategory] = useState(given);
  const [marking, setMarking] = useMarking();
  const { state, send, stop } = useUpload(() => {
    onClose();
    say({ title: texts.attach, description: title });
  });
  const sending = state.kind === 'sending';
  const submit = () => {
    if (file === null) return;
    const mediaType = knownType.test(file.type) ? file.type : 'application/octet-stream';
    const query = {
      category,
      title,
      source,
      mediaType,
      ...(marking.counsel ? { directedBy: marking.directedBy } : {}),
    };
    send(addressOf('incidents.captureEvidence', { params: { incident }, query }), file);
  };
  const choose = (chosen: File) => {
    setFile(chosen);
    if (title === '') setTitle(chosen.name.slice(0, 300));
  };
  return (
    <Dialog open onClose={onClose} title={texts.attach}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <DialogBody>
          <FileDrop file={file} disabled={sending} onChoose={choose} />
          <TextField
            label={texts.title}
            required
            maxLength={300}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
          <TextField
            label={texts.source}
            hint={texts.sourceHint}
            required
            maxLength={300}
            value={source}
            onChange={(event) => setSource(event.target.value)}
          />
          <SelectField
            label={texts.category}
            placeholder={texts.choose}
            required
            value={category}
            options={(plan?.evidence ?? []).map((each) => ({ value: each.category, title: each.title }))}
            onChange={(event) => setCategory(event.target.value)}
          />
          <MarkingFields choice={marking} onChange={setMarking} />
          {sending && <SendingBar share={state.share} />}
          {state.kind === 'stopped' && <p className="text-ink-2">{texts.stopped}</p>}
          <Refusal error={state.kind === 'refused' ? state.error : null} />
        </DialogBody>
        <DialogFooter>
          <Button look="quiet" onClick={sending ? stop : onClose}>
            {sending ? texts.stop : uiTexts.cancel}
          </Button>
          <Button look="primary" type="submit" disabled={file === null} busy={sending}>
            {texts.attach}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
