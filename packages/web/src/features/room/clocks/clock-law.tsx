import type { ClockView } from '@muster/api';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/incident-clocks.ts';
import { words } from '../../../messages/en/words.ts';
import { InertText } from '../../../ui/inert-text.tsx';
import { When } from '../../../ui/when.tsx';

/** What stands behind a clock: the law, what is not settled in it, and every count with its reason. */
export function ClockLaw({ clock }: { readonly clock: ClockView }): JSX.Element {
  const { link, unsettled, relations, stages } = clock;
  return (
    <details className="pt-1.5 text-xs text-ink-2">
      <summary className="cursor-pointer text-ink-3">{texts.more}</summary>
      {link !== null && (
        <a href={link} target="_blank" rel="noreferrer" className="text-accent underline">
          {texts.link}
        </a>
      )}
      {relations.map(({ kind, words: said, citation }) => (
        <p key={`${kind} ${said}`}>
          {texts.relation.get(kind) ?? kind}: {said} ({citation})
        </p>
      ))}
      {unsettled.map((line) => (
        <p key={line}>
          {texts.unsettled}: {line}
        </p>
      ))}
      {stages.map(({ stage, history, pack }) => (
        <div key={stage} className="pt-1">
          <p className="font-medium">
            {words.spellId(stage)}: {texts.history(history.length)} {pack !== null && `(${pack})`}
          </p>
          <ol>
            {history.map(({ at, by, cause, reason, strictDue }) => (
              <li key={`${at} ${cause}`} className="flex flex-wrap gap-x-2">
                <When at={at} />
                <span>{texts.cause[cause]}</span>
                {strictDue !== null && (
                  <span>
                    {texts.strict} <When at={strictDue} />
                  </span>
                )}
                <InertText text={by.name ?? by.person} />
                {reason !== null && <InertText text={reason} />}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </details>
  );
}
