import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../../client/queries.ts';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/links.ts';
import { SelectField } from '../../../ui/field.tsx';
import { ReasonDialog } from '../../common/reason-dialog.tsx';
import { useRoom } from '../room-context.ts';

/** Makes the incident part of another, or takes that link away. */
export function LinkDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { view } = useRoom();
  return view.links.parent === null ? <Link onClose={onClose} /> : <Unlink onClose={onClose} />;
}

function Link({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { incident, view } = useRoom();
  const [parent, setParent] = useState('');
  const list = useInfiniteQuery(queries.incidents());
  const command = useCommand('incidents.linkParent', { onDone: onClose });
  const prefix = view.reference.slice(0, 3);
  const others = (list.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .filter(({ reference }) => reference !== view.reference && reference.startsWith(prefix));
  return (
    <ReasonDialog
      title={texts.link}
      description={texts.linkText}
      confirm={texts.link}
      command={command}
      onClose={onClose}
      onSubmit={(reason) => command.mutate({ params: { incident }, body: { parent, reason } })}
    >
      <SelectField
        label={texts.linkTo}
        placeholder={texts.choose}
        required
        autoFocus
        value={parent}
        options={others.map(({ reference, title }) => ({ value: reference, title: `${reference} ${title ?? ''}` }))}
        onChange={(event) => setParent(event.target.value)}
      />
    </ReasonDialog>
  );
}

function Unlink({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { incident } = useRoom();
  const command = useCommand('incidents.unlinkParent', { onDone: onClose });
  return (
    <ReasonDialog
      title={texts.unlink}
      description={texts.unlinkText}
      confirm={texts.unlink}
      command={command}
      onClose={onClose}
      onSubmit={(reason) => command.mutate({ params: { incident }, body: { reason } })}
    />
  );
}
