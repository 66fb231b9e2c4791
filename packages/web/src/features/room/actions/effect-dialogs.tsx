import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/actions.ts';
import { serverNow } from '../../../ui/corrected-clock.ts';
import { TextArea, TextField } from '../../../ui/field.tsx';
import { fromLocalInput, toLocalInput } from '../../../ui/local-input.ts';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { ReasonDialog } from '../../common/reason-dialog.tsx';
import { useRoom } from '../room-context.ts';
import type { ActionShown } from './progress-mark.tsx';

interface Props {
  readonly action: ActionShown;
  readonly onClose: () => void;
}

export function ProveDialog({ action, onClose }: Props): JSX.Element {
  const { incident } = useRoom();
  const [seenAt, setSeenAt] = useState(() => toLocalInput(serverNow()));
  const command = useCommand('incidents.prove', { onDone: onClose });
  const send = () =>
    command.mutate({
      params: { incident, number: String(action.number) },
      body: { effectiveAt: fromLocalInput(seenAt) },
    });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={`${texts.prove}: ${action.title}`}
      description={texts.proveText}
      confirm={texts.prove}
      command={command}
      onSubmit={send}
    >
      <TextField
        label={texts.effectiveAt}
        type="datetime-local"
        step={1}
        required
        value={seenAt}
        onChange={(event) => setSeenAt(event.target.value)}
      />
    </CommandDialog>
  );
}

export function FailDialog({ action, onClose }: Props): JSX.Element {
  const { incident } = useRoom();
  const [what, setWhat] = useState('');
  const command = useCommand('incidents.failInPart', { onDone: onClose });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={`${texts.fail}: ${action.title}`}
      description={texts.failText}
      confirm={texts.fail}
      command={command}
      onSubmit={() => command.mutate({ params: { incident, number: String(action.number) }, body: { what } })}
    >
      <TextArea
        label={texts.failWhat}
        required
        autoFocus
        value={what}
        onChange={(event) => setWhat(event.target.value)}
      />
    </CommandDialog>
  );
}

export function DoNotWaitDialog({ action, onClose }: Props): JSX.Element {
  const { incident } = useRoom();
  const command = useCommand('incidents.execute', { onDone: onClose });
  return (
    <ReasonDialog
      title={texts.doNotWait}
      description={texts.doNotWaitText}
      confirm={texts.executeAnyway}
      look="danger"
      command={command}
      onClose={onClose}
      onSubmit={(doNotWait) =>
        command.mutate({
          params: { incident, number: String(action.number) },
          body: { digest: action.digest, doNotWait },
        })
      }
    />
  );
}
