import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/people.ts';
import { words } from '../../messages/en/words.ts';
import { inputClass } from '../../ui/field.tsx';
import { inertWords } from '../../ui/inert-runs.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { Section } from '../../ui/section.tsx';
import { sayRefusal } from '../common/say-refusal.tsx';

export function SeatTable({ administrator }: { readonly administrator: boolean }): JSX.Element | null {
  const seats = useQuery(queries.seats());
  const people = useQuery(queries.people());
  const fill = useCommand('people.fillSeat');
  if (seats.data === undefined) return null;
  const choices = people.data?.items.filter(({ standing }) => standing !== 'removed') ?? [];
  return (
    <Section title={texts.seatList} count={seats.data.seats.length}>
      <p className="px-3 pb-2 text-ink-3 md:px-5">{texts.seatText}</p>
      <ul>
        {seats.data.seats.map(({ seat, functions, person, name }) => (
          <li
            key={seat}
            className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-3 py-1.5 last:border-b md:px-5"
          >
            <span className="min-w-0 flex-1 basis-48">
              <span className="block font-medium">{words.spellId(seat)}</span>
              <span className="text-xs text-ink-3">{functions.map(words.spellId).join(', ')}</span>
            </span>
            {person === null && <span className="text-xs text-warn">{texts.empty}</span>}
            {administrator ? (
              <select
                aria-label={words.spellId(seat)}
                value={person ?? ''}
                disabled={fill.isPending}
                onChange={(event) => {
                  const { value } = event.target;
                  fill.mutate(
                    { params: { seat }, body: { person: value === '' ? null : value } },
                    { onError: sayRefusal },
                  );
                }}
                className={`${inputClass} max-w-64`}
              >
                <option value="">{texts.nobody}</option>
                {choices.map((each) => (
                  <option key={each.id} value={each.id}>
                    {inertWords(each.name)}
                  </option>
                ))}
              </select>
            ) : (
              <span>{person === null ? texts.nobody : <InertText text={name} />}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
