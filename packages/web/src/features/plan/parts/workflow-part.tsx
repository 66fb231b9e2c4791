import type { PlanView } from '@muster/api';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/plan.ts';
import { words } from '../../../messages/en/words.ts';
import { severities } from '../../common/severity.tsx';
import { Clause, ClauseRow } from '../clause.tsx';
import { Cell, HeadCell, PlanTable } from '../plan-table.tsx';

type Within = PlanView['workflow'][number]['within'];

/** Stage by stage: each step, who does it, and its time for each severity. */
export function WorkflowPart({ plan }: { readonly plan: PlanView }): JSX.Element {
  return (
    <div className="flex flex-col gap-5">
      {plan.workflow.map(({ stage, owner, within, tasks, decisions, leaveWhen }) => (
        <Clause key={stage} clause={`workflow.${stage}`} className="rounded-lg">
          <h3 className="mb-1.5 text-base font-semibold">{words.stage[stage]}</h3>
          <PlanTable
            label={words.stage[stage]}
            columns={[texts.step, texts.by, ...severities.toReversed().map((level) => words.severity[level])]}
          >
            {[
              ...tasks.map((each) => ({ ...each, decision: false })),
              ...decisions.map((each) => ({ ...each, decision: true })),
            ].map((each) => (
              <ClauseRow key={each.id} clause={`workflow.${stage}.${each.id}`}>
                <HeadCell>
                  {each.title}
                  {each.decision && <span className="ml-1.5 font-normal text-ink-3">{texts.decision}</span>}
                </HeadCell>
                <Cell>{words.spellId(each.owner)}</Cell>
                <Limits within={each.within} />
              </ClauseRow>
            ))}
            <tr className="bg-sunken">
              <HeadCell>{texts.whole}</HeadCell>
              <Cell>{words.spellId(owner)}</Cell>
              <Limits within={within} />
            </tr>
          </PlanTable>
          {leaveWhen.length > 0 && (
            <p className="mt-1 text-ink-3">{texts.leaveWhen(leaveWhen.map(words.spellId).join(', '))}</p>
          )}
        </Clause>
      ))}
    </div>
  );
}

function Limits({ within }: { readonly within: Within }): JSX.Element {
  return (
    <>
      {severities.toReversed().map((level) => (
        <Cell key={level} className="text-ink-2">
          {within.find(({ severity }) => severity === level)?.text ?? '–'}
        </Cell>
      ))}
    </>
  );
}
