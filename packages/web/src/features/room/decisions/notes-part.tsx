import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../../client/queries.ts';
import { useCommand } from '../../../client/use-command.ts';
import { texts as evidenceTexts } from '../../../messages/en/evidence.ts';
import { writtenTexts as texts } from '../../../messages/en/reports.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextArea, TextField } from '../../../ui/field.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { say } from '../../../ui/toasts.tsx';
import { useFields } from '../../../ui/use-fields.ts';
import { When } from '../../../ui/when.tsx';
import { LoadError } from '../../common/load-error.tsx';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { MarkingFields, useMarking } from '../marking-fields.tsx';
import { useRoom } from '../room-context.ts';

/** Notes as they happened, those of counsel for those who may read them. */
export function NotesPart(): JSX.Element {
  const { incident, open } = useRoom();
  const [writing, setWriting] = useState(false);
  const { data, error, refetch } = useQuery(queries.notes(incident));
  if (data === undefined)
    return error === null ? <Skeleton rows={2} /> : <LoadError error={error} onRetry={() => void refetch()} />;
  const write = open && (
    <Button icon="plus" onClick={() => setWriting(true)}>
      {texts.writeNote}
    </Button>
  );
  return (
    <Section title={texts.notes} count={data.notes.length} actions={write}>
      <ol>
        {data.notes.map(({ number, text, withheld, marking, by, occurredAt, recordedAt, late }) => (
          <li key={number} className="flex gap-3 border-t border-line px-3 py-2.5 last:border-b md:px-5">
            <span className="w-8 shrink-0 text-ink-3 tabular">M-{number}</span>
            <div className="min-w-0 flex-1">
              <p className={withheld ? 'text-ink-3' : ''}>
                {withheld ? texts.withheld : <InertText text={text} lines />}
              </p>
              <p className="flex flex-wrap items-center gap-x-2 pt-0.5 text-xs text-ink-3">
                <InertText text={by.name} />
                <When at={occurredAt} />
                {late && (
                  <Badge tone="caution">
                    {texts.late} <When at={recordedAt} />
                  </Badge>
                )}
                {marking.kind === 'counsel-directed' && (
                  <Badge tone="info" icon="lock">
                    {evidenceTexts.counsel}
                  </Badge>
                )}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {writing && <NoteDialog onClose={() => setWriting(false)} />}
    </Section>
  );
}

function NoteDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { incident } = useRoom();
  const { values, field } = useFields({ text: '', at: '' });
  const [marking, setMarking] = useMarking();
  const command = useCommand('incidents.recordNote', {
    onDone: ({ number }) => {
      onClose();
      say({ title: texts.noted(number) });
    },
  });
  const send = () =>
    command.mutate({
      params: { incident },
      body: {
        text: values.text,
        marking: marking.counsel ? { kind: 'counsel-directed', directedBy: marking.directedBy } : { kind: 'factual' },
        ...(values.at === '' ? {} : { occurredAt: new Date(values.at).toISOString() }),
      },
    });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.writeNote}
      description={texts.noteText}
      confirm={texts.writeNote}
      command={command}
      onSubmit={send}
    >
      <TextArea label={texts.note} required autoFocus rows={4} maxLength={20_000} {...field('text')} />
      <TextField label={texts.happenedAt} hint={texts.now} optional type="datetime-local" {...field('at')} />
      <MarkingFields choice={marking} onChange={setMarking} />
    </CommandDialog>
  );
}
