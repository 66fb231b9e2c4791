import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../../client/queries.ts';
import { useCommand } from '../../../client/use-command.ts';
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
import { PersonSelect } from '../../common/person-select.tsx';
import { useRoom } from '../room-context.ts';

/** Fixes as change records, and who has validated them. */
export function ChangesPart(): JSX.Element {
  const { incident, open } = useRoom();
  const [asked, setAsked] = useState<'record' | number | null>(null);
  const { data, error, refetch } = useQuery(queries.changes(incident));
  if (data === undefined)
    return error === null ? <Skeleton rows={2} /> : <LoadError error={error} onRetry={() => void refetch()} />;
  const record = open && (
    <Button icon="plus" onClick={() => setAsked('record')}>
      {texts.recordChange}
    </Button>
  );
  return (
    <Section title={texts.changes} count={data.changes.length} actions={record}>
      <ol>
        {data.changes.map(({ number, title, reference, author, recordedAt, validated }) => (
          <li key={number} className="flex gap-3 border-t border-line px-3 py-2.5 last:border-b md:px-5">
            <span className="w-8 shrink-0 text-ink-3 tabular">C-{number}</span>
            <div className="min-w-0 flex-1">
              <p className="font-medium">
                <InertText text={title} lines />
              </p>
              <p className="text-ink-2">
                <InertText text={reference} lines />
              </p>
              <p className="flex flex-wrap items-center gap-x-2 pt-0.5 text-xs text-ink-3">
                <InertText text={author.name} />
                <When at={recordedAt} />
                {validated === null ? (
                  <Badge tone="warn">{texts.notValidated}</Badge>
                ) : (
                  <span>
                    {texts.validatedBy} <InertText text={validated.by.name} />, <When at={validated.at} />:{' '}
                    <InertText text={validated.how} />
                  </span>
                )}
              </p>
            </div>
            {open && validated === null && (
              <Button aria-label={texts.validateTitle(number)} onClick={() => setAsked(number)}>
                {texts.validate}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {asked === 'record' && <RecordDialog onClose={() => setAsked(null)} />}
      {typeof asked === 'number' && <ValidateDialog number={asked} onClose={() => setAsked(null)} />}
    </Section>
  );
}

function RecordDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { incident } = useRoom();
  const [author, setAuthor] = useState('');
  const { values, field } = useFields({ title: '', reference: '' });
  const command = useCommand('incidents.recordChange', {
    onDone: ({ number }) => {
      onClose();
      say({ title: texts.recorded(number) });
    },
  });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.recordChange}
      description={texts.changeText}
      confirm={texts.recordChange}
      command={command}
      onSubmit={() => command.mutate({ params: { incident }, body: { ...values, author } })}
    >
      <TextArea label={texts.change} required autoFocus maxLength={4000} {...field('title')} />
      <TextField label={texts.reference} hint={texts.referenceHint} required maxLength={4000} {...field('reference')} />
      <PersonSelect label={texts.author} placeholder={texts.chooseAuthor} value={author} onChange={setAuthor} />
    </CommandDialog>
  );
}

function ValidateDialog({ number, onClose }: { readonly number: number; readonly onClose: () => void }): JSX.Element {
  const { incident } = useRoom();
  const { values, field } = useFields({ how: '' });
  const command = useCommand('incidents.validateChange', {
    onDone: () => {
      onClose();
      say({ title: texts.validated(number) });
    },
  });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.validateTitle(number)}
      description={texts.changeText}
      confirm={texts.validate}
      command={command}
      onSubmit={() => command.mutate({ params: { incident, number: String(number) }, body: values })}
    >
      <TextArea label={texts.how} required autoFocus maxLength={20_000} {...field('how')} />
    </CommandDialog>
  );
}
