import type { JSX } from 'react';
import { texts } from '../../messages/en/inbox.ts';
import { words } from '../../messages/en/words.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { SeverityMark } from '../common/severity.tsx';
import type { SignalGroup } from './group-row.tsx';

/** What the signals look like by rules, with the reasons. A suggestion, never a decision. */
export function LooksLike({
  suggestion: { type, severity },
}: {
  readonly suggestion: NonNullable<SignalGroup['suggestion']>;
}): JSX.Element {
  return (
    <section aria-label={texts.looksLike} className="my-3 rounded-lg border border-line bg-sunken px-3 py-2">
      <h3 className="text-sm font-semibold">{texts.looksLike}</h3>
      <p className="mb-1.5 text-xs text-ink-3">{texts.looksLikeText}</p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm">
        <dt>
          <SeverityMark level={severity.level} />
        </dt>
        <dd>
          <Reasons because={severity.because} />
        </dd>
        <dt className="font-medium">{type === null ? texts.unknownType : words.spellId(type.id)}</dt>
        <dd>
          <Reasons because={type === null ? [texts.noType] : type.because} />
        </dd>
      </dl>
    </section>
  );
}

function Reasons({ because }: { readonly because: readonly string[] }): JSX.Element {
  return (
    <ul className="text-ink-2">
      {because.map((reason) => (
        <li key={reason}>
          <InertText text={reason} />
        </li>
      ))}
    </ul>
  );
}
