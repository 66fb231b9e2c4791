import { routes } from '@muster/api';
import type { InterfaceCode } from '@muster/api';
import { fault } from '../../platform/http/answer.ts';
import type { Answer } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import type { Followed, LiveStream } from './live-stream.ts';

export function createStreamRoutes(live: LiveStream): readonly Binding[] {
  return [
    bind(routes.stream.follow, async ({ query, headers, presenter, isStillLetIn }) => {
      if (presenter.kind !== 'person') return fault(403, 'token/not-allowed', 'Only people follow.', 'Sign in.');
      const said = headers['last-event-id'];
      const after = said === undefined ? (query.after ?? null) : indexOf(said);
      return answerOf(await live.follow({ person: presenter.person, after, isLetIn: isStillLetIn }));
    }),
  ];
}

function answerOf(followed: Followed): Answer<never> {
  switch (followed.kind) {
    case 'open':
      return { kind: 'events', chunks: followed.chunks };
    case 'stopping':
      return full(503, 'server/stopping', 'The server is stopping.');
    case 'too-many':
      return followed.of === 'person'
        ? full(429, 'rate/too-many', `You have ${followed.open} live connections open; one person is served no more.`)
        : full(503, 'server/busy', `${followed.open} live connections are open; no more are served.`);
  }
}

function full(status: number, code: InterfaceCode, detail: string): Answer<never> {
  const mend = 'Close one that you do not need, or connect again in some seconds.';
  return { kind: 'fault', fault: { status, code, detail, mend, retryAfterSeconds: 5 } };
}

/** -1 is behind nothing: the place of who has connected to an empty ledger. */
function indexOf(said: string): number | undefined {
  return /^(?:-1|\d{1,15})$/.test(said) ? Number(said) : undefined;
}
