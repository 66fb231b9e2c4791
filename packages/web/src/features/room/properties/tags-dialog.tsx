import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import type { Answer } from '../../../client/route-name.ts';
import { queries } from '../../../client/queries.ts';
import { useCommand } from '../../../client/use-command.ts';
import { tagTexts as texts } from '../../../messages/en/wizard.ts';
import { CheckField, TextField } from '../../../ui/field.tsx';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { useRoom } from '../room-context.ts';

type Tag = Answer<'tags.list'>['tags'][number];

/** Which words of public lists fit: found by id or name, set all at once. */
export function TagsDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { incident, view } = useRoom();
  const all = useQuery(queries.tags());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(view.tags));
  const [text, setText] = useState('');
  const command = useCommand('incidents.setTags', { onDone: onClose });
  const found = (all.data?.tags ?? []).filter((tag) => holds(tag, text)).toSorted(suggestedFirst(view.suggestedTags));
  const toggle = (id: string, isOn: boolean) =>
    setChosen(new Set(isOn ? [...chosen, id] : [...chosen].filter((each) => each !== id)));
  return (
    <CommandDialog
      open
      wide
      onClose={onClose}
      title={texts.title}
      description={texts.text}
      confirm={texts.save}
      command={command}
      onSubmit={() => command.mutate({ params: { incident }, body: { tags: [...chosen] } })}
    >
      <TextField
        label={texts.search}
        hint={`${texts.searchHint}. ${texts.chosen(chosen.size)}`}
        type="search"
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div
        role="group"
        aria-label={texts.tags}
        className="flex max-h-[45vh] flex-col gap-1.5 overflow-y-auto rounded-md border border-line p-2.5"
      >
        {all.isSuccess && found.length === 0 && <p className="text-ink-3">{texts.nothing}</p>}
        {found.map(({ id, name, list }) => (
          <CheckField
            key={id}
            label={`${id} ${name}`}
            hint={view.suggestedTags.includes(id) ? `${texts.list[list]}. ${texts.suggested}.` : texts.list[list]}
            checked={chosen.has(id)}
            onChange={({ target }) => toggle(id, target.checked)}
          />
        ))}
      </div>
    </CommandDialog>
  );
}

function holds({ id, name }: Tag, text: string): boolean {
  const hay = `${id} ${name}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

function suggestedFirst(suggested: readonly string[]): (one: Tag, other: Tag) => number {
  return (one, other) => Number(suggested.includes(other.id)) - Number(suggested.includes(one.id));
}
