import type { ClockView } from '@muster/api';
import { useState } from 'react';
import type { JSX } from 'react';
import { clockCommandTexts, texts } from '../../../messages/en/incident-clocks.ts';
import { words } from '../../../messages/en/words.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { When } from '../../../ui/when.tsx';
import { ClauseLink } from '../../common/refusal.tsx';
import { useRoom } from '../room-context.ts';
import { DecideClockDialog, ResumeClockDialog, SuspendClockDialog } from './clock-dialogs.tsx';
import { ClockLaw } from './clock-law.tsx';
import { ClockStageRow } from './clock-stage-row.tsx';

type Asked = 'decide' | 'suspend' | 'resume';

/** One clock: whose, whether it applies and why, and what each of its stages wants by when. */
export function ClockCard({ clock }: { readonly clock: ClockView }): JSX.Element {
  const { open } = useRoom();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { title, entity, role, owner, clause, suspended } = clock;
  const whose = [entity, role].flatMap((each) => (each === null ? [] : [words.spellId(each)]));
  const silent = suspended !== null && !suspended.over;
  const close = () => setAsked(null);
  return (
    <li className="border-t border-line px-3 py-2.5 last:border-b md:px-5">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-64">
          <h3 className="font-medium">{title}</h3>
          <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
            <span>{whose.join(', ')}</span>
            <span>{texts.owner(owner === null ? words.spellId('legal') : words.spellId(owner))}</span>
            <ClauseLink clause={clause} short />
          </p>
          <Applies clock={clock} />
        </div>
        {open && (
          <div className="flex flex-wrap gap-1.5">
            <Button
              look={clock.applicability.kind === 'undecided' ? 'plain' : 'quiet'}
              aria-label={`${clockCommandTexts.decide}: ${title}`}
              onClick={() => setAsked('decide')}
            >
              {clockCommandTexts.decide}
            </Button>
            <Button
              look="quiet"
              aria-label={`${silent ? clockCommandTexts.resume : clockCommandTexts.suspend}: ${title}`}
              onClick={() => setAsked(silent ? 'resume' : 'suspend')}
            >
              {silent ? clockCommandTexts.resume : clockCommandTexts.suspend}
            </Button>
          </div>
        )}
      </div>
      <ul>
        {clock.stages.map((stage) => (
          <ClockStageRow key={stage.stage} clock={clock} stage={stage} />
        ))}
      </ul>
      <ClockLaw clock={clock} />
      {asked === 'decide' && <DecideClockDialog clock={clock} onClose={close} />}
      {asked === 'suspend' && <SuspendClockDialog clock={clock} onClose={close} />}
      {asked === 'resume' && <ResumeClockDialog clock={clock} onClose={close} />}
    </li>
  );
}

function Applies({ clock }: { readonly clock: ClockView }): JSX.Element {
  const { applicability, verified, suspended, displacedBy } = clock;
  const { kind, rationale, by } = applicability;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 pt-1 text-xs text-ink-2">
      <Badge tone={kind === 'undecided' ? 'warn' : 'neutral'}>{texts[kind]}</Badge>
      {!verified && <Badge tone="caution">{texts.unverified}</Badge>}
      {displacedBy !== null && <Badge>{texts.displaced(displacedBy)}</Badge>}
      {suspended !== null && !suspended.over && (
        <Badge tone="info" icon="lock">
          {suspended.until === null ? texts.suspendedOpen : texts.suspendedUntil}{' '}
          {suspended.until !== null && <When at={suspended.until} />}
        </Badge>
      )}
      {suspended !== null && !suspended.over && (
        <span>
          <InertText text={suspended.authority} /> · <InertText text={suspended.reference} />
        </span>
      )}
      {by !== null && (
        <span>
          {texts.because} <InertText text={rationale} /> · <InertText text={by.name} />
        </span>
      )}
    </div>
  );
}
