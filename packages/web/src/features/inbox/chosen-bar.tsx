import { useMemo } from 'react';
import type { JSX } from 'react';
import { texts } from '../../messages/en/inbox.ts';
import { Button } from '../../ui/button.tsx';
import { openDeclare, useDeclareSuggestion } from '../declare/declare-state.ts';
import type { DeclareFrom } from '../declare/declare-state.ts';
import type { SignalGroup } from './group-row.tsx';

/** What a declaration of these groups begins with. Give the same groups for the same answer. */
export function declareFrom(groups: readonly SignalGroup[]): DeclareFrom | null {
  const [first] = groups;
  if (first === undefined) return null;
  return {
    groups: groups.map(({ id }) => id),
    title: first.title.slice(0, 300),
    system: groups.find(({ system }) => system !== null)?.system ?? null,
    type: groups.find(({ suggestion }) => suggestion?.type)?.suggestion?.type?.id ?? null,
  };
}

interface Props {
  readonly chosen: readonly SignalGroup[];
  readonly onClear: () => void;
  readonly onAsk: (what: 'attach' | 'snooze') => void;
}

/** What can be done with all groups that were chosen. */
export function ChosenBar({ chosen, onClear, onAsk }: Props): JSX.Element | null {
  const from = useMemo(() => declareFrom(chosen), [chosen]);
  useDeclareSuggestion(from);
  if (from === null) return null;
  return (
    <div
      role="region"
      aria-label={texts.chosen(chosen.length)}
      className="fixed inset-x-3 bottom-16 z-20 mx-auto flex max-w-2xl flex-wrap items-center gap-2 rounded-xl border border-line bg-raised px-4 py-2 shadow-pop md:bottom-5"
    >
      <span className="mr-auto font-medium">{texts.chosen(chosen.length)}</span>
      <Button look="quiet" onClick={onClear}>
        {texts.clear}
      </Button>
      <Button onClick={() => onAsk('snooze')}>{texts.snooze}</Button>
      <Button onClick={() => onAsk('attach')}>{texts.attach}</Button>
      <Button look="primary" onClick={() => openDeclare(from)}>
        {texts.declareChosen}
      </Button>
    </div>
  );
}
