import type { JSX } from 'react';
import type { Answer } from '../../../client/route-name.ts';
import { askTexts as texts } from '../../../messages/en/plan.ts';
import { words } from '../../../messages/en/words.ts';
import { Badge } from '../../../ui/badge.tsx';

interface Props {
  readonly clocks: Answer<'plans.ask'>['clocks'];
  readonly spell: (at: string) => string;
}

/** Each clock, what runs for certain and is due first before the rest. */
export function ClockList({ clocks, spell }: Props): JSX.Element {
  const rank = ({ runs, firstDue }: Props['clocks'][number]) => `${runs === 'runs' ? 0 : 1}${firstDue ?? '~'}`;
  const ordered = clocks.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1));
  return (
    <section aria-labelledby="ask-clocks">
      <h2 id="ask-clocks" className="mb-2 text-base font-semibold">
        {texts.clocks}
      </h2>
      {clocks.length === 0 && <p className="text-ink-3">{texts.noClocks}</p>}
      <ul className="flex flex-col gap-2">
        {ordered.map((clock) => (
          <li
            key={`${clock.kind} ${clock.id} ${clock.entity ?? ''}`}
            className="rounded-lg border border-line bg-raised px-3 py-2"
          >
            <div className="flex flex-wrap items-center gap-2">
              <h3 className="font-medium">{clock.title}</h3>
              <Badge tone={clock.runs === 'runs' ? 'warn' : 'neutral'}>{texts.runs[clock.runs]}</Badge>
              {!clock.listed && <Badge tone="danger">{texts.unlisted}</Badge>}
              {clock.kind === 'law' && !clock.verified && <Badge tone="caution">{texts.unverified}</Badge>}
            </div>
            <p>
              {texts.firstDue}:{' '}
              <span className="font-medium tabular">
                {clock.fault ?? (clock.firstDue === null ? texts.noNumber : spell(clock.firstDue))}
              </span>
            </p>
            <p className="text-ink-2">
              {[clock.owner === null ? null : words.spellId(clock.owner), clock.recipient, clock.entity]
                .filter((text) => text !== null)
                .join(' · ')}
            </p>
            <details className="text-xs text-ink-2">
              <summary className="inline-flex min-h-6 items-center text-ink-3 hover:text-ink">{texts.why}</summary>
              <p>{clock.because}</p>
              {clock.stages.map(({ name, words: rule, citation }) => (
                <p key={name} className="mt-1">
                  {rule} <span className="text-ink-3">{citation}</span>
                </p>
              ))}
              {clock.link !== null && (
                <a
                  href={clock.link}
                  target="_blank"
                  rel="noreferrer"
                  className="inline-flex min-h-6 items-center text-accent underline"
                >
                  {texts.law}
                </a>
              )}
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
