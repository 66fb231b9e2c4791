import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../../client/queries.ts';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/links.ts';
import { SelectField, TextArea, TextField } from '../../../ui/field.tsx';
import { say } from '../../../ui/toasts.tsx';
import { useFields } from '../../../ui/use-fields.ts';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { useRoom } from '../room-context.ts';

/** Puts the incident into a set of one cause: one that is there, or a new one. */
export function SetDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { view } = useRoom();
  const sets = useQuery(queries.sets());
  const [set, setSet] = useState('');
  const { values, field } = useFields({ name: '', cause: '' });
  const onDone = ({ reference }: { readonly reference: string }) => {
    say({ title: texts.added(reference) });
    onClose();
  };
  const open = useCommand('sets.open', { onDone });
  const join = useCommand('sets.join', { onDone });
  const incidents = [view.reference];
  const mine = new Set(view.links.sets.map(({ reference }) => reference));
  const others = (sets.data?.items ?? []).filter(({ reference }) => !mine.has(reference));
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.set}
      description={texts.setText}
      confirm={texts.add}
      command={set === '' ? open : join}
      onSubmit={() => {
        if (set === '') open.mutate({ body: { ...values, incidents } });
        else join.mutate({ params: { set }, body: { incidents } });
      }}
    >
      <SelectField
        label={texts.which}
        placeholder={texts.newSet}
        autoFocus
        value={set}
        options={others.map(({ reference, name }) => ({ value: reference, title: `${reference} ${name ?? ''}` }))}
        onChange={(event) => setSet(event.target.value)}
      />
      {set === '' && (
        <>
          <TextField label={texts.name} required maxLength={300} {...field('name')} />
          <TextArea label={texts.cause} required maxLength={4000} {...field('cause')} />
        </>
      )}
    </CommandDialog>
  );
}
