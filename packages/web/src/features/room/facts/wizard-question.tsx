import type { JSX } from 'react';
import { texts as factTexts } from '../../../messages/en/facts.ts';
import { texts } from '../../../messages/en/wizard.ts';
import { words } from '../../../messages/en/words.ts';
import { Button } from '../../../ui/button.tsx';
import { CheckField, TextArea } from '../../../ui/field.tsx';
import { ClauseLink } from '../../common/refusal.tsx';
import { AnswerInput } from './answer-input.tsx';
import { nothingGiven } from './given.ts';
import type { Given, Question } from './given.ts';

interface Props {
  readonly question: Question;
  readonly given: Given;
  readonly onChange: (given: Given) => void;
}

/** One question of the plan with its answer: a value, unknown and why, or left out. */
export function WizardQuestion({ question, given, onChange }: Props): JSX.Element {
  const { unknown, typed, because } = given;
  return (
    <section
      aria-label={question.ask}
      className="flex flex-col gap-2 rounded-lg border border-line bg-raised px-3.5 py-3"
    >
      <h3 className="font-medium">{question.ask}</h3>
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
        <span>{factTexts.answeredBy(question.answeredBy.map(words.spellId).join(', '))}</span>
        <ClauseLink clause={`facts.${question.id}`} short />
      </p>
      {!unknown && (
        <AnswerInput
          answer={question.answer}
          value={typed}
          free
          onChange={(next) => onChange({ ...given, typed: next })}
        />
      )}
      <CheckField
        label={factTexts.isUnknown}
        checked={unknown}
        onChange={(event) => onChange({ ...given, unknown: event.target.checked })}
      />
      {unknown && (
        <TextArea
          label={factTexts.why}
          required
          rows={2}
          maxLength={4000}
          value={because}
          onChange={(event) => onChange({ ...given, because: event.target.value })}
        />
      )}
      {(unknown || typed !== '') && (
        <div>
          <Button look="quiet" aria-label={`${texts.takeBack}: ${question.ask}`} onClick={() => onChange(nothingGiven)}>
            {texts.takeBack}
          </Button>
        </div>
      )}
    </section>
  );
}
