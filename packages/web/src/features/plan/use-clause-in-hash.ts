import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { clauseTarget } from './clause-target.ts';

/** Goes to the clause that the address names, once the plan is there, and marks it. */
export function useClauseInHash(ready: boolean): void {
  const hash = useRouterState({ select: ({ location }) => location.hash });
  useEffect(() => {
    if (!ready || hash === '') return undefined;
    const anchors = [...document.querySelectorAll<HTMLElement>('[data-clause]')];
    const found = clauseTarget(
      hash,
      anchors.map((element) => element.dataset['clause'] ?? ''),
    );
    const target = anchors.find((element) => element.dataset['clause'] === found);
    if (target === undefined) return undefined;
    target.dataset['named'] = 'true';
    target.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
    return () => {
      delete target.dataset['named'];
    };
  }, [hash, ready]);
}
