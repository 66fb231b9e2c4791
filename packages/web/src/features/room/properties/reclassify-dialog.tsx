import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/properties.ts';
import { SelectField } from '../../../ui/field.tsx';
import { useFields } from '../../../ui/use-fields.ts';
import { ReasonDialog } from '../../common/reason-dialog.tsx';
import { useRoom } from '../room-context.ts';

export function ReclassifyDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { incident, plan, view } = useRoom();
  const { values, field } = useFields({ to: '' });
  const command = useCommand('incidents.reclassify', { onDone: onClose });
  return (
    <ReasonDialog
      title={texts.reclassify}
      description={texts.reclassifyText}
      confirm={texts.reclassify}
      command={command}
      onClose={onClose}
      onSubmit={(reason) => command.mutate({ params: { incident }, body: { ...values, reason } })}
    >
      <SelectField
        label={texts.newType}
        placeholder={texts.choose}
        required
        autoFocus
        {...field('to')}
        options={(plan?.types ?? [])
          .filter(({ id }) => id !== view.type)
          .map(({ id, title }) => ({ value: id, title }))}
      />
    </ReasonDialog>
  );
}
