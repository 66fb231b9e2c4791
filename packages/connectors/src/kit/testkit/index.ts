export { startMailServer } from '../../email/testkit/mail-server.ts';
export type { MailServer } from '../../email/testkit/mail-server.ts';
export { startTwilio, twilioAccount } from '../../twilio/testkit/twilio-provider.ts';
export { startWebhookReceiver } from '../../webhook/testkit/webhook-receiver.ts';
export type { HttpProvider } from './http-provider.ts';
export { githubRepository, githubToken, startGithub } from '../../github/testkit/github-vendor.ts';
export type { TicketVendor } from './ticket-vendor.ts';
export { startPushService } from '../../web-push/testkit/push-service.ts';
export type { PushService } from '../../web-push/testkit/push-service.ts';
