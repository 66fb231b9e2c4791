import type { IncidentView } from '@muster/api';
import type { JSX, ReactNode } from 'react';
import { texts } from '../../messages/en/room.ts';
import { words } from '../../messages/en/words.ts';
import { Badge } from '../../ui/badge.tsx';
import { Due } from '../../ui/due.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useTicking } from '../../ui/ticker.ts';
import { Elapsed } from '../../ui/when.tsx';
import { SeverityMark } from '../common/severity.tsx';
import { StageMark } from '../common/stage-mark.tsx';
import { useNames } from '../common/use-names.ts';
import { useRoom } from './room-context.ts';
import { whatNow } from './what-now.ts';

/** How bad, what, how far, for how long, whose, by when, and what now: in one calm block. */
export function RoomHeader(): JSX.Element {
  const { view } = useRoom();
  const clock = nextClock(view);
  return (
    <>
      {view.kind === 'exercise' && (
        <p className="bg-chosen px-3 py-1.5 font-medium text-accent md:px-5">{texts.exercise}</p>
      )}
      <PageTitle
        title={`${view.reference} ${view.title ?? ''}`}
        heading={
          <span className="flex flex-wrap items-baseline gap-x-2.5">
            <span className="font-medium whitespace-nowrap text-ink-3 tabular">{view.reference}</span>
            <InertText text={view.title} />
          </span>
        }
      />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1 px-3 pt-2.5 md:px-5">
        <SeverityMark level={view.severity} />
        {view.status === 'open' ? <StageMark stage={view.stage} /> : <Badge>{words.status[view.status]}</Badge>}
        {view.status === 'open' && (
          <Said label={texts.elapsed}>
            <Elapsed since={view.declaredAt} />
          </Said>
        )}
        <Said label={texts.owner}>
          <InertText text={view.owner.name} />
        </Said>
        {clock !== null && (
          <Said label={texts.nextClock}>
            <Due at={clock} />
          </Said>
        )}
        <Said label={texts.nextDue}>{view.nextDue === null ? texts.none : <Due at={view.nextDue} />}</Said>
      </div>
      <WhatNowLine />
    </>
  );
}

/** The next strict instant of a clock that is open. */
function nextClock({ clocks }: IncidentView): string | null {
  const dues = clocks.flatMap(({ stages }) => stages.flatMap(({ open, strictDue }) => (open ? (strictDue ?? []) : [])));
  return dues.toSorted()[0] ?? null;
}

function Said({ label, children }: { readonly label: string; readonly children: ReactNode }): JSX.Element {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className="text-ink-3">{label}</span>
      {children}
    </span>
  );
}

function WhatNowLine(): JSX.Element {
  const { view } = useRoom();
  const names = useNames();
  const sentence = useTicking((now) => whatNow(view, now, names).sentence);
  const late = useTicking((now) => {
    const { due } = whatNow(view, now, names);
    return due !== null && Date.parse(due) <= now;
  });
  return (
    <p className="px-3 pt-1.5 pb-3 md:px-5">
      <span className="mr-2 text-ink-3">{texts.now}</span>
      <InertText text={sentence} className={`text-base font-semibold ${late ? 'text-danger' : ''}`} />
    </p>
  );
}
