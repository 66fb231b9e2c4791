import { z } from 'zod';
import { startHttpProvider } from '../../kit/testkit/http-provider.ts';
import type { HttpProvider } from '../../kit/testkit/http-provider.ts';

const textBlock = z.object({ type: z.literal('TextBlock'), text: z.string().min(1), wrap: z.boolean() });
const body = z.object({
  type: z.literal('message'),
  attachments: z.tuple([
    z.object({
      contentType: z.literal('application/vnd.microsoft.card.adaptive'),
      contentUrl: z.null(),
      content: z.object({
        type: z.literal('AdaptiveCard'),
        version: z.string(),
        body: z.array(textBlock).min(1),
        actions: z.array(z.strictObject({ type: z.literal('Action.OpenUrl'), title: z.string(), url: z.url() })),
      }),
    }),
  ]),
});

/** A workflow of Teams that takes adaptive cards by a webhook, as Microsoft describes it. */
export function startTeamsWorkflow(): Promise<HttpProvider> {
  const fault = (status: number, code: string) => ({
    status,
    body: JSON.stringify({ error: { code, message: code } }),
  });
  return startHttpProvider({
    read(asked) {
      const given = body.safeParse(JSON.parse(asked.body));
      if (!given.success) return null;
      const [{ content }] = given.data.attachments;
      const shown = content.body.map(({ text }) => text.replace(/\\([\\`*_[\]<>#|~])/g, '$1'));
      return { to: asked.path, text: [...shown, ...content.actions.map(({ url }) => url)].join('\n'), key: null };
    },
    accept: () => ({ status: 202, body: '' }),
    refuseAddress: fault(404, 'WorkflowNotFound'),
    refuseCredentials: fault(401, 'DirectApiAuthorizationRequired'),
    busy: { ...fault(429, 'WorkflowTriggerRateLimitExceeded'), headers: { 'retry-after': '7' } },
  });
}
