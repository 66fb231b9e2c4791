import type { PlanView } from '@muster/api';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/plan.ts';
import { words } from '../../../messages/en/words.ts';
import { SeverityMark } from '../../common/severity.tsx';
import { Clause, ClauseRow } from '../clause.tsx';
import { ConditionText } from '../condition-text.tsx';
import { Cell, PlanTable } from '../plan-table.tsx';

/** The levels, the gravest first, each with the rules that give it. */
export function SeverityPart({ plan }: { readonly plan: PlanView }): JSX.Element {
  const title = (action: string) => plan.actions.find(({ id }) => id === action)?.title ?? words.spellId(action);
  return (
    <>
      <PlanTable label={texts.severities} columns={[texts.severities, texts.posture, texts.rules, texts.opens]}>
        {plan.severities.toReversed().map(({ level, posture, opens, rules }) => (
          <ClauseRow key={level} clause={`severity.${level}`}>
            <Cell>
              <SeverityMark level={level} />
            </Cell>
            <Cell className="min-w-44">{posture}</Cell>
            <Cell className="min-w-64">
              <ul className="flex flex-col gap-2">
                {rules.map(({ clause, when, because }) => (
                  <li key={clause}>
                    <Clause clause={clause} className="rounded">
                      <span className="font-medium">{because}</span>
                      <ConditionText condition={when} />
                    </Clause>
                  </li>
                ))}
              </ul>
            </Cell>
            <Cell className="min-w-40 text-ink-2">{opens.map(title).join('; ')}</Cell>
          </ClauseRow>
        ))}
      </PlanTable>
      <p className="mt-2 text-ink-2">{texts.loweredBy(plan.severityLoweredBy.map(words.spellId).join(', '))}</p>
    </>
  );
}
