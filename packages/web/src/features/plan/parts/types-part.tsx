import type { PlanView } from '@muster/api';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/plan.ts';
import { words } from '../../../messages/en/words.ts';
import { ClauseRow } from '../clause.tsx';
import { ConditionText } from '../condition-text.tsx';
import { Cell, HeadCell, PlanTable } from '../plan-table.tsx';

export function TypesPart({ plan }: { readonly plan: PlanView }): JSX.Element {
  return (
    <PlanTable label={texts.types} columns={[texts.types, texts.dimensions, texts.countsWhen, texts.evidenceWanted]}>
      {plan.types.map(({ id, title, dimensions, countsWhen, evidence }) => (
        <ClauseRow key={id} clause={`types.${id}`}>
          <HeadCell>{title}</HeadCell>
          <Cell>{dimensions.map(words.spellId).join(', ')}</Cell>
          <Cell className="min-w-48">
            {countsWhen === null ? (
              <span className="text-ink-3">{texts.always}</span>
            ) : (
              <ConditionText condition={countsWhen} />
            )}
          </Cell>
          <Cell className="min-w-48 text-ink-2">
            {evidence
              .map((id) => plan.evidence.find(({ category }) => category === id)?.title ?? words.spellId(id))
              .join('; ')}
          </Cell>
        </ClauseRow>
      ))}
    </PlanTable>
  );
}
