import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import { call } from '../../client/call.ts';
import { CallError } from '../../client/call-error.ts';
import { sessionTexts as texts } from '../../messages/en/shell.ts';
import { Refusal } from '../common/refusal.tsx';
import { SignInHelp } from './sign-in-help.tsx';

/** A link works once: each secret is sent once, however often the page is drawn. */
const sent = new Map<string, Promise<unknown>>();

/** Exchanges the secret behind the hash for a session. The hash never reaches a server's log, and leaves the history. */
export function SignInPage(): JSX.Element {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [secret] = useState(() => location.hash.slice(1));
  const [refused, setRefused] = useState<CallError | null>(null);
  useEffect(() => {
    if (secret === '') return;
    history.replaceState(history.state, '', '/sign-in');
    const asked = sent.get(secret) ?? call('people.useLinkInBrowser', { body: { secret } });
    sent.set(secret, asked);
    const go = async () => {
      await asked;
      client.clear();
      await navigate({ to: '/now', replace: true });
    };
    go().catch((error: unknown) => setRefused(error instanceof CallError ? error : null));
  }, [secret, navigate, client]);
  if (secret === '') return <SignInHelp />;
  if (refused === null)
    return (
      <SignInHelp>
        <p role="status">{texts.working}</p>
      </SignInHelp>
    );
  return (
    <SignInHelp>
      <p className="font-medium text-ink">{texts.failed}</p>
      <p>{texts.failedText}</p>
      <Refusal error={refused} />
    </SignInHelp>
  );
}
