import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/inbox.ts';
import { SelectField } from '../../ui/field.tsx';
import { say } from '../../ui/toasts.tsx';
import { CommandDialog } from '../common/command-dialog.tsx';

interface Props {
  readonly groups: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Lets groups of signals join an incident that is open. */
export function AttachDialog({ groups, onClose, onDone }: Props): JSX.Element {
  const [incident, setIncident] = useState('');
  const open = useInfiniteQuery(queries.incidents({ status: 'open' }));
  const command = useCommand('incidents.attach', {
    onDone: ({ reference }) => {
      say({ title: texts.attached(reference) });
      onDone();
    },
  });
  // A drill takes no real signals.
  const live = (open.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .filter(({ reference }) => reference.startsWith('INC'));
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.attachTitle}
      description={texts.attachText(groups.length)}
      confirm={texts.attach}
      command={command}
      onSubmit={() => command.mutate({ params: { incident }, body: { groups: [...groups] } })}
    >
      <SelectField
        label={texts.attachTo}
        placeholder={texts.attachChoose}
        required
        autoFocus
        value={incident}
        error={open.isSuccess && live.length === 0 ? texts.attachNone : null}
        options={live.map(({ reference, title }) => ({ value: reference, title: `${reference} ${title ?? ''}` }))}
        onChange={(event) => setIncident(event.target.value)}
      />
    </CommandDialog>
  );
}
