import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { workTexts as texts } from '../../../messages/en/room.ts';
import { SelectField, TextArea } from '../../../ui/field.tsx';
import { say } from '../../../ui/toasts.tsx';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { PersonSelect } from '../../common/person-select.tsx';
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
  const [counsel, setCounsel] = useState(false);
  const [directedBy, setDirectedBy] = useState('');
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
        marking: counsel ? { kind: 'counsel-directed', directedBy } : { kind: 'factual' },
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
      <SelectField
        label={texts.marking}
        value={counsel ? 'counsel' : 'factual'}
        options={[
          { value: 'factual', title: texts.factual },
          { value: 'counsel', title: texts.counsel },
        ]}
        onChange={(event) => setCounsel(event.target.value === 'counsel')}
      />
      {counsel && (
        <PersonSelect
          label={texts.directedBy}
          placeholder={texts.chooseLawyer}
          value={directedBy}
          onChange={setDirectedBy}
        />
      )}
    </CommandDialog>
  );
}
