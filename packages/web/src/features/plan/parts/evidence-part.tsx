import type { PlanView } from '@muster/api';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/plan.ts';
import { ClauseRow } from '../clause.tsx';
import { Cell, HeadCell, PlanTable } from '../plan-table.tsx';

export function EvidencePart({ plan }: { readonly plan: PlanView }): JSX.Element {
  return (
    <PlanTable
      label={texts.evidence}
      columns={[texts.category, texts.purpose, texts.keep, texts.basis, texts.minimise]}
    >
      {plan.evidence.map(({ category, title, purpose, keep, lawfulBasis, minimise }) => (
        <ClauseRow key={category} clause={`evidence.${category}`}>
          <HeadCell>{title}</HeadCell>
          <Cell className="min-w-44">{purpose}</Cell>
          <Cell>{keep}</Cell>
          <Cell>{lawfulBasis}</Cell>
          <Cell className="min-w-44 text-ink-2">{minimise ?? '–'}</Cell>
        </ClauseRow>
      ))}
    </PlanTable>
  );
}
