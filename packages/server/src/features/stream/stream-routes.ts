import { routes } from '@muster/api';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import { fault } from '../../platform/http/answer.ts';
import type { LiveStream } from './live-stream.ts';

export function createStreamRoutes(live: LiveStream): readonly Binding[] {
  return [
    bind(routes.stream.follow, async ({ query, headers, presenter, isStillLetIn }) => {
      if (presenter.kind !== 'person') return fault(403, 'token/not-allowed', 'Only people follow.', 'Sign in.');
      const said = headers['last-event-id'];
      const after = said === undefined ? (query.after ?? null) : indexOf(said);
      return live.follow({ person: presenter.person, after, isLetIn: isStillLetIn });
    }),
  ];
}

/** -1 is behind nothing: the place of who has connected to an empty ledger. */
function indexOf(said: string): number | undefined {
  return /^(?:-1|\d{1,15})$/.test(said) ? Number(said) : undefined;
}
