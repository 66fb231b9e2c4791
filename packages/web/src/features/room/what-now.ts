import type { IncidentView } from '@muster/api';
import { texts } from '../../messages/en/room.ts';
import { words } from '../../messages/en/words.ts';
import { byDue } from '../common/by-due.ts';

export interface WhatNow {
  readonly sentence: string;
  readonly due: string | null;
  readonly kind: string | null;
}

/** The most urgent thing in one sentence: what is late before what is next, and mine before that of others at a tie. */
export function whatNow(view: IncidentView, now: number, nameOf: (id: string) => string): WhatNow {
  if (view.status !== 'open')
    return { sentence: texts.whatNow.notOpen(words.status[view.status]), due: null, kind: null };
  const [first] = view.obligations.toSorted(byUrgency);
  if (first === undefined) return { sentence: texts.whatNow.nothing, due: null, kind: null };
  const late = first.due !== null && Date.parse(first.due) <= now;
  const who = first.by.map(nameOf).join(', ');
  const { you, youLate, others, othersLate } = texts.whatNow;
  const say = first.mine ? (late ? youLate : you)(first.title) : (late ? othersLate : others)(who, first.title);
  return { sentence: say, due: first.due, kind: first.kind };
}

type Duty = IncidentView['obligations'][number];

function byUrgency(one: Duty, other: Duty): number {
  return byDue(one, other) || Number(other.mine) - Number(one.mine);
}
