import { z } from 'zod';
import { startHttpProvider } from '../../kit/testkit/http-provider.ts';
import type { HttpProvider } from '../../kit/testkit/http-provider.ts';

export const slackToken = 'xoxb-token';

const plain = z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(3_000), emoji: z.boolean() });
const post = z.object({
  channel: z.string().optional(),
  ts: z.string().optional(),
  text: z.string().regex(/^[^<>]*$/),
  blocks: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('header'), text: plain }),
        z.strictObject({ type: z.literal('section'), text: plain }),
        z.strictObject({
          type: z.literal('actions'),
          elements: z.array(
            z.strictObject({ type: z.literal('button'), text: plain, url: z.url(), style: z.literal('primary') }),
          ),
        }),
      ]),
    )
    .max(50),
});

/** `chat.postMessage` and `chat.update` of Slack's Web API and its incoming webhooks, as their reference describes them. */
export function startSlack(): Promise<HttpProvider> {
  const error = (code: string) => ({ status: 200, body: JSON.stringify({ ok: false, error: code }) });
  return startHttpProvider({
    read({ path, headers, body }) {
      const given = post.safeParse(JSON.parse(body));
      const isHook = path.startsWith('/services/');
      const isUpdate = path === '/api/chat.update';
      if (!given.success || (!isHook && !isUpdate && path !== '/api/chat.postMessage')) return null;
      if (isUpdate && given.data.ts !== '1503435956.000247') return null;
      if (!isHook && (headers.authorization !== `Bearer ${slackToken}` || given.data.channel === undefined))
        return null;
      const text = given.data.blocks.flatMap((block) =>
        block.type === 'actions' ? block.elements.map(({ url }) => url) : [block.text.text],
      );
      const to = isHook ? path : (given.data.channel ?? '');
      return { to: isUpdate ? `${to}:${given.data.ts}` : to, text: text.join('\n'), key: null };
    },
    accept: ({ path }) =>
      path.startsWith('/services/')
        ? { status: 200, body: 'ok' }
        : { status: 200, body: JSON.stringify({ ok: true, channel: 'D1', ts: '1503435956.000247' }) },
    refuseAddress: error('channel_not_found'),
    refuseCredentials: error('invalid_auth'),
    busy: { status: 429, headers: { 'retry-after': '7' }, body: JSON.stringify({ ok: false, error: 'ratelimited' }) },
  });
}
