import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/on-call.ts';
import { words } from '../../messages/en/words.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { fromLocalInput, toLocalInput } from '../../ui/local-input.ts';
import { say } from '../../ui/toasts.tsx';
import { useFields } from '../../ui/use-fields.ts';
import { CommandDialog } from '../common/command-dialog.tsx';
import type { Schedule } from './sitting.tsx';

interface Props {
  readonly schedule: Schedule;
  readonly name: string;
  readonly viewer: string | null;
  readonly onClose: () => void;
}

const hours = 3_600_000;

/** For some hours, somebody instead of whom the plan says. */
export function CoverDialog({ schedule, name, viewer, onClose }: Props): JSX.Element {
  const { id, layers, seats } = schedule;
  const [now] = useState(Date.now);
  const own = seats.find(({ person }) => person?.person === viewer) ?? seats[0];
  const { values, field } = useFields({
    layer: layers[0]?.layer ?? '',
    seat: own?.seat ?? '',
    from: minute(now),
    to: minute(now + 8 * hours),
  });
  const command = useCommand('onCall.offerCover', {
    onDone: ({ state }) => {
      onClose();
      say({ title: state === 'standing' ? texts.done : texts.asked });
    },
  });
  const isOwn = seats.find(({ seat }) => seat === values.seat)?.person?.person === viewer;
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.coverTitle(name)}
      description={texts.coverText}
      confirm={isOwn ? texts.cover : texts.ask}
      command={command}
      onSubmit={() =>
        command.mutate({
          params: { schedule: id },
          body: {
            layer: values.layer,
            seat: values.seat,
            from: fromLocalInput(values.from),
            to: fromLocalInput(values.to),
          },
        })
      }
    >
      <SelectField
        label={texts.seat}
        options={seats.map(({ seat, person }) => ({
          value: seat,
          title:
            person === null
              ? `${words.spellId(seat)} (${texts.vacant})`
              : `${words.spellId(seat)}: ${person.name ?? ''}`,
        }))}
        {...field('seat')}
      />
      {layers.length > 1 && (
        <SelectField
          label={texts.layer}
          options={layers.map(({ layer }) => ({ value: layer, title: words.spellId(layer) }))}
          {...field('layer')}
        />
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField label={texts.from} type="datetime-local" required {...field('from')} />
        <TextField label={texts.to} type="datetime-local" required {...field('to')} />
      </div>
    </CommandDialog>
  );
}

function minute(milliseconds: number): string {
  return toLocalInput(milliseconds).slice(0, 16);
}
