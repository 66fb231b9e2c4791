import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../../client/queries.ts';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/reports.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Due } from '../../../ui/due.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { say } from '../../../ui/toasts.tsx';
import { When } from '../../../ui/when.tsx';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { LoadError } from '../../common/load-error.tsx';
import { useRoom } from '../room-context.ts';

/** The situation reports, the newest first; a draft of the next is ready. */
export function ReportsTab(): JSX.Element {
  const { incident, open } = useRoom();
  const query = useQuery(queries.reports(incident));
  const [writing, setWriting] = useState<{ readonly corrects: number | null; readonly text: string } | null>(null);
  if (query.data === undefined)
    return query.isError ? <LoadError error={query.error} onRetry={() => void query.refetch()} /> : <Skeleton />;
  const { reports, draft, nextDue } = query.data;
  const write = open && (
    <Button icon="plus" look="primary" onClick={() => setWriting({ corrects: null, text: draft })}>
      {texts.write}
    </Button>
  );
  return (
    <div className="pb-6">
      {nextDue !== null && (
        <p className="flex items-center gap-2 px-3 pt-3 md:px-5">
          {texts.nextDue} <Due at={nextDue} />
        </p>
      )}
      {reports.length === 0 ? (
        <EmptyState icon="file" title={texts.none} action={write}>
          {texts.noneText}
        </EmptyState>
      ) : (
        <Section title={texts.title} count={reports.length} actions={write}>
          <ol>
            {reports.toReversed().map(({ number, text, at, by, corrects }) => (
              <li key={number} className="flex gap-3 border-t border-line px-3 py-2.5 last:border-b md:px-5">
                <span className="w-8 shrink-0 text-ink-3 tabular">S-{number}</span>
                <div className="min-w-0 flex-1">
                  <InertText text={text} lines />
                  <p className="flex flex-wrap items-center gap-x-2 pt-1 text-xs text-ink-3">
                    <span>
                      {texts.by} <InertText text={by.name} />
                    </span>
                    <When at={at} />
                    {corrects !== null && <Badge tone="info">{texts.corrects(corrects)}</Badge>}
                    {open && (
                      <Button
                        look="quiet"
                        aria-label={`${texts.correct}: S-${number}`}
                        onClick={() => setWriting({ corrects: number, text: text ?? '' })}
                      >
                        {texts.correct}
                      </Button>
                    )}
                  </p>
                </div>
              </li>
            ))}
          </ol>
        </Section>
      )}
      {writing !== null && <PublishDialog {...writing} number={reports.length + 1} onClose={() => setWriting(null)} />}
    </div>
  );
}

interface PublishProps {
  readonly number: number;
  readonly text: string;
  readonly corrects: number | null;
  readonly onClose: () => void;
}

function PublishDialog({ number, text: drafted, corrects, onClose }: PublishProps): JSX.Element {
  const { incident } = useRoom();
  const [text, setText] = useState(drafted);
  const command = useCommand('incidents.publishReport', {
    onDone: (after) => {
      onClose();
      say({ title: texts.published(after.number) });
    },
  });
  return (
    <CommandDialog
      open
      wide
      onClose={onClose}
      title={texts.writeTitle(number)}
      description={corrects === null ? texts.writeText : texts.corrects(corrects)}
      confirm={texts.publish}
      command={command}
      onSubmit={() => command.mutate({ params: { incident }, body: { text, corrects } })}
    >
      <TextArea
        label={texts.text}
        required
        autoFocus
        rows={16}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </CommandDialog>
  );
}
