import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/reach.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadError } from '../common/load-error.tsx';
import { AddContactDialog } from './add-contact-dialog.tsx';
import { ContactRow } from './contact-row.tsx';
import { DeliveryPart } from './delivery-part.tsx';
import { PushButton } from './push-button.tsx';
import { QuietHours } from './quiet-hours.tsx';
import { SecretDialog } from './secret-dialog.tsx';

/** One's own ways to be reached, when not to be woken, and what was sent. */
export function ContactsPage(): JSX.Element {
  const mine = useQuery(queries.contacts());
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const { contacts = [], channels = [] } = mine.data ?? {};
  const canAdd = channels.length > 0;
  const key = channels.find(({ channel }) => channel === 'push')?.key ?? null;
  const typed = channels.map(({ channel }) => channel).filter((channel) => channel !== 'push');
  const add = (
    <div className="flex flex-wrap gap-1.5">
      {typed.length > 0 && (
        <Button icon="plus" look={contacts.length === 0 ? 'primary' : 'plain'} onClick={() => setAdding(true)}>
          {texts.add}
        </Button>
      )}
      {key !== null && <PushButton serverKey={key} />}
    </div>
  );
  return (
    <>
      <PageTitle title={texts.title}>{canAdd && contacts.length > 0 && add}</PageTitle>
      {mine.isPending && <Skeleton />}
      {mine.isError && mine.data === undefined && <LoadError error={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.data !== undefined && contacts.length === 0 && (
        <EmptyState icon="bell" title={canAdd ? texts.noMethod : texts.noChannel} {...(canAdd ? { action: add } : {})}>
          {canAdd ? texts.noMethodText : texts.noChannelText}
        </EmptyState>
      )}
      {contacts.length > 0 && (
        <Section title={texts.methods} count={contacts.length}>
          <p className="px-3 pb-2 text-ink-3 md:px-5">{texts.methodsText}</p>
          <ul>
            {contacts.map((contact, place) => (
              <ContactRow
                key={contact.id}
                contact={contact}
                isFirst={place === 0}
                others={contacts.map(({ id }) => id).filter((id) => id !== contact.id)}
                onSecret={setSecret}
              />
            ))}
          </ul>
        </Section>
      )}
      {mine.data !== undefined && canAdd && (
        <QuietHours key={JSON.stringify(mine.data.quiet)} quiet={mine.data.quiet} />
      )}
      <DeliveryPart whose="mine" />
      {adding && <AddContactDialog channels={typed} onClose={() => setAdding(false)} onSecret={setSecret} />}
      {secret !== null && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </>
  );
}
