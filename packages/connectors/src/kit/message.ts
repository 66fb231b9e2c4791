/**
 * What may reach people outside: the number of the incident, how bad it is, what is asked, and the way to the page where
 * they sign in. No title, no fact and nothing of what counsel directed is ever in one: it has no field for it.
 */
export type Message =
  | PageMessage
  | OverMessage
  | CodeMessage
  | CheckMessage
  | ShiftMessage
  | ReminderMessage
  | CanaryMessage
  | AlarmMessage;

export interface PageMessage {
  readonly kind: 'page';
  readonly isDrill: boolean;
  readonly reference: string;
  readonly severity: string;
  /** Ids of what is asked, as the plan has them. */
  readonly asked: readonly string[];
  /** Where it is answered, after signing in. */
  readonly link: string;
}

/** Takes the place of a page once nobody is needed any more. */
export interface OverMessage {
  readonly kind: 'over';
  readonly isDrill: boolean;
  readonly reference: string;
  /** The seat of whoever acknowledged it; null where nobody did, and nothing is asked any more. */
  readonly by: string | null;
  /** When, in UTC. */
  readonly at: string;
  readonly link: string;
}

/** Proves that a contact method reaches who added it. */
export interface CodeMessage {
  readonly kind: 'code';
  readonly code: string;
  readonly minutes: number;
}

/** The monthly question whether calls reach somebody. */
export interface CheckMessage {
  readonly kind: 'check';
  readonly code: string;
  readonly days: number;
  /** Where the code is given. */
  readonly link: string;
}

/** Somebody comes on call. */
export interface ShiftMessage {
  readonly kind: 'shift';
  /** The id of the schedule, as the plan has it. */
  readonly schedule: string;
  readonly link: string;
}

/** Something is owed: by its number alone. */
export interface ReminderMessage {
  readonly kind: 'reminder';
  /** As an obligation is called: `follow-up:F-3`. */
  readonly about: string;
  readonly link: string;
}

/** Proves that what is sent arrives: whoever gets it gives its word back. */
export interface CanaryMessage {
  readonly kind: 'canary';
  readonly word: string;
  /** Where the word is given back. */
  readonly link: string;
}

/** The server tells that a part of itself fails or stands still. It names parts, and nothing of an incident. */
export interface AlarmMessage {
  readonly kind: 'alarm';
  /** Sentences of ours, one for each part. */
  readonly parts: readonly string[];
  /** Where the state of the server is read. */
  readonly link: string;
}

export interface Words {
  readonly title: string;
  readonly lines: readonly string[];
  readonly link: string | null;
}

const mostAsked = 5;
const mostCharacters = 120;

/** The words of a message, the same in every channel. Each is one line of printable text. */
export function wordsOf(message: Message): Words {
  switch (message.kind) {
    case 'page': {
      const { isDrill, reference, severity, asked, link } = message;
      const shown = asked.slice(0, mostAsked).map((each) => plainLine(each));
      const rest = asked.length - shown.length;
      return {
        title: `${isDrill ? 'DRILL ' : ''}${plainLine(reference)} ${plainLine(severity)}: you are needed`,
        lines: [`Asked: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`],
        link,
      };
    }
    case 'over': {
      const { isDrill, reference, by, at, link } = message;
      const who = by === null ? 'nobody is needed any more' : `${plainLine(by)} is on it`;
      return {
        title: `${isDrill ? 'DRILL ' : ''}${plainLine(reference)}: ${who}`,
        lines: [`${by === null ? 'Ended' : 'Acknowledged'} at ${plainLine(at)}.`],
        link,
      };
    }
    case 'code': {
      const { code, minutes } = message;
      return {
        title: `Muster code ${code}`,
        lines: [`It confirms this contact method and lasts ${minutes} minutes. If you did not ask for it, ignore it.`],
        link: null,
      };
    }
    case 'check': {
      const { code, days, link } = message;
      const line = `Muster asks once a month whether its calls reach you here. Give the code within ${days} days.`;
      return { title: `Muster code ${code}`, lines: [line], link };
    }
    case 'shift': {
      const { schedule, link } = message;
      return { title: `On call: ${plainLine(schedule)}`, lines: ['You are on call from now on.'], link };
    }
    case 'reminder': {
      const { about, link } = message;
      return { title: `Reminder: ${plainLine(about)}`, lines: ['You are asked to look at it.'], link };
    }
    case 'canary': {
      const { word, link } = message;
      return { title: 'Muster canary', lines: [`Word: ${word}`], link };
    }
    case 'alarm': {
      const { parts, link } = message;
      const shown = parts.slice(0, mostAsked).map(plainLine);
      const rest = parts.length - shown.length;
      return {
        title: 'Muster itself needs you',
        lines: [...shown, ...(rest > 0 ? [`And ${rest} more.`] : [])],
        link,
      };
    }
  }
}

/** The whole message as text. */
export function textOf(message: Message): string {
  const { title, lines, link } = wordsOf(message);
  return [title, ...lines, ...(link === null ? [] : [`Answer: ${link}`])].join('\n');
}

/** One line without control characters or marks that turn the direction of writing, cut where it is too long. */
export function plainLine(text: string, most = mostCharacters): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return plain.length <= most ? plain : `${plain.slice(0, most)}…`;
}
