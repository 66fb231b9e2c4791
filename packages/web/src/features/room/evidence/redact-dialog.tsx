import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/evidence.ts';
import { ReasonDialog } from '../../common/reason-dialog.tsx';
import { useRoom } from '../room-context.ts';
import type { EvidenceItem } from './evidence-row.tsx';

interface Props {
  readonly item: EvidenceItem;
  readonly onClose: () => void;
}

export function RedactDialog({ item, onClose }: Props): JSX.Element {
  const { incident } = useRoom();
  const command = useCommand('incidents.redact', { onDone: onClose });
  return (
    <ReasonDialog
      title={texts.redactTitle(item.number)}
      description={texts.redactText}
      confirm={texts.redact}
      look="danger"
      command={command}
      onClose={onClose}
      onSubmit={(reason) => command.mutate({ params: { incident, content: item.content }, body: { reason } })}
    />
  );
}
