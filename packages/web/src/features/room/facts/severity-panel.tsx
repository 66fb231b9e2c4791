import type { JSX } from 'react';
import { texts } from '../../../messages/en/facts.ts';
import { words } from '../../../messages/en/words.ts';
import { Section } from '../../../ui/section.tsx';
import { ClauseLink } from '../../common/refusal.tsx';
import { SeverityMark } from '../../common/severity.tsx';
import { useRoom } from '../room-context.ts';

/** The level, where it comes from, and what it could still become. */
export function SeverityPanel(): JSX.Element {
  const { view } = useRoom();
  const { derived, set, reasons, couldBe } = view.severityDetail;
  return (
    <Section title={texts.severity}>
      <div className="mx-3 flex flex-col gap-2 rounded-lg border border-line bg-raised px-3.5 py-2.5 md:mx-5">
        <p className="flex flex-wrap items-center gap-x-3">
          <SeverityMark level={view.severity} />
          <span className="text-ink-2">
            {set === 'derived' ? texts.set.derived : `${texts.derived(words.severity[derived])} ${texts.set[set]}`}
          </span>
        </p>
        {reasons.map(({ clause, because, assumed }) => (
          <p key={clause} className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-ink-3">{texts.because}</span>
            <span>{because}</span>
            {assumed.length > 0 && (
              <span className="text-warn">({texts.assumed(assumed.map(words.spellId).join(', '))})</span>
            )}
            <ClauseLink clause={clause} short />
          </p>
        ))}
        {couldBe.map(({ level, because, unanswered }) => (
          <p key={level} className="flex flex-wrap items-baseline gap-x-2 rounded-md bg-warn-wash px-2 py-1">
            <span className="font-medium text-warn">{texts.couldBe(words.severity[level])}</span>
            <span>{because}</span>
            <span className="text-ink-2">({texts.unanswered(unanswered.map(words.spellId).join(', '))})</span>
          </p>
        ))}
      </div>
    </Section>
  );
}
