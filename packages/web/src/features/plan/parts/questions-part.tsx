import type { PlanView } from '@muster/api';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/plan.ts';
import { words } from '../../../messages/en/words.ts';
import { ClauseRow } from '../clause.tsx';
import { Cell, HeadCell, PlanTable } from '../plan-table.tsx';

export function QuestionsPart({ plan }: { readonly plan: PlanView }): JSX.Element {
  return (
    <PlanTable label={texts.questions} columns={[texts.question, texts.answer, texts.answeredBy, texts.within]}>
      {plan.facts.map(({ id, ask, answer, answeredBy, within, untilAnswered }) => (
        <ClauseRow key={id} clause={`facts.${id}`}>
          <HeadCell>{ask}</HeadCell>
          <Cell className="min-w-44">{spellAnswer(answer)}</Cell>
          <Cell>{answeredBy.map(words.spellId).join(', ')}</Cell>
          <Cell>
            {within}
            {untilAnswered !== null && (
              <span className="block text-xs text-ink-3">
                {texts.until(words.severity[untilAnswered].toLowerCase())}
              </span>
            )}
          </Cell>
        </ClauseRow>
      ))}
    </PlanTable>
  );
}

function spellAnswer(answer: PlanView['facts'][number]['answer']): string {
  switch (answer.kind) {
    case 'ordered':
      return answer.values.map(words.spellId).join(' < ');
    case 'choice':
      return answer.values.map(words.spellId).join(' / ');
    case 'set':
      return texts.anyOf(answer.values.map(words.spellId).join(', '));
    case 'number':
      return texts.number(answer.unit);
    case 'yes-no':
      return texts.yesNo;
    case 'time':
      return texts.time;
  }
}
