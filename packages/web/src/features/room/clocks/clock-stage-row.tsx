import type { ClockView } from '@muster/api';
import { useState } from 'react';
import type { JSX } from 'react';
import { clockCommandTexts, texts } from '../../../messages/en/incident-clocks.ts';
import { words } from '../../../messages/en/words.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Due } from '../../../ui/due.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { Elapsed, When } from '../../../ui/when.tsx';
import { useRoom } from '../room-context.ts';
import { ReportClockDialog, WaiveClockDialog } from './clock-dialogs.tsx';

export type ClockStageView = ClockView['stages'][number];

interface Props {
  readonly clock: ClockView;
  readonly stage: ClockStageView;
}

/** One report that a clock asks for: by when, until when by law, counted from what, and what came of it. */
export function ClockStageRow({ clock, stage }: Props): JSX.Element {
  const { open } = useRoom();
  const [asked, setAsked] = useState<'report' | 'waive' | null>(null);
  const name = words.spellId(stage.stage);
  const label = `${clock.title}, ${name}`;
  return (
    <li className="mt-2 flex flex-wrap items-start gap-x-3 gap-y-1 border-l-2 border-line pl-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium">{name}</span>
          <StageDue stage={stage} />
        </p>
        <p className="flex flex-wrap items-center gap-x-3 text-xs text-ink-3">
          {stage.strictDue !== null && (
            <span>
              {texts.strict} <When at={stage.strictDue} />
            </span>
          )}
          {stage.legalLatest !== null && stage.legalLatest !== stage.strictDue && (
            <span>
              {texts.latest} <When at={stage.legalLatest} />
            </span>
          )}
          {stage.doBy !== null && stage.doBy !== stage.strictDue && (
            <span>
              {texts.doBy} <When at={stage.doBy} />
            </span>
          )}
          {stage.anchoredAt !== null && (
            <span>
              {texts.from} <When at={stage.anchoredAt} />
            </span>
          )}
          {stage.presumed && (
            <Badge tone="caution" title={texts.presumedTitle}>
              {texts.presumed}
            </Badge>
          )}
        </p>
        <p className="text-xs text-ink-2">
          {stage.words} {texts.to(stage.recipient)}
          {stage.citation !== '' && ` · ${stage.citation}`}
        </p>
        {stage.when !== null && <p className="text-xs text-ink-3">{texts.when(stage.when)}</p>}
        <StageEnd stage={stage} />
      </div>
      {open && stage.open && (
        <div className="flex flex-wrap gap-1.5">
          <Button aria-label={`${clockCommandTexts.report}: ${label}`} onClick={() => setAsked('report')}>
            {clockCommandTexts.report}
          </Button>
          <Button look="quiet" aria-label={`${clockCommandTexts.waive}: ${label}`} onClick={() => setAsked('waive')}>
            {clockCommandTexts.waive}
          </Button>
        </div>
      )}
      {asked === 'report' && <ReportClockDialog clock={clock} stage={stage} onClose={() => setAsked(null)} />}
      {asked === 'waive' && <WaiveClockDialog clock={clock} stage={stage} onClose={() => setAsked(null)} />}
    </li>
  );
}

function StageDue({ stage }: { readonly stage: ClockStageView }): JSX.Element {
  const { state, strictDue, anchoredAt, anchor, target, open } = stage;
  if (!open) return <></>;
  if (strictDue !== null) return <Due at={strictDue} />;
  if (state === 'no-number' && anchoredAt !== null)
    return (
      <span className="text-ink-2">
        {texts.noNumber} <Elapsed since={anchoredAt} />
        {target !== null && (
          <>
            {' '}
            · {texts.target} <When at={target} />
          </>
        )}
      </span>
    );
  return (
    <span className="text-ink-3">
      {texts.states[state]}
      {state === 'anchor-missing' && words.spellId(anchor)}
    </span>
  );
}

function StageEnd({ stage: { reports, waived } }: { readonly stage: ClockStageView }): JSX.Element {
  return (
    <>
      {reports.map(({ sentAt, by, reference, proof, lateBecause }) => (
        <p key={sentAt} className="flex flex-wrap items-center gap-x-2 text-xs text-ink-2">
          <Badge tone="good" icon="done">
            {texts.reported}
          </Badge>
          <When at={sentAt} />
          <InertText text={by.name} />
          {reference !== null && <InertText text={reference} />}
          {proof !== null && <span>{texts.proof(proof)}</span>}
          {lateBecause !== null && <InertText text={texts.late(lateBecause)} />}
        </p>
      ))}
      {waived !== null && (
        <p className="text-xs text-ink-2">
          {texts.waived} <InertText text={waived.reason} /> · <InertText text={waived.by.name} />
        </p>
      )}
    </>
  );
}
