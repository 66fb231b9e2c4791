import { z } from 'zod';

/** The ways to reach people. */
const channelNames = ['email', 'sms', 'voice', 'webhook', 'slack', 'teams', 'pagerduty', 'push'] as const;
export const channelField = z.enum(channelNames);
export type ChannelName = z.infer<typeof channelField>;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When somebody is not to be woken: from and to by the clock of a zone; over midnight where `to` is earlier. */
export const quietHoursField = z.strictObject({
  from: timeOfDay,
  to: timeOfDay,
  zone: z.string().min(1).max(100),
});
export type QuietHours = Readonly<z.infer<typeof quietHoursField>>;
