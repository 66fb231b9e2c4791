import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/follow-ups.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { fromLocalInput } from '../../ui/local-input.ts';
import { say } from '../../ui/toasts.tsx';
import { CommandDialog } from '../common/command-dialog.tsx';
import { OwnerFields } from './owner-fields.tsx';
import type { Owner } from './owner-fields.tsx';

type Kind = keyof typeof texts.kind;

interface Props {
  readonly incident: string;
  /** Numbers of the contributing factors that it can answer. */
  readonly factors: readonly number[];
  readonly onClose: () => void;
}

/** What has to change, who owes it, and by when. */
export function OpenDialog({ incident, factors, onClose }: Props): JSX.Element {
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<Kind>('work');
  const [owner, setOwner] = useState<Owner>({ kind: 'function', function: 'engineering' });
  const [due, setDue] = useState('');
  const [factor, setFactor] = useState('');
  const command = useCommand('followUps.open', {
    onDone: ({ reference }) => {
      onClose();
      say({ title: texts.opened(reference) });
    },
  });
  const body = { title, kind, owner, due: fromLocalInput(due), factor: factor === '' ? null : Number(factor) };
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.open}
      description={texts.openText}
      confirm={texts.open}
      command={command}
      onSubmit={() => command.mutate({ params: { incident }, body })}
    >
      <TextField
        label={texts.what}
        required
        autoFocus
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <SelectField
        label={texts.kindLabel}
        value={kind}
        options={Object.entries(texts.kind).map(([value, words]) => ({ value, title: words }))}
        onChange={({ target: { value } }) => {
          if (value === 'work' || value === 'control' || value === 'plan-change') setKind(value);
        }}
      />
      <OwnerFields owner={owner} onChange={setOwner} />
      <TextField
        label={texts.due}
        required
        type="datetime-local"
        value={due}
        onChange={(event) => setDue(event.target.value)}
      />
      {factors.length > 0 && (
        <SelectField
          label={texts.factor}
          placeholder={texts.noFactor}
          value={factor}
          options={factors.map((number) => ({ value: String(number), title: `X-${number}` }))}
          onChange={(event) => setFactor(event.target.value)}
        />
      )}
    </CommandDialog>
  );
}
