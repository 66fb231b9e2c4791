import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../client/use-command.ts';
import { editorTexts as texts } from '../../messages/en/plan-editor.ts';
import { TextField } from '../../ui/field.tsx';
import { say } from '../../ui/toasts.tsx';
import { CommandDialog } from '../common/command-dialog.tsx';
import type { CheckedText } from './check-text.ts';
import { ChangeList } from '../plan/versions/change-list.tsx';

interface Props {
  readonly source: string;
  readonly checked: CheckedText;
  /** The version that the text was made from. */
  readonly replaces: string;
  readonly onClose: () => void;
  readonly onProposed: () => void;
}

/** Sends the text to those who decide on it. */
export function ProposePlanDialog({ source, checked, replaces, onClose, onProposed }: Props): JSX.Element {
  const navigate = useNavigate();
  const [note, setNote] = useState('');
  const propose = useCommand('plans.add', {
    onDone: ({ version, state }) => {
      say({ title: state === 'in-force' ? texts.inForce : texts.proposed });
      onProposed();
      void navigate({ to: '/plan', search: { part: 'versions', changes: version } });
    },
  });
  return (
    <CommandDialog
      open
      wide
      onClose={onClose}
      title={texts.proposeTitle}
      description={texts.proposeText}
      confirm={texts.propose}
      command={propose}
      onSubmit={() => propose.mutate({ body: { source, replaces, ...(note === '' ? {} : { note }) } })}
    >
      <TextField
        label={texts.note}
        value={note}
        maxLength={300}
        autoFocus
        onChange={({ target }) => setNote(target.value)}
      />
      <ChangeList changes={checked.changes ?? []} />
    </CommandDialog>
  );
}
