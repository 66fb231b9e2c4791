import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { workTexts as texts } from '../../../messages/en/room.ts';
import { SelectField, TextArea } from '../../../ui/field.tsx';
import { say } from '../../../ui/toasts.tsx';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { useRoom } from '../room-context.ts';

export function CloseDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { incident } = useRoom();
  const [outcome, setOutcome] = useState<'resolved' | 'near-miss'>('resolved');
  const [review, setReview] = useState('');
  const command = useCommand('incidents.close', {
    onDone: ({ reference }) => {
      onClose();
      say({ title: texts.closed(reference) });
    },
  });
  return (
    <CommandDialog
      open
      wide
      onClose={onClose}
      title={texts.close}
      description={texts.closeText}
      confirm={texts.close}
      command={command}
      onSubmit={() => command.mutate({ params: { incident }, body: { outcome, review } })}
    >
      <SelectField
        label={texts.outcome}
        value={outcome}
        options={[
          { value: 'resolved', title: texts.resolved },
          { value: 'near-miss', title: texts.nearMiss },
        ]}
        onChange={(event) => setOutcome(event.target.value === 'near-miss' ? 'near-miss' : 'resolved')}
      />
      <TextArea
        label={texts.review}
        hint={texts.reviewHint}
        required
        autoFocus
        rows={6}
        value={review}
        onChange={(event) => setReview(event.target.value)}
      />
    </CommandDialog>
  );
}
