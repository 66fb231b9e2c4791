import type { PlanView } from '@muster/api';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/plan.ts';
import { words } from '../../../messages/en/words.ts';
import { ClauseRow } from '../clause.tsx';
import { ConditionText } from '../condition-text.tsx';
import { Cell, HeadCell, PlanTable } from '../plan-table.tsx';

export function NotificationsPart({ plan }: { readonly plan: PlanView }): JSX.Element {
  return (
    <PlanTable label={texts.notifications} columns={[texts.to, texts.when, texts.within, texts.by]}>
      {plan.notifications.map(({ id, to, when, within, owner }) => (
        <ClauseRow key={id} clause={`notifications.${id}`}>
          <HeadCell>{to}</HeadCell>
          <Cell className="min-w-52">
            <ConditionText condition={when} />
          </Cell>
          <Cell>{within ?? '–'}</Cell>
          <Cell>{words.spellId(owner)}</Cell>
        </ClauseRow>
      ))}
    </PlanTable>
  );
}
