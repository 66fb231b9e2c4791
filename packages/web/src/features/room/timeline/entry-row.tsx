import { memo } from 'react';
import type { JSX } from 'react';
import type { Answer } from '../../../client/route-name.ts';
import { sentences, texts, unknownSentence } from '../../../messages/en/timeline.ts';
import { words as spelled } from '../../../messages/en/words.ts';
import { InertText } from '../../../ui/inert-text.tsx';
import { SentenceText } from '../../../ui/sentence-text.tsx';
import { spellClock, spellDay, spellInstant } from '../../../ui/when.tsx';
import { eventWords } from './event-words.ts';
import type { Dictionary } from './event-words.ts';

type Entry = Answer<'incidents.timeline'>['items'][number];

interface Props {
  readonly version: number;
  /** Null while it is on its way. */
  readonly entry: Entry | null;
  readonly detailed: boolean;
  readonly dictionary: Dictionary;
}

/** One entry in one sentence. Drawn once: scrolling moves rows and changes none. */
export const EntryRow = memo(function EntryRow({ version, entry, detailed, dictionary }: Props): JSX.Element {
  if (entry === null)
    return (
      <div data-on-its-way className="flex h-[37px] items-center gap-4 border-b border-line px-3 md:px-5">
        <span className="w-20 text-ink-3 tabular">{version}</span>
        <span className="h-3 w-1/3 rounded bg-hover" />
      </div>
    );
  const words = eventWords(entry.data, dictionary);
  const parts = sentences[entry.type]?.(words) ?? unknownSentence(entry.type);
  return (
    <div className="grid min-h-[37px] grid-cols-[4.75rem_minmax(0,1fr)] items-start gap-x-3 border-b border-line px-3 py-2 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto] md:px-5">
      <time dateTime={entry.occurredAt} title={spellInstant(entry.occurredAt)} className="text-ink-3 tabular">
        <span className="hidden sm:inline">{spellDay(entry.occurredAt).replace(/ \d{4}$/, '')}, </span>
        {spellClock(entry.occurredAt)}
      </time>
      <p className="min-w-0 text-ink-2">
        <Actor actor={entry.actor} /> <SentenceText parts={parts} />
      </p>
      {detailed && (
        <span className="col-start-2 text-xs text-ink-3 tabular sm:col-start-3">
          {texts.entry(version)} · {texts.ledger(entry.ledgerIndex)}
        </span>
      )}
    </div>
  );
});

function Actor({ actor }: { readonly actor: Entry['actor'] }): JSX.Element {
  if (actor.kind === 'clock') return <span>{texts.clock}</span>;
  if (actor.kind === 'service') return <InertText text={actor.name ?? spelled.spellId(actor.id ?? '')} />;
  return <InertText text={actor.name} className="font-medium text-ink" />;
}
