import type { JSX } from 'react';
import type { Answer } from '../../client/route-name.ts';
import { texts } from '../../messages/en/inbox.ts';
import { words } from '../../messages/en/words.ts';
import { Badge } from '../../ui/badge.tsx';
import type { Tone } from '../../ui/badge.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { When } from '../../ui/when.tsx';
import { SeverityIcon } from '../common/severity.tsx';

export type SignalGroup = Answer<'signals.list'>['items'][number];

interface Props {
  readonly group: SignalGroup | undefined;
  readonly open: boolean;
  readonly chosen: boolean;
  readonly onOpen: (id: string) => void;
  readonly onToggle: (id: string) => void;
}

const triageTone: Readonly<Record<SignalGroup['triage'], Tone>> = {
  new: 'accent',
  triaging: 'info',
  snoozed: 'neutral',
  declared: 'neutral',
  attached: 'neutral',
  declined: 'neutral',
  ticketed: 'neutral',
};

/** It can still become something: nobody has decided yet, or it is with engineering. */
export function isUndecided({ triage }: SignalGroup): boolean {
  switch (triage) {
    case 'new':
    case 'triaging':
    case 'snoozed':
    case 'ticketed':
      return true;
    case 'declared':
    case 'attached':
    case 'declined':
      return false;
  }
}

/** Where it stands, and where it went: “Attached to INC-3”. */
export function TriageMark({ group }: { readonly group: SignalGroup }): JSX.Element {
  const { triage, reference, ticket } = group;
  if (triage === 'ticketed' && ticket?.state === 'failed') return <Badge tone="danger">{texts.ticketFailed}</Badge>;
  if (triage === 'ticketed' && ticket !== null && ticket.key !== null)
    return <Badge tone="neutral">{texts.ticketIs(ticket.key)}</Badge>;
  const went = triage === 'attached' ? texts.attachedTo : texts.declaredAs;
  return (
    <Badge tone={triageTone[triage]}>
      {(triage === 'attached' || triage === 'declared') && reference !== null ? went(reference) : texts.triage[triage]}
    </Badge>
  );
}

/** One group of signals. x chooses it, Enter opens it. */
export function GroupRow({ group, open, chosen, onOpen, onToggle }: Props): JSX.Element | null {
  if (group === undefined) return null;
  const { id, title, source, system, triage, firing, signals, firstReceivedAt, lastReceivedAt } = group;
  const { suggestion, until, woken } = group;
  const undecided = isUndecided(group);
  return (
    <div
      className={`flex items-center gap-1 border-b border-line pr-3 pl-1 md:pr-5 md:pl-3 ${open ? 'bg-chosen' : 'hover:bg-hover'}`}
    >
      <label className="flex size-8 shrink-0 items-center justify-center">
        <input
          type="checkbox"
          aria-label={texts.choose(title)}
          checked={chosen}
          disabled={!undecided}
          onChange={() => onToggle(id)}
          className="size-4"
        />
      </label>
      <button
        type="button"
        data-row
        data-group={id}
        aria-pressed={open}
        onClick={() => onOpen(id)}
        onKeyDown={(event) => {
          if (event.key === 'x' && undecided) onToggle(id);
        }}
        className="grid min-h-14 min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 py-1.5 pl-1 text-left outline-none focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent"
      >
        <InertText text={title} className={`truncate ${triage === 'new' ? 'font-semibold' : 'font-medium'}`} />
        <span className="justify-self-end">
          <TriageMark group={group} />
        </span>
        <span className="flex min-w-0 flex-wrap gap-x-2 text-xs text-ink-3">
          <span>{words.spellId(source)}</span>
          {system !== null && <span>{words.spellId(system)}</span>}
          <span className={firing > 0 ? 'font-medium text-danger' : ''}>
            {firing > 0 ? texts.firing(firing) : texts.over}
          </span>
          <span>{texts.signals(signals)}</span>
          {until !== null && (
            <span>
              {texts.until} <When at={until} />
            </span>
          )}
          {woken !== null && <span className="font-medium text-warn">{texts.woken[woken.because]}</span>}
          {suggestion !== null && (
            <span className="inline-flex items-center gap-1 text-ink-2">
              <SeverityIcon level={suggestion.severity.level} />
              {suggestion.type !== null && words.spellId(suggestion.type.id)}
            </span>
          )}
        </span>
        <span className="justify-self-end text-right text-xs text-ink-3">
          <When at={firstReceivedAt} /> – <When at={lastReceivedAt} />
        </span>
      </button>
    </div>
  );
}
