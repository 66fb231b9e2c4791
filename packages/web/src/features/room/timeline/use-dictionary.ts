import { useMemo } from 'react';
import { useNames } from '../../common/use-names.ts';
import { useRoom } from '../room-context.ts';
import type { Dictionary } from './event-words.ts';

/** The words of this room, the same object as long as they are the same. */
export function useDictionary(): Dictionary {
  const { view, plan } = useRoom();
  const nameOf = useNames();
  const { actions } = view;
  return useMemo(
    () => ({ plan, nameOf, actionTitle: (number) => actions.find((each) => each.number === number)?.title ?? null }),
    [plan, nameOf, actions],
  );
}
