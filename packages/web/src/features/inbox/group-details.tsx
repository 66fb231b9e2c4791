import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import type { Answer } from '../../client/route-name.ts';
import { queries } from '../../client/queries.ts';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/inbox.ts';
import { texts as ticketTexts } from '../../messages/en/tickets.ts';
import { words } from '../../messages/en/words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { Property, PropertyList } from '../../ui/property.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { say } from '../../ui/toasts.tsx';
import { When } from '../../ui/when.tsx';
import { IncidentLink } from '../common/incident-link.tsx';
import { LoadError } from '../common/load-error.tsx';
import { sayRefusal } from '../common/say-refusal.tsx';
import { openDeclare } from '../declare/declare-state.ts';
import { DeclineDialog } from './decline-dialog.tsx';
import { isUndecided, TriageMark } from './group-row.tsx';
import { LooksLike } from './looks-like.tsx';
import { SignalContent } from './signal-content.tsx';
import type { Ask } from './ask.ts';
import { TicketState } from './ticket-state.tsx';

interface Props {
  readonly group: string;
  readonly onClose: () => void;
  /** Opens what attaches it, puts it off, or hands it to engineering. */
  readonly onAsk: (what: Ask, group: string) => void;
}

/** One group at the right: what it is, what can be done with it, and its signals as they came. */
export function GroupDetails({ group, onClose, onAsk }: Props): JSX.Element {
  const query = useQuery(queries.signal(group));
  return (
    <aside aria-label={texts.details} className="min-w-0 border-line lg:min-h-[calc(100dvh-6.25rem)] lg:border-l">
      <div className="px-3 py-3 md:px-5 lg:sticky lg:top-12 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto">
        {query.isPending && <Skeleton />}
        {query.isError && query.data === undefined && (
          <LoadError error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.data !== undefined && <Details key={group} group={query.data} onClose={onClose} onAsk={onAsk} />}
      </div>
    </aside>
  );
}

function Details({
  group,
  onClose,
  onAsk,
}: Omit<Props, 'group'> & { readonly group: Answer<'signals.show'> }): JSX.Element {
  const [declining, setDeclining] = useState(false);
  const { id, title, source, system, triage, incident, reference, firstReceivedAt, lastReceivedAt } = group;
  const { suggestion, until, ticket } = group;
  const take = useCommand('signals.triage', { onDone: () => say({ title: texts.taken }) });
  const undecided = isUndecided(group);
  const type = suggestion?.type?.id ?? null;
  return (
    <>
      <header className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 text-base font-semibold">
          <InertText text={title} />
        </h2>
        <IconButton icon="close" label={texts.close} onClick={onClose} />
      </header>
      {undecided && (
        <div className="my-3 flex flex-wrap gap-1.5">
          <Button
            look="primary"
            icon="plus"
            onClick={() => openDeclare({ groups: [id], title: title.slice(0, 300), system, type })}
          >
            {texts.declare}
          </Button>
          {triage !== 'triaging' && (
            <Button
              icon="eye"
              busy={take.isPending}
              onClick={() => take.mutate({ params: { group: id }, body: {} }, { onError: sayRefusal })}
            >
              {texts.take}
            </Button>
          )}
          <Button onClick={() => onAsk('attach', id)}>{texts.attach}</Button>
          <Button onClick={() => onAsk('snooze', id)}>{texts.snooze}</Button>
          {triage !== 'ticketed' && <Button onClick={() => onAsk('ticket', id)}>{ticketTexts.hand}</Button>}
          <Button onClick={() => setDeclining(true)}>{texts.decline}</Button>
        </div>
      )}
      {suggestion !== null && <LooksLike suggestion={suggestion} />}
      <PropertyList>
        <Property label={texts.state}>
          <TriageMark group={group} />
        </Property>
        {until !== null && (
          <Property label={texts.until}>
            <When at={until} />
          </Property>
        )}
        {incident !== null && (
          <Property label={texts.incident}>
            <IncidentLink reference={reference ?? incident} />
          </Property>
        )}
        {ticket !== null && (
          <Property label={ticketTexts.ticket}>
            <TicketState ticket={ticket} />
          </Property>
        )}
        <Property label={texts.source}>{words.spellId(source)}</Property>
        <Property label={texts.system}>
          {system === null ? <span className="text-ink-3">{texts.noSystem}</span> : words.spellId(system)}
        </Property>
        <Property label={texts.first}>
          <When at={firstReceivedAt} />
        </Property>
        <Property label={texts.last}>
          <When at={lastReceivedAt} />
        </Property>
      </PropertyList>
      <h3 className="mt-3 mb-1.5 text-sm font-semibold">
        {texts.asTheyCame} <span className="font-normal text-ink-3 tabular">{group.members.length}</span>
      </h3>
      <ol className="flex flex-col gap-2">
        {group.members.map((member) => (
          <li key={member.key} className="rounded-lg border border-line bg-raised">
            <p className="flex flex-wrap gap-x-2 border-b border-line px-3 py-1.5 text-xs text-ink-3">
              <span>
                {texts.began} <When at={member.startsAt} />
              </span>
              {member.resolvedAt !== null && (
                <span>
                  {texts.resolved} <When at={member.resolvedAt} />
                </span>
              )}
              <span>{texts.seen(member.sightings)}</span>
            </p>
            <SignalContent content={member.content} />
          </li>
        ))}
      </ol>
      {declining && <DeclineDialog group={id} onClose={() => setDeclining(false)} />}
    </>
  );
}
