import { useState } from 'react';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/notices.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { When } from '../../../ui/when.tsx';
import { LetterDialog } from './letter-dialog.tsx';
import type { LetterShown, MailingShown } from './notice-shown.ts';

interface Props {
  readonly number: number;
  readonly mailing: MailingShown;
  readonly isOpen: boolean;
}

/** The way of a notice out by e-mail: what became of each letter, and what proves it. */
export function NoticeMailing({ number, mailing, isOpen }: Props): JSX.Element {
  const [again, setAgain] = useState<LetterShown | null>(null);
  const taken = mailing.letters.filter(({ state }) => state === 'accepted').length;
  if (mailing.state === 'held-back')
    return (
      <p className="mt-2 rounded-lg bg-warn-wash px-3 py-2 text-warn md:ml-11">
        {texts.heldBack} {reasonOf(mailing.because ?? '')}
      </p>
    );
  return (
    <div className="mt-2 rounded-lg border border-line md:ml-11">
      <p className="flex flex-wrap gap-x-3 px-3 py-1.5 text-xs text-ink-3">
        <span>{texts.letters(taken, mailing.letters.length)}</span>
        <span>
          {texts.mailedBy} <InertText text={mailing.by.name} />, <When at={mailing.at} />
        </span>
      </p>
      <ol>
        {mailing.letters.map((letter) => (
          <li
            key={letter.letter}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-3 py-1.5 text-sm"
          >
            <span className="w-6 shrink-0 text-ink-3 tabular">{letter.letter}</span>
            <span className="min-w-0 flex-1 basis-48 break-words">
              <InertText text={letter.address} />
            </span>
            <Badge tone={toneOf(letter.state)}>{texts.letterState[letter.state]}</Badge>
            {isOpen && letter.state === 'refused' && (
              <Button aria-label={`${texts.sendAgain}: N-${number}, ${letter.letter}`} onClick={() => setAgain(letter)}>
                {texts.sendAgain}
              </Button>
            )}
            <Outcome letter={letter} />
          </li>
        ))}
      </ol>
      {again !== null && <LetterDialog number={number} letter={again} onClose={() => setAgain(null)} />}
    </div>
  );
}

function Outcome({ letter }: { readonly letter: LetterShown }): JSX.Element | null {
  const { state, because, status, until, at, messageId, proof } = letter;
  switch (state) {
    case 'waiting':
      return null;
    case 'deferred':
    case 'refused':
      return (
        <p className="basis-full pl-9 text-xs text-ink-3">
          {texts.because[because ?? 'provider']}
          {status !== null && `, ${texts.answered(status)}`}
          {until !== null && (
            <>
              ; {texts.again} <When at={until} />
            </>
          )}
        </p>
      );
    case 'accepted':
      return (
        <p className="basis-full break-all pl-9 text-xs text-ink-3">
          {at !== null && <When at={at} />} <InertText text={messageId} /> <InertText text={proof} />
        </p>
      );
  }
}

function toneOf(state: LetterShown['state']): 'good' | 'warn' | 'danger' | 'info' {
  switch (state) {
    case 'waiting':
      return 'info';
    case 'deferred':
      return 'warn';
    case 'accepted':
      return 'good';
    case 'refused':
      return 'danger';
  }
}

const reasons: ReadonlyMap<string, string> = new Map(Object.entries(texts.heldBackBecause));

function reasonOf(code: string): string {
  return reasons.get(code) ?? texts.heldBackElse(code);
}
