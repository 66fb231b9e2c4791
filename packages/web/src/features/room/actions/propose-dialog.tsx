import type { PlanView } from '@muster/api';
import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/actions.ts';
import { Button } from '../../../ui/button.tsx';
import { inputClass, TextArea } from '../../../ui/field.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { say } from '../../../ui/toasts.tsx';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { useRoom } from '../room-context.ts';

export interface Proposal {
  readonly action: PlanView['actions'][number];
  /** The number of the action that is taken back, or null. */
  readonly undoes: number | null;
}

interface Props {
  readonly proposal: Proposal;
  readonly onClose: () => void;
}

interface Parameter {
  readonly key: number;
  readonly name: string;
  readonly value: string;
}

const most = 20;

/** Asks for an action: with a reason, and with the parameters that the approvers are to bind themselves to. */
export function ProposeDialog({ proposal: { action, undoes }, onClose }: Props): JSX.Element {
  const { incident } = useRoom();
  const [reason, setReason] = useState('');
  const [parameters, setParameters] = useState<readonly Parameter[]>([]);
  const command = useCommand('incidents.propose', {
    onDone: ({ number }) => {
      onClose();
      say({ title: texts.askedFor(number) });
    },
  });
  const send = () =>
    command.mutate({
      params: { incident },
      body: {
        action: action.id,
        reason,
        undoes,
        parameters: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
      },
    });
  const change = (key: number, part: Partial<Parameter>) =>
    setParameters(parameters.map((each) => (each.key === key ? { ...each, ...part } : each)));
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={undoes === null ? texts.proposeTitle(action.title) : texts.undoTitle(undoes, action.title)}
      description={
        undoes === null
          ? action.switch === null
            ? `${texts.how.manual} ${action.instruction ?? ''}`
            : texts.how.switch(action.switch)
          : texts.undoText
      }
      confirm={undoes === null ? texts.propose : texts.undo}
      command={command}
      onSubmit={send}
    >
      <TextArea
        label={texts.reason}
        hint={texts.reasonHint}
        required
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {parameters.map(({ key, name, value }) => (
        <div key={key} className="flex items-center gap-2">
          <input
            aria-label={texts.parameterName}
            placeholder={texts.parameterName}
            required
            pattern="[a-z][a-z0-9_\-]*"
            value={name}
            onChange={(event) => change(key, { name: event.target.value })}
            className={`${inputClass} max-w-40 font-mono`}
          />
          <input
            aria-label={texts.parameterValue}
            placeholder={texts.parameterValue}
            required
            value={value}
            onChange={(event) => change(key, { value: event.target.value })}
            className={inputClass}
          />
          <IconButton
            icon="close"
            label={texts.removeParameter}
            onClick={() => setParameters(parameters.filter((each) => each.key !== key))}
          />
        </div>
      ))}
      {undoes === null && parameters.length < most && (
        <div>
          <Button
            look="quiet"
            icon="plus"
            onClick={() =>
              setParameters([...parameters, { key: (parameters.at(-1)?.key ?? 0) + 1, name: '', value: '' }])
            }
          >
            {texts.addParameter}
          </Button>
        </div>
      )}
    </CommandDialog>
  );
}
