import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { JSX } from 'react';
import { texts } from '../../messages/en/follow-ups.ts';
import { words } from '../../messages/en/words.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Due } from '../../ui/due.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { When } from '../../ui/when.tsx';
import { AssignDialog, DoneDialog, MoveDialog, ReopenDialog, ValidateDialog } from './follow-up-dialogs.tsx';
import type { FollowUp } from './follow-up-dialogs.tsx';

type Asked = 'assign' | 'move' | 'done' | 'validate' | 'reopen';

interface Props {
  readonly followUp: FollowUp;
  /** Names the incident: on the page of all of them. */
  readonly withIncident?: boolean;
}

/** One follow-up: by when, what, who, where it stands, and what can be done with it now. */
export function FollowUpRow({ followUp, withIncident = false }: Props): JSX.Element {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { reference, title, kind, owner, due, state, incident, factor, moves, reminders, done } = followUp;
  const planVersion = done?.planVersion ?? null;
  const close = () => setAsked(null);
  return (
    <li className="grid gap-x-4 gap-y-1 border-t border-line px-3 py-2 last:border-b lg:grid-cols-[8.5rem_1fr_auto] md:px-5">
      <span className="pt-0.5">
        {state === 'open' ? (
          <Due at={due} />
        ) : (
          <span className="text-ink-3">
            {texts.wasDue} <When at={due} />
          </span>
        )}
      </span>
      <div className="min-w-0">
        <p className="[overflow-wrap:anywhere]">
          <span className="mr-2 text-ink-3 tabular">{reference}</span>
          <span className="font-medium">
            <InertText text={title} />
          </span>
        </p>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-ink-3">
          <Badge tone={state === 'validated' ? 'good' : state === 'done' ? 'info' : 'neutral'}>
            {texts.state[state]}
          </Badge>
          <span>{owner.kind === 'function' ? words.spellId(owner.function) : <InertText text={owner.name} />}</span>
          {kind !== 'work' && <span>{texts.kind[kind]}</span>}
          {factor !== null && <span className="tabular">X-{factor}</span>}
          {moves.length > 0 && <span>{texts.movedTimes(moves.length)}</span>}
          {reminders.length > 0 && <span>{texts.reminded(reminders.length)}</span>}
          {withIncident && (
            <Link
              to="/incidents/$ref"
              params={{ ref: incident.reference }}
              search={{ tab: 'review' }}
              className="inline-flex min-h-6 items-center underline decoration-line-strong underline-offset-2"
            >
              {incident.reference}
            </Link>
          )}
          {planVersion !== null && (
            <Link
              to="/plan"
              search={{ part: 'versions', changes: planVersion }}
              className="inline-flex min-h-6 items-center underline decoration-line-strong underline-offset-2"
            >
              {texts.seeChange}
            </Link>
          )}
        </p>
        <Outcome followUp={followUp} />
      </div>
      <div className="flex flex-wrap items-start gap-1.5">
        {actionsOf(state).map((action) => (
          <Button key={action} aria-label={texts.by(texts[action], reference)} onClick={() => setAsked(action)}>
            {texts[action]}
          </Button>
        ))}
      </div>
      {asked === 'assign' && <AssignDialog followUp={followUp} onClose={close} />}
      {asked === 'move' && <MoveDialog followUp={followUp} onClose={close} />}
      {asked === 'done' && <DoneDialog followUp={followUp} onClose={close} />}
      {asked === 'validate' && <ValidateDialog followUp={followUp} onClose={close} />}
      {asked === 'reopen' && <ReopenDialog followUp={followUp} onClose={close} />}
    </li>
  );
}

function actionsOf(state: FollowUp['state']): readonly Asked[] {
  switch (state) {
    case 'open':
      return ['done', 'assign', 'move'];
    case 'done':
      return ['validate', 'reopen'];
    case 'validated':
      return ['reopen'];
  }
}

/** Why it was moved or owed again, what was done, and who has seen that it works. */
function Outcome({ followUp }: { readonly followUp: FollowUp }): JSX.Element {
  const { done, validated, moves, reopenings } = followUp;
  return (
    <div className="pt-0.5 text-ink-2 [overflow-wrap:anywhere] empty:hidden">
      {moves.map(({ from, by, at, reason }) => (
        <p key={at}>
          {texts.movedFrom} <When at={from} /> {texts.movedBy} <InertText text={by.name} />: <InertText text={reason} />
        </p>
      ))}
      {reopenings.map(({ by, at, reason }) => (
        <p key={at}>
          {texts.reopenedBy} <InertText text={by.name} />, <When at={at} />: <InertText text={reason} />
        </p>
      ))}
      {done !== null && (
        <p>
          {texts.doneBy} <InertText text={done.by.name} />: <InertText text={done.how} />
        </p>
      )}
      {validated !== null && (
        <p>
          {texts.validatedBy} <InertText text={validated.by.name} />: <InertText text={validated.how} />
        </p>
      )}
    </div>
  );
}
