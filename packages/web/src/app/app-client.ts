import { QueryCache, QueryClient } from '@tanstack/react-query';
import { CallError } from '../client/call-error.ts';

const mostAttempts = 3;

/** What is kept of the server. The live stream says when it is old; where that is missing, looking again does. */
export function createAppClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // One refused session is one for all: ask who is here, and the shell says what to do.
        if (error instanceof CallError && error.signedOut && query.queryKey[0] !== 'me') askWhoIsHere(client);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 20_000,
        retry: (failures, error) => error instanceof CallError && error.offline && failures < mostAttempts,
        // An answer that is no news draws nothing anew.
        structuralSharing: true,
      },
    },
  });
  return client;
}

function askWhoIsHere(client: QueryClient): void {
  client.invalidateQueries({ queryKey: ['me'] }).catch(() => undefined);
}
