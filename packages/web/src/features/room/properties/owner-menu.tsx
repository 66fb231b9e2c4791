import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/properties.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../../ui/menu.tsx';
import { sayRefusal } from '../../common/say-refusal.tsx';
import { useRoom } from '../room-context.ts';
import { AssignOwnerDialog, HandoverDialog } from './owner-dialogs.tsx';

export function OwnerMenu(): JSX.Element {
  const { incident, view } = useRoom();
  const [asked, setAsked] = useState<'handover' | 'assign' | null>(null);
  const accept = useCommand('incidents.acceptHandover');
  const offered = view.obligations.some(({ kind, mine }) => kind === 'handover' && mine);
  return (
    <>
      <Menu trigger={<IconButton icon="more" label={texts.more} />}>
        {offered && (
          <MenuItem
            icon="check"
            onSelect={() => accept.mutate({ params: { incident }, body: {} }, { onError: sayRefusal })}
          >
            {texts.accept}
          </MenuItem>
        )}
        <MenuItem icon="right" onSelect={() => setAsked('handover')}>
          {texts.handover}
        </MenuItem>
        <MenuItem icon="person" onSelect={() => setAsked('assign')}>
          {texts.assign}
        </MenuItem>
      </Menu>
      {asked === 'handover' && <HandoverDialog onClose={() => setAsked(null)} />}
      {asked === 'assign' && <AssignOwnerDialog onClose={() => setAsked(null)} />}
    </>
  );
}
