import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/tickets.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { say } from '../../ui/toasts.tsx';
import { useFields } from '../../ui/use-fields.ts';
import { CommandDialog } from '../common/command-dialog.tsx';

interface Props {
  readonly group: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Hands a group to engineering. What would leave the house is shown before it does. */
export function TicketDialog({ group, onClose, onDone }: Props): JSX.Element {
  const { values, field } = useFields({ title: '', note: '', reason: '', tracker: '' });
  const [shown, setShown] = useState(false);
  const trackers = useQuery(queries.trackers()).data?.trackers ?? null;
  const one = trackers?.find(({ tracker }) => tracker === values.tracker) ?? trackers?.[0];
  const words = {
    title: values.title,
    note: values.note.trim() === '' ? null : values.note,
    tracker: one?.tracker ?? null,
  };
  const preview = useCommand('signals.previewTicket', { onDone: () => setShown(true) });
  const command = useCommand('signals.ticket', {
    onDone: () => {
      say({ title: texts.sent });
      onDone();
    },
  });
  const params = { group };
  if (shown && preview.data !== undefined) {
    const { where, title, text } = preview.data;
    return (
      <CommandDialog
        open
        wide
        onClose={onClose}
        title={texts.hand}
        description={texts.leaves(where)}
        confirm={texts.send}
        command={command}
        onSubmit={() => command.mutate({ params, body: { ...words, reason: values.reason } })}
        others={
          <Button look="quiet" onClick={() => setShown(false)}>
            {texts.back}
          </Button>
        }
      >
        <div className="max-h-80 overflow-y-auto rounded-lg border border-line bg-sunken p-3 text-sm break-words">
          <p className="mb-2 font-semibold">
            <InertText text={title} />
          </p>
          <div className="whitespace-pre-wrap">
            <InertText text={text} lines />
          </div>
        </div>
      </CommandDialog>
    );
  }
  return (
    <CommandDialog
      open
      wide
      onClose={onClose}
      title={texts.hand}
      description={trackers?.length === 0 ? texts.none : texts.handText}
      confirm={texts.look}
      command={preview}
      onSubmit={() => preview.mutate({ params, body: words })}
    >
      <TextField label={texts.title} hint={texts.titleHint} required autoFocus maxLength={150} {...field('title')} />
      <TextArea label={texts.note} hint={texts.noteHint} optional maxLength={4000} {...field('note')} />
      <TextArea label={texts.reason} hint={texts.reasonHint} required maxLength={4000} {...field('reason')} />
      {trackers !== null && trackers.length > 1 && (
        <SelectField
          label={texts.tracker}
          options={trackers.map(({ tracker, where }) => ({
            value: tracker,
            title: `${texts.trackers[tracker]}: ${where}`,
          }))}
          {...field('tracker')}
        />
      )}
    </CommandDialog>
  );
}
