import { useState } from 'react';
import type { JSX } from 'react';
import type { IncidentView } from '@muster/api';
import { texts } from '../../../messages/en/facts.ts';
import { words } from '../../../messages/en/words.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Due } from '../../../ui/due.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { When } from '../../../ui/when.tsx';
import { ClauseLink } from '../../common/refusal.tsx';
import { useNames } from '../../common/use-names.ts';
import { useRoom } from '../room-context.ts';
import { FactForm } from './fact-form.tsx';

type Fact = IncidentView['facts'][number];

export function FactRow({ fact }: { readonly fact: Fact }): JSX.Element {
  const { view, plan, open } = useRoom();
  const [editing, setEditing] = useState(false);
  const names = useNames();
  const question = plan?.facts.find(({ id }) => id === fact.fact);
  const duty = view.obligations.find(({ id }) => id === `fact:${fact.fact}`);
  return (
    <li className="border-t border-line px-3 py-2 last:border-b md:px-5">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-56">
          <p className="font-medium">{fact.ask}</p>
          <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
            {question !== undefined && (
              <span>{texts.answeredBy(question.answeredBy.map(words.spellId).join(', '))}</span>
            )}
            <ClauseLink clause={`facts.${fact.fact}`} short />
          </p>
        </div>
        {duty?.due !== null && duty?.due !== undefined && <Due at={duty.due} />}
        <div className="min-w-0 sm:w-56">
          <Value fact={fact} kind={question?.answer.kind ?? null} />
          {fact.by !== null && fact.at !== null && (
            <p className="text-xs text-ink-3">
              {texts.by} <InertText text={names(fact.by)} /> <When at={fact.at} />
            </p>
          )}
        </div>
        {open && question !== undefined && !editing && (
          <Button
            aria-label={`${fact.state === 'not-asked' ? texts.answer : texts.change}: ${fact.ask}`}
            onClick={() => setEditing(true)}
          >
            {fact.state === 'not-asked' ? texts.answer : texts.change}
          </Button>
        )}
      </div>
      {editing && question !== undefined && (
        <FactForm question={question} fact={fact} onDone={() => setEditing(false)} />
      )}
    </li>
  );
}

function Value({ fact, kind }: { readonly fact: Fact; readonly kind: string | null }): JSX.Element {
  if (fact.state === 'not-asked') return <span className="text-ink-3">{texts.notAsked}</span>;
  if (fact.state === 'unknown')
    return (
      <span>
        <Badge tone="warn" icon="question">
          {texts.unknown}
        </Badge>{' '}
        <InertText text={fact.because} className="text-ink-2" />
      </span>
    );
  if (typeof fact.value === 'boolean') return <span className="font-medium">{fact.value ? texts.yes : texts.no}</span>;
  if (kind === 'time') return <When at={String(fact.value)} className="font-medium" />;
  return (
    <span className="font-medium">{kind === 'ordered' ? words.spellId(String(fact.value)) : String(fact.value)}</span>
  );
}
