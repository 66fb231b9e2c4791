import type { PlanView } from '@muster/api';
import { texts as factTexts } from '../../../messages/en/facts.ts';
import type { EventWords } from '../../../messages/en/timeline.ts';
import { words } from '../../../messages/en/words.ts';
import { said } from '../../../ui/sentence.ts';
import type { Part } from '../../../ui/sentence.ts';

/** Where names and titles come from: the plan of the incident, its people, its actions. */
export interface Dictionary {
  readonly plan: PlanView | null;
  readonly nameOf: (person: string) => string;
  readonly actionTitle: (number: number) => string | null;
}

type Data = Readonly<Record<string, unknown>>;

/** Reads the data of one event for its sentence. What is not there reads as nothing; nothing here throws. */
export function eventWords(data: Data, { plan, nameOf, actionTitle }: Dictionary): EventWords {
  const id = (key: string) => plain(data[key]);
  const from = <Named>(list: readonly Named[] | undefined, fits: (each: Named) => boolean) => list?.find(fits);
  const allTasks = plan?.workflow.flatMap(({ tasks, decisions }) => [...tasks, ...decisions]);
  return {
    id,
    text: (key) => openedText(data[key]),
    person: (key) => nameOf(id(key)),
    task: (key) => from(allTasks, (each) => each.id === id(key))?.title ?? words.spellId(id(key)),
    fact: (key) => from(plan?.facts, (each) => each.id === id(key))?.ask ?? words.spellId(id(key)),
    action: () => actionTitle(Number(data['number'])) ?? words.spellId(id('action')),
    level: (key) => new Map(Object.entries(words.severity)).get(id(key)) ?? id(key),
    stage: (key) => new Map(Object.entries(words.stage)).get(id(key)) ?? id(key),
    answer: () => answerOf(data['answer']),
    list: (key) => listOf(data[key]),
  };
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** `{ content, text }` of a reference; null where the text was destroyed, is a file, or never was. */
function openedText(value: unknown): string | null {
  const text: unknown = new Map(Object.entries(value ?? {})).get('text');
  return typeof text === 'string' ? text : null;
}

function answerOf(value: unknown): Part {
  const answer = new Map(Object.entries(value ?? {}));
  if (answer.get('state') === 'unknown')
    return said(`${factTexts.unknown}: ${openedText(answer.get('because')) ?? ''}`);
  const given: unknown = answer.get('value');
  if (typeof given === 'boolean') return given ? factTexts.yes : factTexts.no;
  return said(plain(given));
}

/** Names in a list: plain ones, the obligations of deadlines, the categories of gaps. */
function listOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.map((each: unknown) => {
    const inner = new Map(Object.entries(each ?? {}));
    return plain(each) || plain(inner.get('obligation')) || plain(inner.get('category'));
  });
}
