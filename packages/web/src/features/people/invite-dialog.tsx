import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/people.ts';
import { words } from '../../messages/en/words.ts';
import { CheckField, TextField } from '../../ui/field.tsx';
import { useFields } from '../../ui/use-fields.ts';
import { CommandDialog } from '../common/command-dialog.tsx';
import type { Once } from './once-dialog.tsx';

interface Props {
  readonly onClose: () => void;
  readonly onLink: (once: Once) => void;
}

export function InviteDialog({ onClose, onLink }: Props): JSX.Element {
  const seats = useQuery(queries.seats());
  const { values, field } = useFields({ name: '' });
  const [administrator, setAdministrator] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const command = useCommand('people.invite', {
    onDone: ({ link, expiresAt }) => {
      onClose();
      onLink({ kind: 'link', secret: link, expiresAt });
    },
  });
  const toggle = (seat: string, on: boolean) =>
    setChosen(on ? [...chosen, seat] : chosen.filter((each) => each !== seat));
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.invite}
      description={texts.inviteText}
      confirm={texts.invite}
      command={command}
      onSubmit={() => command.mutate({ body: { name: values.name, administrator, seats: [...chosen] } })}
    >
      <TextField label={texts.name} required autoFocus maxLength={300} {...field('name')} />
      <fieldset>
        <legend className="mb-1 text-sm font-medium">{texts.seats}</legend>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {(seats.data?.seats ?? []).map(({ seat }) => (
            <CheckField
              key={seat}
              label={words.spellId(seat)}
              checked={chosen.includes(seat)}
              onChange={(event) => toggle(seat, event.target.checked)}
            />
          ))}
        </div>
      </fieldset>
      <CheckField
        label={texts.administrator}
        hint={texts.administratorHint}
        checked={administrator}
        onChange={(event) => setAdministrator(event.target.checked)}
      />
    </CommandDialog>
  );
}
