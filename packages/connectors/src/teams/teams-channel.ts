import { accepted } from '../kit/channel.ts';
import type { Channel, CheckedAddress, Outcome } from '../kit/channel.ts';
import { textOf, wordsOf } from '../kit/message.ts';
import type { Message } from '../kit/message.ts';
import { outcomeOfFault, outcomeOfStatus } from '../kit/outcome-of.ts';
import type { SafeHttp } from '../kit/safe-http.ts';

/** Microsoft Teams: an adaptive card to a workflow that "posts to a chat when a webhook request is received". */
export function createTeamsChannel({ http }: { readonly http: SafeHttp }): Channel {
  async function send(...[message, { address }, { signal }]: Parameters<Channel['send']>): Promise<Outcome> {
    try {
      const answer = await http.post({
        url: address,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(cardOf(message)),
        signal,
      });
      return answer.status === 200 || answer.status === 202 ? accepted(null) : outcomeOfStatus(answer);
    } catch (error) {
      return outcomeOfFault(error);
    }
  }

  return {
    name: 'teams',
    provider: 'teams',
    signs: false,
    checkAddress(given): CheckedAddress {
      const address = given.trim();
      const fault = address.length > 2_000 ? 'It is longer than 2,000 characters.' : http.faultOf(address);
      return fault === null
        ? { kind: 'sound', address }
        : {
            kind: 'faulty',
            fault: `This address of a workflow is not taken. ${fault}`,
            mend: 'Copy the address of the workflow out of Teams; its host has to be among teams_hosts of the configuration.',
          };
    },
    mask: (address) => (URL.canParse(address) ? `https://${new URL(address).host}/…` : '…'),
    preview: textOf,
    send,
  };
}

function cardOf(message: Message) {
  const { title, lines, link } = wordsOf(message);
  // Cards read Markdown: what could be a mark of it is no mark with a backslash before it.
  const plain = (text: string) => text.replace(/[\\`*_[\]<>#|~]/g, (mark) => `\\${mark}`);
  const block = (text: string, more: object) => ({ type: 'TextBlock', text: plain(text), wrap: true, ...more });
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [block(title, { size: 'Medium', weight: 'Bolder' }), ...lines.map((line) => block(line, {}))],
          actions: link === null ? [] : [{ type: 'Action.OpenUrl', title: 'Answer in Muster', url: link }],
        },
      },
    ],
  };
}
