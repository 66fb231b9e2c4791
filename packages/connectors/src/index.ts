export type { Channel, CheckedAddress, Contact, FaultReason, Outcome, SendOptions } from './kit/channel.ts';
export type { Message } from './kit/message.ts';
export { textOf } from './kit/message.ts';
export { createSafeHttp } from './kit/safe-http.ts';
export type { SafeHttp, SafeHttpRules } from './kit/safe-http.ts';
export { createEmailChannel } from './email/email-channel.ts';
export { createSmsChannel } from './twilio/sms-channel.ts';
export { createVoiceChannel } from './twilio/voice-channel.ts';
export { createWebhookChannel } from './webhook/webhook-channel.ts';
