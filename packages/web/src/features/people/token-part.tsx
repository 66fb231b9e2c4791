import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/people.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Section } from '../../ui/section.tsx';
import { CommandDialog } from '../common/command-dialog.tsx';
import type { Once } from './once-dialog.tsx';

/** Tokens of machines. They are named by what made them; the list of them is in the audit. */
export function TokenPart({ onToken }: { readonly onToken: (once: Once) => void }): JSX.Element {
  const [asked, setAsked] = useState<'issue' | 'revoke' | null>(null);
  return (
    <Section
      title={texts.tokens}
      actions={
        <>
          <Button icon="plus" onClick={() => setAsked('issue')}>
            {texts.issue}
          </Button>
          <Button onClick={() => setAsked('revoke')}>{texts.revoke}</Button>
        </>
      }
    >
      <p className="px-3 pb-2 text-ink-3 md:px-5">{texts.tokensText}</p>
      {asked === 'issue' && <IssueDialog onClose={() => setAsked(null)} onToken={onToken} />}
      {asked === 'revoke' && <RevokeDialog onClose={() => setAsked(null)} />}
    </Section>
  );
}

interface IssueProps {
  readonly onClose: () => void;
  readonly onToken: (once: Once) => void;
}

function IssueDialog({ onClose, onToken }: IssueProps): JSX.Element {
  const [scope, setScope] = useState<'intake' | 'flags'>('intake');
  const [title, setTitle] = useState('');
  const [days, setDays] = useState('365');
  const command = useCommand('people.issueServiceToken', {
    onDone: ({ token, expiresAt }) => {
      onClose();
      onToken({ kind: 'token', secret: token, expiresAt });
    },
  });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.issue}
      description={texts.tokensText}
      confirm={texts.issue}
      command={command}
      onSubmit={() => command.mutate({ body: { scope, title, days: Number(days) } })}
    >
      <SelectField
        label={texts.scope}
        value={scope}
        options={[
          { value: 'intake', title: texts.intake },
          { value: 'flags', title: texts.flags },
        ]}
        onChange={(event) => setScope(event.target.value === 'flags' ? 'flags' : 'intake')}
      />
      <TextField
        label={texts.tokenTitle}
        required
        autoFocus
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextField
        label={texts.days}
        type="number"
        min={1}
        max={730}
        required
        value={days}
        onChange={(event) => setDays(event.target.value)}
      />
    </CommandDialog>
  );
}

function RevokeDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const [token, setToken] = useState('');
  const command = useCommand('people.revokeServiceToken', { onDone: onClose });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.revoke}
      confirm={texts.revoke}
      look="danger"
      command={command}
      onSubmit={() => command.mutate({ params: { token }, body: {} })}
    >
      <TextField
        label={texts.tokenId}
        required
        autoFocus
        value={token}
        onChange={(event) => setToken(event.target.value)}
      />
    </CommandDialog>
  );
}
