import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../../client/queries.ts';
import { texts } from '../../../messages/en/notices.ts';
import { Button } from '../../../ui/button.tsx';
import { Due } from '../../../ui/due.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { LoadError } from '../../common/load-error.tsx';
import { useRoom } from '../room-context.ts';
import { DraftDialog } from './draft-dialog.tsx';
import { NoticeCard } from './notice-card.tsx';
import type { Drafting, NoticeKind, NoticesShown } from './notice-shown.ts';

/** Whom the plan wants told, and what is written to them. */
export function NoticesTab(): JSX.Element {
  const { incident, open } = useRoom();
  const query = useQuery(queries.notices(incident));
  const [drafting, setDrafting] = useState<Drafting | null>(null);
  if (query.data === undefined)
    return query.isError ? <LoadError error={query.error} onRetry={() => void query.refetch()} /> : <Skeleton />;
  const { notices, audiences } = query.data;
  const wanted = audiences.filter((each) => each.wanted);
  const others = audiences.filter((each) => !each.wanted);
  return (
    <div className="pb-6">
      {wanted.length > 0 && <Audiences title={texts.wanted} audiences={wanted} onDraft={open ? setDrafting : null} />}
      {notices.length === 0 ? (
        <EmptyState icon="bell" title={texts.none}>
          {texts.noneText}
        </EmptyState>
      ) : (
        <Section title={texts.title} count={notices.length}>
          <ol>
            {notices.toReversed().map((notice) => (
              <NoticeCard key={notice.number} notice={notice} onDraft={setDrafting} />
            ))}
          </ol>
        </Section>
      )}
      {others.length > 0 && <Audiences title={texts.others} audiences={others} onDraft={open ? setDrafting : null} />}
      {drafting !== null && <DraftDialog drafting={drafting} onClose={() => setDrafting(null)} />}
    </div>
  );
}

interface AudiencesProps {
  readonly title: string;
  readonly audiences: NoticesShown['audiences'];
  readonly onDraft: ((drafting: Drafting) => void) | null;
}

function Audiences({ title, audiences, onDraft }: AudiencesProps): JSX.Element {
  return (
    <Section title={title} count={audiences.length}>
      <ul>
        {audiences.map(({ notification, to, due, ready }) => (
          <li
            key={notification}
            className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-3 py-1.5 last:border-b md:px-5"
          >
            <div className="min-w-0 flex-1 basis-52">
              <p className="font-medium">
                <InertText text={to} />
              </p>
            </div>
            {due !== null && <Due at={due} />}
            {onDraft !== null && (
              <div className="flex flex-wrap gap-1.5">
                {kindsOf(ready).map((kind) => (
                  <Button
                    key={kind}
                    aria-label={texts.writeFor(texts.kind[kind], to)}
                    onClick={() => onDraft({ notification, to, kind, retracts: null })}
                  >
                    {texts.write(texts.kind[kind])}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What the plan has a text for, the first said first; the notice itself can always be written. */
function kindsOf(ready: NoticesShown['audiences'][number]['ready']): readonly NoticeKind[] {
  const first = ready.map(({ kind }) => kind).filter((kind) => kind === 'holding' || kind === 'support-script');
  return [...first, 'full'];
}
