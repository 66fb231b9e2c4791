import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { workTexts as texts } from '../../../messages/en/room.ts';
import { ReasonDialog } from '../../common/reason-dialog.tsx';
import { useRoom } from '../room-context.ts';

interface Props {
  readonly onClose: () => void;
}

export function NotAnIncidentDialog({ onClose }: Props): JSX.Element {
  const { incident } = useRoom();
  const command = useCommand('incidents.notAnIncident', { onDone: onClose });
  return (
    <ReasonDialog
      title={texts.notAnIncident}
      description={texts.notAnIncidentText}
      confirm={texts.notAnIncident}
      command={command}
      onClose={onClose}
      onSubmit={(reason) => command.mutate({ params: { incident }, body: { reason } })}
    />
  );
}

export function ReopenDialog({ onClose }: Props): JSX.Element {
  const { incident } = useRoom();
  const command = useCommand('incidents.reopen', { onDone: onClose });
  return (
    <ReasonDialog
      title={texts.reopen}
      description={texts.reopenText}
      confirm={texts.reopen}
      command={command}
      onClose={onClose}
      onSubmit={(reason) => command.mutate({ params: { incident }, body: { reason } })}
    />
  );
}
