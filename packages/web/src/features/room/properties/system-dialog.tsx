import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/properties.ts';
import { SelectField, TextArea } from '../../../ui/field.tsx';
import { useFields } from '../../../ui/use-fields.ts';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { useRoom } from '../room-context.ts';

/** Which AI system it is of: known later than the incident, or another than first thought. */
export function SystemDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { incident, plan, view } = useRoom();
  const { values, field } = useFields({ to: '', reason: '' });
  const command = useCommand('incidents.setSystem', { onDone: onClose });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.setSystem}
      description={texts.setSystemText}
      confirm={texts.setSystem}
      command={command}
      onSubmit={() => {
        const { to, reason } = values;
        command.mutate({ params: { incident }, body: { to, reason: reason.trim() === '' ? null : reason } });
      }}
    >
      <SelectField
        label={texts.system}
        placeholder={texts.choose}
        required
        autoFocus
        {...field('to')}
        options={(plan?.systems ?? [])
          .filter(({ id }) => id !== view.system)
          .map(({ id, title }) => ({ value: id, title }))}
      />
      <TextArea label={texts.reason} optional maxLength={4000} {...field('reason')} />
    </CommandDialog>
  );
}
