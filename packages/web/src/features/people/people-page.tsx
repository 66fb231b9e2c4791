import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/people.ts';
import { Button } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadError } from '../common/load-error.tsx';
import { DeliveryPart } from '../reach/delivery-part.tsx';
import { ReachPart } from '../reach/reach-part.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { OnceDialog } from './once-dialog.tsx';
import type { Once } from './once-dialog.tsx';
import { PersonRow } from './person-row.tsx';
import { SeatTable } from './seat-table.tsx';
import { TokenPart } from './token-part.tsx';

/** Who is here, who sits where, and which machines may come in. */
export function PeoplePage(): JSX.Element {
  const people = useQuery(queries.people());
  const me = useQuery(queries.me());
  const [inviting, setInviting] = useState(false);
  const [once, setOnce] = useState<Once | null>(null);
  const administrator = me.data?.administrator ?? false;
  return (
    <>
      <PageTitle title={texts.title}>
        {administrator ? (
          <Button icon="plus" onClick={() => setInviting(true)}>
            {texts.invite}
          </Button>
        ) : (
          <span className="text-ink-3">{texts.onlyAdministrators}</span>
        )}
      </PageTitle>
      {people.isPending && <Skeleton />}
      {people.isError && people.data === undefined && (
        <LoadError error={people.error} onRetry={() => void people.refetch()} />
      )}
      {people.data !== undefined && (
        <Section title={texts.title} count={people.data.items.length}>
          <ul>
            {people.data.items.map((person) => (
              <PersonRow key={person.id} person={person} administrator={administrator} onLink={setOnce} />
            ))}
          </ul>
        </Section>
      )}
      <SeatTable administrator={administrator} />
      <ReachPart />
      <DeliveryPart whose="all" />
      {administrator && <TokenPart onToken={setOnce} />}
      {inviting && <InviteDialog onClose={() => setInviting(false)} onLink={setOnce} />}
      {once !== null && <OnceDialog once={once} onClose={() => setOnce(null)} />}
    </>
  );
}
