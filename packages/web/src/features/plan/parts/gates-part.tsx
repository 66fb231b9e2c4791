import type { PlanView } from '@muster/api';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/plan.ts';
import { texts as actionTexts } from '../../../messages/en/actions.ts';
import { words } from '../../../messages/en/words.ts';
import { ClauseRow } from '../clause.tsx';
import { ConditionText } from '../condition-text.tsx';
import { Cell, HeadCell, PlanTable } from '../plan-table.tsx';
import { StandingText } from './standing-text.tsx';

export function GatesPart({ plan }: { readonly plan: PlanView }): JSX.Element {
  const { gates, approve, within, silence, expires, runWithin, breakGlass } = texts;
  return (
    <PlanTable label={gates} columns={[gates, approve, within, silence, expires, runWithin, breakGlass]}>
      {plan.gates.map((gate) => (
        <ClauseRow key={gate.id} clause={`gates.${gate.id}`}>
          <HeadCell>{words.spellId(gate.id)}</HeadCell>
          <Cell>
            {gate.needs.map(({ count, of }) => (
              <span key={of} className="block whitespace-nowrap">
                {actionTexts.need(count, words.spellId(of))}
              </span>
            ))}
          </Cell>
          <Cell>{gate.within}</Cell>
          <Cell className="min-w-44">
            {texts.silenceText(gate.onSilence.after, gate.onSilence.to.map(words.spellId).join(', '))}
          </Cell>
          <Cell>{gate.expires}</Cell>
          <Cell>{gate.runWithin}</Cell>
          <Cell className="min-w-52">
            {gate.standing !== null && <StandingText standing={gate.standing} />}
            {gate.breakGlass === null ? (
              gate.standing === null && <span className="text-ink-3">{texts.neverAlone}</span>
            ) : (
              <>
                {texts.breakGlassText(words.spellId(gate.breakGlass.by), gate.breakGlass.reviewWithin)}
                <ConditionText condition={gate.breakGlass.when} />
              </>
            )}
          </Cell>
        </ClauseRow>
      ))}
    </PlanTable>
  );
}
