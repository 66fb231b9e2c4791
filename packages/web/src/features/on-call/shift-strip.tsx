import type { JSX } from 'react';
import { texts } from '../../messages/en/on-call.ts';
import { words } from '../../messages/en/words.ts';
import { Badge } from '../../ui/badge.tsx';
import { spellInstant, When } from '../../ui/when.tsx';
import { Sitting } from './sitting.tsx';
import type { Schedule, View } from './sitting.tsx';

type Span = Schedule['layers'][number]['spans'][number];

interface Props {
  readonly layer: string;
  readonly spans: readonly Span[];
  readonly view: View;
  readonly viewer: string | null;
}

/** A layer over the days that are shown: who is on call at the start in words, then everybody, as wide as their hours. */
export function ShiftStrip({ layer, spans, view, viewer }: Props): JSX.Element {
  const first = spans[0];
  const isNow = view.from <= view.now && (first?.to ?? '') > view.now;
  const whole = Date.parse(view.to) - Date.parse(view.from);
  return (
    <div className="grid gap-x-4 gap-y-1 px-3 py-1.5 md:grid-cols-[15rem_minmax(0,1fr)] md:px-5">
      <div className="min-w-0">
        <p className="text-xs text-ink-3">
          {words.spellId(layer)}, {isNow ? texts.onCallNow : texts.atStart}
        </p>
        {first !== undefined && (
          <p className="truncate">
            <Sitting {...first} />
          </p>
        )}
      </div>
      <ol aria-label={texts.shifts(words.spellId(layer))} className="flex min-w-0 flex-col gap-0.5 sm:flex-row">
        {spans.map((span) => (
          <li
            key={span.from}
            style={{ flexGrow: (Date.parse(span.to) - Date.parse(span.from)) / whole }}
            title={`${spellInstant(span.from)} – ${spellInstant(span.to)}. ${span.why}`}
            className={`min-w-0 shrink-0 overflow-hidden rounded-md border px-2 py-1 sm:shrink sm:basis-0 ${lookOf(span, viewer)}`}
          >
            <p className="flex min-w-0 flex-wrap items-center gap-x-1.5 sm:block sm:truncate">
              <Sitting {...span} />
              {span.isCover && <Badge tone="info">{texts.standsIn}</Badge>}
            </p>
            <p className="truncate text-xs text-ink-3">
              <When at={span.from} />
              <span className="sm:hidden">
                {' – '}
                <When at={span.to} />
              </span>
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}

function lookOf({ seat, person, isCover }: Span, viewer: string | null): string {
  if (seat === null || person === null) return 'border-danger/40 bg-danger-wash';
  if (person.person === viewer) return 'border-accent/40 bg-chosen';
  return isCover ? 'border-info/40 bg-info-wash' : 'border-line bg-sunken';
}
