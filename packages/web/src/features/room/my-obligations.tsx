import { useState } from 'react';
import type { JSX } from 'react';
import { texts } from '../../messages/en/room.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { byDue } from '../common/by-due.ts';
import { ObligationRow } from '../common/obligation-row.tsx';
import { DeadlineSpeaker } from '../now/deadline-speaker.tsx';
import { useRoom } from './room-context.ts';

const shown = 3;

/** Mine, before anything else of the room. */
export function MyObligations(): JSX.Element | null {
  const { view, incident } = useRoom();
  const [whole, setWhole] = useState(false);
  const mine = view.obligations.filter((each) => each.mine).toSorted(byDue);
  if (view.status !== 'open' && mine.length === 0) return null;
  const hidden = mine.length - shown;
  return (
    <div className="border-y border-line bg-sunken/60 print:hidden">
      <Section
        title={texts.yours}
        count={mine.length}
        {...(hidden > 0
          ? {
              actions: (
                <Button look="quiet" aria-expanded={whole} onClick={() => setWhole(!whole)}>
                  {whole ? texts.less : texts.more(hidden)}
                </Button>
              ),
            }
          : {})}
      >
        {mine.length === 0 ? (
          <p className="px-3 pb-3 text-ink-2 md:px-5">{texts.nothingYours}</p>
        ) : (
          <div className="[&>*:last-child]:border-b-0">
            {mine.slice(0, whole ? mine.length : shown).map((each) => (
              <ObligationRow key={each.id} obligation={each} incident={incident} />
            ))}
          </div>
        )}
      </Section>
      <DeadlineSpeaker obligations={mine} />
    </div>
  );
}
