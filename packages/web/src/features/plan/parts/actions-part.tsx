import type { PlanView } from '@muster/api';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/plan.ts';
import { texts as actionTexts } from '../../../messages/en/actions.ts';
import { words } from '../../../messages/en/words.ts';
import { ClauseRow } from '../clause.tsx';
import { Cell, HeadCell, PlanTable } from '../plan-table.tsx';

export function ActionsPart({ plan }: { readonly plan: PlanView }): JSX.Element {
  return (
    <PlanTable label={texts.actions} columns={[texts.action, texts.how, texts.gate, texts.undo]}>
      {plan.actions.map((action) => (
        <ClauseRow key={action.id} clause={`actions.${action.id}`}>
          <HeadCell>
            {action.title}
            {action.system !== null && (
              <span className="block text-xs font-normal text-ink-3">
                {plan.systems.find(({ id }) => id === action.system)?.title ?? action.system}
              </span>
            )}
          </HeadCell>
          <Cell className="min-w-52">
            {action.switch === null ? action.instruction : actionTexts.how.switch(action.switch)}
            {action.preserveFirstSeconds !== null && (
              <span className="block text-xs text-ink-3">{actionTexts.preserves(action.preserveFirstSeconds)}</span>
            )}
          </Cell>
          <Cell>{action.gate === null ? actionTexts.noGate(action.because) : words.spellId(action.gate)}</Cell>
          <Cell>
            {action.reversible ? texts.yes : texts.no}
            {action.external && <span className="block text-xs text-warn">{texts.outside}</span>}
          </Cell>
        </ClauseRow>
      ))}
    </PlanTable>
  );
}
