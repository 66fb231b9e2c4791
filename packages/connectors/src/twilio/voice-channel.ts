import type { Channel } from '../kit/channel.ts';
import { wordsOf } from '../kit/message.ts';
import type { Message } from '../kit/message.ts';
import { createResource, numbers } from './twilio-api.ts';
import type { TwilioOptions } from './twilio-api.ts';

/** A call through Twilio that says the message twice. */
export function createVoiceChannel(twilio: TwilioOptions): Channel {
  return {
    ...numbers,
    name: 'voice',
    preview: spoken,
    send: (message, { address }, options) =>
      createResource(twilio, 'Calls', { To: address, Twiml: speech(spoken(message)) }, options),
  };
}

/** An address of the web cannot be heard; a code is said digit by digit. */
function spoken(message: Message): string {
  const { title, lines } = wordsOf(message);
  switch (message.kind) {
    case 'page':
      return [`Muster. ${title}.`, ...lines, 'Sign in to Muster to answer.'].join(' ');
    case 'shift':
    case 'reminder':
    case 'alarm':
    case 'over':
      return [`Muster. ${title}.`, ...lines].join(' ');
    case 'canary':
      return `Muster canary. ${message.word}`;
    case 'check':
    case 'code':
      return `Muster. Your code is ${message.code.split('').join(', ')}.`;
  }
}

function speech(text: string): string {
  const say = `<Say>${text.replace(/[<>&'"]/g, (character) => `&#${character.charCodeAt(0)};`)}</Say>`;
  return `<Response>${say}<Pause length="1"/>${say}</Response>`;
}
