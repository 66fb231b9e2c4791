import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call } from './call.ts';
import type { CallError } from './call-error.ts';
import type { Answer, CallOf, RouteName } from './route-name.ts';

interface Options<Name extends RouteName> {
  readonly onDone?: (answer: Answer<Name>) => void;
}

/** Sends a command. Everything that it may have changed is asked for again, after a refusal too: somebody was first. */
export function useCommand<Name extends RouteName>(name: Name, { onDone }: Options<Name> = {}) {
  const client = useQueryClient();
  const key = useRef({ request: '', value: '' });
  return useMutation<Answer<Name>, CallError, CallOf<Name>>({
    mutationFn: (request) => {
      // The same request keeps its key: pressed twice, or sent again after a lost answer, it happens once.
      const asked = JSON.stringify(request);
      if (key.current.request !== asked) key.current = { request: asked, value: crypto.randomUUID() };
      return call(name, { ...request, idempotencyKey: key.current.value });
    },
    onSuccess: (answer) => {
      key.current = { request: '', value: '' };
      onDone?.(answer);
    },
    onError: (error) => {
      // A refusal is an answer: the next attempt is a new one. Only silence is asked again under the same key.
      if (!error.offline) key.current = { request: '', value: '' };
    },
    onSettled: () => {
      client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'plan-version' }).catch(() => undefined);
    },
  });
}
