import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../../client/queries.ts';
import type { Answer } from '../../../client/route-name.ts';
import { useCommand } from '../../../client/use-command.ts';
import { texts as evidenceTexts } from '../../../messages/en/evidence.ts';
import { writtenTexts } from '../../../messages/en/reports.ts';
import { factorTexts as texts } from '../../../messages/en/review.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { SelectField, TextArea } from '../../../ui/field.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { say } from '../../../ui/toasts.tsx';
import { When } from '../../../ui/when.tsx';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { LoadError } from '../../common/load-error.tsx';
import { MarkingFields, useMarking } from '../marking-fields.tsx';
import { useRoom } from '../room-context.ts';

type Kind = Answer<'incidents.factors'>['factors'][number]['kind'];

/** What made it possible, likelier or worse. */
export function FactorsPart(): JSX.Element {
  const { incident, open } = useRoom();
  const [writing, setWriting] = useState(false);
  const { data, error, refetch } = useQuery(queries.factors(incident));
  if (data === undefined)
    return error === null ? <Skeleton rows={2} /> : <LoadError error={error} onRetry={() => void refetch()} />;
  const record = open && (
    <Button icon="plus" onClick={() => setWriting(true)}>
      {texts.record}
    </Button>
  );
  return (
    <Section title={texts.title} count={data.factors.length} actions={record}>
      {data.factors.length === 0 && <p className="px-3 pb-2 text-ink-3 md:px-5">{texts.none}</p>}
      <ol>
        {data.factors.map(({ number, kind, text, withheld, marking, by, at }) => (
          <li key={number} className="flex gap-3 border-t border-line px-3 py-2.5 last:border-b md:px-5">
            <span className="w-8 shrink-0 text-ink-3 tabular">X-{number}</span>
            <div className="min-w-0 flex-1">
              <p className={withheld ? 'text-ink-3' : ''}>
                {withheld ? writtenTexts.withheld : <InertText text={text} lines />}
              </p>
              <p className="flex flex-wrap items-center gap-x-2 pt-0.5 text-xs text-ink-3">
                <Badge>{texts.kind[kind]}</Badge>
                <InertText text={by.name} />
                <When at={at} />
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
      {writing && <FactorDialog onClose={() => setWriting(false)} />}
    </Section>
  );
}

function isKind(given: string): given is Kind {
  return given in texts.kind;
}

function FactorDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { incident } = useRoom();
  const [kind, setKind] = useState<Kind>('model');
  const [text, setText] = useState('');
  const [marking, setMarking] = useMarking();
  const command = useCommand('incidents.recordFactor', {
    onDone: ({ number }) => {
      onClose();
      say({ title: texts.recorded(number) });
    },
  });
  const marked = marking.counsel
    ? ({ kind: 'counsel-directed', directedBy: marking.directedBy } as const)
    : ({ kind: 'factual' } as const);
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.record}
      description={texts.recordText}
      confirm={texts.record}
      command={command}
      onSubmit={() => command.mutate({ params: { incident }, body: { kind, text, marking: marked } })}
    >
      <SelectField
        label={texts.kindLabel}
        value={kind}
        options={Object.entries(texts.kind).map(([value, title]) => ({ value, title }))}
        onChange={({ target: { value } }) => {
          if (isKind(value)) setKind(value);
        }}
      />
      <TextArea
        label={texts.text}
        required
        autoFocus
        rows={4}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <MarkingFields choice={marking} onChange={setMarking} />
    </CommandDialog>
  );
}
