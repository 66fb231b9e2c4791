import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import type { IncidentFilter } from '../../client/queries.ts';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/incidents.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { say } from '../../ui/toasts.tsx';
import { CommandDialog } from '../common/command-dialog.tsx';
import { sayRefusal } from '../common/say-refusal.tsx';
import { PickFilter } from './pick-filter.tsx';

interface Props {
  readonly filter: IncidentFilter;
  readonly onChoose: (filter: IncidentFilter) => void;
}

/** One's own names for filters, kept on the server: the same on every device. */
export function SavedViews({ filter, onChoose }: Props): JSX.Element {
  const query = useQuery(queries.views());
  const [saving, setSaving] = useState(false);
  const views = query.data?.views ?? [];
  const here = views.find((view) => isSame(view.filter, filter));
  const remove = useCommand('views.remove', { onDone: () => say({ title: texts.viewRemoved }) });
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <>
      {views.length > 0 && (
        <PickFilter
          label={texts.views}
          any={texts.views}
          value={here?.id}
          options={views.map(({ id, name }) => ({ value: id, title: name }))}
          onChange={(id) => onChoose(views.find((view) => view.id === id)?.filter ?? {})}
        />
      )}
      {isFiltered && here === undefined && (
        <Button look="quiet" onClick={() => setSaving(true)}>
          {texts.saveView}
        </Button>
      )}
      {here !== undefined && (
        <Button
          look="quiet"
          busy={remove.isPending}
          onClick={() => remove.mutate({ params: { view: here.id }, body: {} }, { onError: sayRefusal })}
        >
          {texts.removeView}
        </Button>
      )}
      {saving && <SaveDialog filter={filter} onClose={() => setSaving(false)} />}
    </>
  );
}

function SaveDialog({
  filter,
  onClose,
}: {
  readonly filter: IncidentFilter;
  readonly onClose: () => void;
}): JSX.Element {
  const [name, setName] = useState('');
  const command = useCommand('views.save', {
    onDone: () => {
      say({ title: texts.viewSaved });
      onClose();
    },
  });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.saveView}
      description={texts.saveViewText}
      confirm={texts.saveView}
      command={command}
      onSubmit={() => command.mutate({ body: { name, filter } })}
    >
      <TextField
        label={texts.viewName}
        required
        autoFocus
        maxLength={300}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </CommandDialog>
  );
}

function isSame(one: IncidentFilter, other: IncidentFilter): boolean {
  return spell(one) === spell(other);
}

function spell(filter: IncidentFilter): string {
  return Object.entries(filter)
    .map(([name, value]) => `${name} ${value}`)
    .toSorted()
    .join('\n');
}
