import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import type { Answer } from '../../client/route-name.ts';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/people.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { Section } from '../../ui/section.tsx';
import { When } from '../../ui/when.tsx';
import { CommandDialog } from '../common/command-dialog.tsx';
import { IssueTokenDialog } from './issue-token-dialog.tsx';
import type { Once } from './once-dialog.tsx';

type Token = Answer<'people.serviceTokens'>['items'][number];

/** Which machines may come in, for what, and until when. */
export function TokenPart({ onToken }: { readonly onToken: (once: Once) => void }): JSX.Element {
  const tokens = useQuery(queries.serviceTokens());
  const [issuing, setIssuing] = useState(false);
  return (
    <Section
      title={texts.tokens}
      count={tokens.data?.items.length ?? 0}
      actions={
        <Button icon="plus" onClick={() => setIssuing(true)}>
          {texts.issue}
        </Button>
      }
    >
      <p className="px-3 pb-2 text-ink-3 md:px-5">
        {tokens.data?.items.length === 0 ? texts.noTokens : texts.tokensText}
      </p>
      <ul>
        {tokens.data?.items.map((token) => (
          <TokenRow key={token.id} token={token} />
        ))}
      </ul>
      {issuing && <IssueTokenDialog onClose={() => setIssuing(false)} onToken={onToken} />}
    </Section>
  );
}

function TokenRow({ token: { id, title, scope, expiresAt, expired } }: { readonly token: Token }): JSX.Element {
  const [revoking, setRevoking] = useState(false);
  const command = useCommand('people.revokeServiceToken', { onDone: () => setRevoking(false) });
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-3 py-1.5 last:border-b md:px-5">
      <span className="min-w-0 flex-1 basis-48">
        <InertText text={title} className={expired ? 'text-ink-3' : 'font-medium'} />
        <span className="flex flex-wrap gap-x-2 text-xs text-ink-3">
          <span>{texts.scopes[scope]}</span>
          <span>{texts.expires}</span>
          <When at={expiresAt} />
        </span>
      </span>
      {expired && <Badge>{texts.expired}</Badge>}
      <Button look="quiet" aria-label={texts.revokeTitle(title ?? id)} onClick={() => setRevoking(true)}>
        {texts.revoke}
      </Button>
      {revoking && (
        <CommandDialog
          open
          onClose={() => setRevoking(false)}
          title={texts.revokeTitle(title ?? id)}
          description={texts.revokeText}
          confirm={texts.revoke}
          look="danger"
          command={command}
          onSubmit={() => command.mutate({ params: { token: id }, body: {} })}
        />
      )}
    </li>
  );
}
