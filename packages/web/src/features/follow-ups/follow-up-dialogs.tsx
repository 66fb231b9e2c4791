import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import type { Answer } from '../../client/route-name.ts';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/follow-ups.ts';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { fromLocalInput } from '../../ui/local-input.ts';
import { say } from '../../ui/toasts.tsx';
import { useFields } from '../../ui/use-fields.ts';
import { CommandDialog } from '../common/command-dialog.tsx';
import { OwnerFields } from './owner-fields.tsx';
import type { Owner } from './owner-fields.tsx';

export type FollowUp = Answer<'followUps.list'>['items'][number];

interface Props {
  readonly followUp: FollowUp;
  readonly onClose: () => void;
}

export function AssignDialog({ followUp: { id, reference, owner: had }, onClose }: Props): JSX.Element {
  const [owner, setOwner] = useState<Owner>(had.kind === 'function' ? had : { kind: 'person', person: had.person });
  const command = useCommand('followUps.assign', { onDone: closeAnd(onClose, texts.assigned(reference)) });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.by(texts.assign, reference)}
      confirm={texts.assign}
      command={command}
      onSubmit={() => command.mutate({ params: { followUp: id }, body: { owner } })}
    >
      <OwnerFields owner={owner} onChange={setOwner} />
    </CommandDialog>
  );
}

export function MoveDialog({ followUp: { id, reference }, onClose }: Props): JSX.Element {
  const { values, field } = useFields({ due: '', reason: '' });
  const command = useCommand('followUps.move', { onDone: closeAnd(onClose, texts.moved(reference)) });
  const body = { due: fromLocalInput(values.due), reason: values.reason };
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.by(texts.move, reference)}
      description={texts.moveText}
      confirm={texts.move}
      command={command}
      onSubmit={() => command.mutate({ params: { followUp: id }, body })}
    >
      <TextField label={texts.due} required autoFocus type="datetime-local" {...field('due')} />
      <TextArea label={texts.reason} required maxLength={4000} {...field('reason')} />
    </CommandDialog>
  );
}

export function ReopenDialog({ followUp: { id, reference }, onClose }: Props): JSX.Element {
  const { values, field } = useFields({ due: '', reason: '' });
  const command = useCommand('followUps.reopen', { onDone: closeAnd(onClose, texts.reopened(reference)) });
  const body = { due: fromLocalInput(values.due), reason: values.reason };
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.by(texts.reopen, reference)}
      description={texts.reopenText}
      confirm={texts.reopen}
      command={command}
      onSubmit={() => command.mutate({ params: { followUp: id }, body })}
    >
      <TextArea label={texts.reason} required autoFocus maxLength={4000} {...field('reason')} />
      <TextField label={texts.due} required type="datetime-local" {...field('due')} />
    </CommandDialog>
  );
}

export function DoneDialog({ followUp: { id, reference, kind }, onClose }: Props): JSX.Element {
  const [how, setHow] = useState('');
  const [version, setVersion] = useState('');
  const command = useCommand('followUps.done', { onDone: closeAnd(onClose, texts.didIt(reference)) });
  const body = { how, planVersion: version === '' ? null : version };
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.by(texts.done, reference)}
      description={texts.doneText}
      confirm={texts.done}
      command={command}
      onSubmit={() => command.mutate({ params: { followUp: id }, body })}
    >
      <TextArea
        label={texts.how}
        required
        autoFocus
        maxLength={20_000}
        value={how}
        onChange={(event) => setHow(event.target.value)}
      />
      {kind === 'plan-change' && <VersionSelect value={version} onChange={setVersion} />}
    </CommandDialog>
  );
}

function VersionSelect({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (version: string) => void;
}): JSX.Element {
  const versions = useInfiniteQuery(queries.planVersions()).data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <SelectField
      label={texts.planVersion}
      hint={texts.planVersionHint}
      required
      placeholder={texts.chooseVersion}
      value={value}
      options={versions.map(({ version, state }) => ({ value: version, title: `${version.slice(0, 12)} (${state})` }))}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export function ValidateDialog({ followUp: { id, reference }, onClose }: Props): JSX.Element {
  const { values, field } = useFields({ how: '' });
  const command = useCommand('followUps.validate', { onDone: closeAnd(onClose, texts.validated(reference)) });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.by(texts.validate, reference)}
      description={texts.validateText}
      confirm={texts.validate}
      command={command}
      onSubmit={() => command.mutate({ params: { followUp: id }, body: values })}
    >
      <TextArea label={texts.howShown} required autoFocus maxLength={20_000} {...field('how')} />
    </CommandDialog>
  );
}

function closeAnd(onClose: () => void, title: string): () => void {
  return () => {
    onClose();
    say({ title });
  };
}
