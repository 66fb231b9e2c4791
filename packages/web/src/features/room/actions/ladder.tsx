import type { PlanView } from '@muster/api';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/actions.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { ClauseLink } from '../../common/refusal.tsx';
import { useRoom } from '../room-context.ts';
import { ProgressMark } from './progress-mark.tsx';

type Step = PlanView['actions'][number];

interface Props {
  readonly actions: readonly Step[];
  /** Null where the incident is closed. */
  readonly onAsk: ((action: Step) => void) | null;
}

export function Ladder({ actions, onAsk }: Props): JSX.Element {
  const { view } = useRoom();
  return (
    <ol>
      {actions.map((action, at) => {
        const latest = view.actions.findLast((each) => each.action === action.id && each.undoes === null);
        return (
          <li key={action.id} className="flex items-center gap-3 border-t border-line px-3 py-2 last:border-b md:px-5">
            <span className="w-4 shrink-0 text-right text-xs text-ink-3 tabular">{at + 1}</span>
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2 font-medium">
                {action.title}
                {latest !== undefined && <ProgressMark action={latest} />}
              </p>
              <p className="text-xs text-ink-3">
                {action.switch === null
                  ? `${texts.how.manual} ${action.instruction ?? ''}`
                  : texts.how.switch(action.switch)}
              </p>
              <p className="flex flex-wrap items-center gap-x-1.5 gap-y-1 pt-1 text-xs text-ink-3">
                {!action.reversible && <Badge tone="warn">{texts.irreversible}</Badge>}
                {action.external && <Badge tone="warn">{texts.external}</Badge>}
                {action.gate === null ? (
                  <span>{texts.noGate(action.because)}</span>
                ) : (
                  <ClauseLink clause={`gates.${action.gate}`} />
                )}
                {action.preserveFirstSeconds !== null && <span>{texts.preserves(action.preserveFirstSeconds)}</span>}
              </p>
            </div>
            {onAsk !== null && (
              <Button aria-label={`${texts.propose}: ${action.title}`} onClick={() => onAsk(action)}>
                {texts.propose}
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
