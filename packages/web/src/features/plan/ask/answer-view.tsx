import type { JSX, ReactNode } from 'react';
import type { Answer } from '../../../client/route-name.ts';
import { askTexts as texts } from '../../../messages/en/plan.ts';
import { words } from '../../../messages/en/words.ts';
import { Badge } from '../../../ui/badge.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { SeverityMark } from '../../common/severity.tsx';
import { ClockList } from './clock-list.tsx';
import { GateList } from './gate-list.tsx';
import { spellInZone } from '../../../ui/zone-time.ts';

type Asked = Answer<'plans.ask'>;

/** Who is paged, who can approve, which clocks run: side by side where there is room. */
export function AnswerView({ answer, zone }: { readonly answer: Asked; readonly zone: string }): JSX.Element {
  const { severity, local, dayOff, acknowledge, paged, holders } = answer;
  const spell = (at: string) => spellInZone(at, zone);
  const seat = (id: string): ReactNode => {
    const holder = holders.find((each) => each.seat === id);
    return (
      <>
        {words.spellId(id)}
        {holder !== undefined && (
          <span className="font-normal text-ink-2">
            {' '}
            (<InertText text={holder.name} />)
          </span>
        )}
      </>
    );
  };
  return (
    <div className="mt-5">
      <p className="flex flex-wrap items-center gap-2 text-base font-semibold" role="status">
        <SeverityMark level={severity} />
        <span>{local}</span>
        {dayOff !== null && <Badge tone="info">{texts.dayOff[dayOff]}</Badge>}
      </p>
      {acknowledge !== null && <p className="mt-1 text-ink-2">{texts.acknowledge(acknowledge)}</p>}
      <div className="mt-4 grid gap-x-6 gap-y-6 xl:grid-cols-3">
        <section aria-labelledby="ask-paged">
          <h2 id="ask-paged" className="mb-2 text-base font-semibold">
            {texts.paged}
          </h2>
          {paged.length === 0 && <p className="text-ink-3">{texts.nobodyPaged}</p>}
          <ul className="flex flex-col gap-2">
            {paged.map(({ who, steps }) => (
              <li key={who} className="rounded-lg border border-line bg-raised px-3 py-2">
                <h3 className="font-medium">{who === 'incident-owner' ? texts.owner : words.spellId(who)}</h3>
                <ol className="mt-1 flex flex-col gap-1.5">
                  {steps.map((step, index) => (
                    <li key={index} className="grid grid-cols-[6.5rem_1fr] gap-x-2">
                      <span className="text-ink-2 tabular">{step.at === null ? step.after : spell(step.at)}</span>
                      <span>
                        <span className="font-medium">
                          {step.seat === null ? <span className="text-danger">{texts.empty}</span> : seat(step.seat)}
                        </span>
                        <span className="block text-xs text-ink-3">
                          {[step.why, step.by.map(words.spellId).join(', ')].filter(Boolean).join(' · ')}
                        </span>
                      </span>
                    </li>
                  ))}
                </ol>
              </li>
            ))}
          </ul>
        </section>
        <GateList gates={answer.gates} spell={spell} seat={seat} />
        <ClockList clocks={answer.clocks} spell={spell} />
      </div>
    </div>
  );
}
