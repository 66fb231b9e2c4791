import { z } from 'zod';
import { writeJson, route } from '../route.ts';

/** What Slack sends, signed over its bytes. */
export const slackRoutes = {
  command: route({
    ...writeJson,
    id: 'slack.command',
    path: '/in/slack/command',
    summary: 'The slash command of Slack: how many pages wait, and the ways into Muster. It changes nothing.',
    policy: 'slack',
    audit: 'event',
    limit: { bodyBytes: 16_384, perMinute: 120 },
    takes: 'bytes',
    body: z.unknown(),
    answer: z.strictObject({ response_type: z.literal('ephemeral'), text: z.string() }),
  }),
} as const;
