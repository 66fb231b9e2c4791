import { useMemo } from 'react';
import type { JSX } from 'react';
import { texts } from '../../messages/en/inbox.ts';
import { Button } from '../../ui/button.tsx';
import { openDeclare, useDeclareSuggestion } from '../declare/declare-state.ts';
import type { SignalGroup } from './group-row.tsx';

/** What can be done with all groups that were chosen. */
export function ChosenBar({
  chosen,
  onClear,
}: {
  readonly chosen: readonly SignalGroup[];
  readonly onClear: () => void;
}): JSX.Element | null {
  const [first] = chosen;
  const from = useMemo(
    () =>
      first === undefined
        ? null
        : {
            groups: chosen.map(({ id }) => id),
            title: first.title.slice(0, 300),
            system: chosen.find(({ system }) => system !== null)?.system ?? null,
          },
    [chosen, first],
  );
  useDeclareSuggestion(from);
  if (from === null) return null;
  const declare = () => openDeclare(from);
  return (
    <div
      role="region"
      aria-label={texts.chosen(chosen.length)}
      className="fixed inset-x-3 bottom-16 z-20 mx-auto flex max-w-xl flex-wrap items-center gap-2 rounded-xl border border-line bg-raised px-4 py-2 shadow-pop md:bottom-5"
    >
      <span className="mr-auto font-medium">{texts.chosen(chosen.length)}</span>
      <Button look="quiet" onClick={onClear}>
        {texts.clear}
      </Button>
      <Button look="primary" onClick={declare}>
        {texts.declareChosen}
      </Button>
    </div>
  );
}
