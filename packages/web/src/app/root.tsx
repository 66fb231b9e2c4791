import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { JSX } from 'react';
import { CallError } from '../client/call-error.ts';
import { queries } from '../client/queries.ts';
import { useLiveQueries } from '../client/use-live-queries.ts';
import { LoadError } from '../features/common/load-error.tsx';
import { SignInHelp } from '../features/session/sign-in-help.tsx';
import { rememberSequences } from '../ui/shortcuts.ts';
import { Shell } from './shell.tsx';
import { applyTheme, theme } from './theme.ts';

/** Around every page: who is here decides whether there is a shell at all. */
export function Root(): JSX.Element {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const signingIn = path === '/sign-in';
  const me = useQuery({ ...queries.me(), enabled: !signingIn });
  const chosen = theme.use();
  useEffect(() => applyTheme(chosen), [chosen]);
  useEffect(rememberSequences, []);
  useLiveQueries(me.isSuccess);
  if (signingIn) return <Outlet />;
  const signedOut = me.error instanceof CallError && me.error.signedOut;
  if (me.data !== undefined) return <Shell me={me.data} signedOut={signedOut} path={path} />;
  if (signedOut) return <SignInHelp />;
  if (me.isError) return <LoadError error={me.error} onRetry={() => void me.refetch()} />;
  return <div aria-busy="true" className="min-h-dvh bg-canvas" />;
}
