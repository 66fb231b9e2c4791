import type { JSX } from 'react';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/people.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { useFields } from '../../ui/use-fields.ts';
import { CommandDialog } from '../common/command-dialog.tsx';
import type { Once } from './once-dialog.tsx';

interface Props {
  readonly onClose: () => void;
  readonly onToken: (once: Once) => void;
}

export function IssueTokenDialog({ onClose, onToken }: Props): JSX.Element {
  const { values, field } = useFields({ scope: 'intake', title: '', days: '365' });
  const command = useCommand('people.issueServiceToken', {
    onDone: ({ token, expiresAt }) => {
      onClose();
      onToken({ kind: 'token', secret: token, expiresAt });
    },
  });
  const { scope, title, days } = values;
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.issue}
      description={texts.tokensText}
      confirm={texts.issue}
      command={command}
      onSubmit={() => command.mutate({ body: { scope: scopeOf(scope), title, days: Number(days) } })}
    >
      <SelectField
        label={texts.scope}
        options={[
          { value: 'intake', title: texts.scopes.intake },
          { value: 'flags', title: texts.scopes.flags },
          { value: 'calendar', title: texts.scopes.calendar },
        ]}
        {...field('scope')}
      />
      <TextField label={texts.tokenTitle} required autoFocus maxLength={300} {...field('title')} />
      <TextField label={texts.days} type="number" min={1} max={730} required {...field('days')} />
    </CommandDialog>
  );
}

function scopeOf(word: string): 'intake' | 'flags' | 'calendar' {
  return word === 'flags' || word === 'calendar' ? word : 'intake';
}
