import type { PlanView } from '@muster/api';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/plan.ts';
import { words } from '../../../messages/en/words.ts';
import { ClauseRow } from '../clause.tsx';
import { Cell, HeadCell, PlanTable } from '../plan-table.tsx';

export function FunctionsPart({ plan }: { readonly plan: PlanView }): JSX.Element {
  return (
    <PlanTable label={texts.functions} columns={[texts.functions, texts.does, texts.needs, texts.lead, texts.deputies]}>
      {plan.functions.map(({ id, does, needs, lead, deputies }) => (
        <ClauseRow key={id} clause={`functions.${id}`}>
          <HeadCell>{words.spellId(id)}</HeadCell>
          <Cell className="min-w-44">{does}</Cell>
          <Cell className="min-w-44 text-ink-2">{needs.join(', ')}</Cell>
          <Cell>{words.spellId(lead)}</Cell>
          <Cell>{deputies.map(words.spellId).join(', ')}</Cell>
        </ClauseRow>
      ))}
    </PlanTable>
  );
}
