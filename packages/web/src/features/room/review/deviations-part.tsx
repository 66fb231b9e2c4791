import { spellDuration } from '@muster/clocks';
import type { JSX } from 'react';
import type { Answer } from '../../../client/route-name.ts';
import { texts } from '../../../messages/en/review.ts';
import { Badge } from '../../../ui/badge.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { ClauseLink } from '../../common/refusal.tsx';
import { Cited } from './cited.tsx';

type Deviation = Answer<'incidents.review'>['deviations'][number];

/** Where the response was not what the plan asks for: which clause, which events. */
export function DeviationsPart({ deviations }: { readonly deviations: readonly Deviation[] }): JSX.Element {
  return (
    <Section title={texts.deviations} count={deviations.length}>
      <p className="px-3 pb-2 text-ink-3 md:px-5">
        {deviations.length === 0 ? texts.noDeviations : texts.deviationsText}
      </p>
      <ul>
        {deviations.map((each) => (
          <li
            key={`${each.kind} ${each.subject} ${each.events[0]?.id ?? ''}`}
            className="grid gap-x-4 gap-y-1 border-t border-line px-3 py-2 last:border-b sm:grid-cols-[11rem_1fr] md:px-5"
          >
            <span className="flex flex-wrap items-start gap-1.5">
              <Badge tone={each.standing ? 'danger' : each.late === null ? 'neutral' : 'warn'}>
                {texts.deviation[each.kind]}
              </Badge>
              {each.standing && <Badge>{texts.standing}</Badge>}
            </span>
            <div className="min-w-0">
              <p className="[overflow-wrap:anywhere]">
                <InertText text={each.what} />
              </p>
              <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
                {each.late !== null && <span className="tabular">{texts.late(spellDuration(each.late))}</span>}
                <ClauseLink clause={each.clause} />
                <Cited events={each.events} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
