import type { JSX } from 'react';
import type { Answer } from '../../client/route-name.ts';
import { texts } from '../../messages/en/on-call.ts';
import { words } from '../../messages/en/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { InertText } from '../../ui/inert-text.tsx';

export type View = Pick<Answer<'onCall.show'>, 'from' | 'to' | 'now'>;
export type Schedule = Answer<'onCall.show'>['schedules'][number];
type Span = Schedule['layers'][number]['spans'][number];

/** Who sits in a seat: their name, or that nobody does. */
export function Sitting({ seat, person }: Pick<Span, 'seat' | 'person'>): JSX.Element {
  if (seat === null)
    return (
      <span className="inline-flex items-center gap-1 font-medium text-danger">
        <Icon name="late" className="size-3.5" />
        {texts.nobody}
      </span>
    );
  return (
    <>
      <span className="font-medium">{words.spellId(seat)}</span>{' '}
      {person === null ? (
        <span className="text-warn">{texts.vacant}</span>
      ) : (
        <InertText text={person.name} className="text-ink-2" />
      )}
    </>
  );
}
