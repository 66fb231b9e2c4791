import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { workTexts as texts } from '../../../messages/en/room.ts';
import { TextArea } from '../../../ui/field.tsx';
import { say } from '../../../ui/toasts.tsx';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { MarkingFields, useMarking } from '../marking-fields.tsx';
import { useRoom } from '../room-context.ts';

interface Props {
  /** The decision that the plan asks for; null for one that nobody asked for. */
  readonly id: string | null;
  readonly title: string | null;
  readonly onClose: () => void;
}

/** A choice with its rationale, marked at capture: afterwards is too late for privilege. */
export function DecideDialog({ id, title, onClose }: Props): JSX.Element {
  const { incident } = useRoom();
  const [choice, setChoice] = useState('');
  const [rationale, setRationale] = useState('');
  const [marking, setMarking] = useMarking();
  const command = useCommand('incidents.decide', {
    onDone: ({ number }) => {
      onClose();
      say({ title: `${texts.recorded}: D-${number}` });
    },
  });
  const send = () =>
    command.mutate({
      params: { incident },
      body: {
        decision: id,
        choice,
        rationale,
        marking: marking.counsel ? { kind: 'counsel-directed', directedBy: marking.directedBy } : { kind: 'factual' },
      },
    });
  return (
    <CommandDialog
      open
      wide
      onClose={onClose}
      title={title ?? texts.decideOther}
      description={texts.doTaskText}
      confirm={texts.decide}
      command={command}
      onSubmit={send}
    >
      <TextArea
        label={texts.choice}
        required
        autoFocus
        rows={2}
        value={choice}
        onChange={(event) => setChoice(event.target.value)}
      />
      <TextArea
        label={texts.rationale}
        hint={texts.rationaleHint}
        required
        rows={4}
        value={rationale}
        onChange={(event) => setRationale(event.target.value)}
      />
      <MarkingFields choice={marking} onChange={setMarking} />
    </CommandDialog>
  );
}
