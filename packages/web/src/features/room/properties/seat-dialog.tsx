import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { queries } from '../../../client/queries.ts';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/properties.ts';
import { words } from '../../../messages/en/words.ts';
import { SelectField } from '../../../ui/field.tsx';
import { useFields } from '../../../ui/use-fields.ts';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { PersonSelect } from '../../common/person-select.tsx';
import { useRoom } from '../room-context.ts';

export function SeatDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { incident } = useRoom();
  const seats = useQuery(queries.seats());
  const { values, set, field } = useFields({ seat: '', person: '' });
  const { seat, person } = values;
  const command = useCommand('incidents.assignSeat', { onDone: onClose });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.assignSeat}
      description={texts.assignSeatText}
      confirm={texts.assignSeat}
      command={command}
      onSubmit={() => command.mutate({ params: { incident, seat }, body: { person } })}
    >
      <SelectField
        label={texts.seat}
        placeholder={texts.choose}
        required
        autoFocus
        {...field('seat')}
        options={(seats.data?.seats ?? []).map((each) => ({ value: each.seat, title: words.spellId(each.seat) }))}
      />
      <PersonSelect
        label={texts.person}
        placeholder={texts.choose}
        value={person}
        onChange={(chosen) => set('person', chosen)}
      />
    </CommandDialog>
  );
}
