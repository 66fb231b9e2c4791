import type { IncidentView, PlanView } from '@muster/api';
import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/facts.ts';
import { texts as uiTexts } from '../../../messages/en/ui.ts';
import { Button } from '../../../ui/button.tsx';
import { CheckField, TextArea } from '../../../ui/field.tsx';
import { Refusal } from '../../common/refusal.tsx';
import { useRoom } from '../room-context.ts';
import { AnswerInput } from './answer-input.tsx';
import { valueOf } from './value-of.ts';

type Question = PlanView['facts'][number];

interface Props {
  readonly question: Question;
  readonly fact: IncidentView['facts'][number];
  readonly onDone: () => void;
}

/** Answers one question in its place: a value of its kind, or unknown and why. */
export function FactForm({ question, fact, onDone }: Props): JSX.Element {
  const { incident } = useRoom();
  const [typed, setTyped] = useState(question.answer.kind === 'time' || fact.value === null ? '' : String(fact.value));
  const [unknown, setUnknown] = useState(fact.state === 'unknown');
  const [because, setBecause] = useState(fact.because ?? '');
  const command = useCommand('incidents.recordFact', { onDone });
  const send = () =>
    command.mutate({
      params: { incident, fact: question.id },
      body: unknown ? { state: 'unknown', because } : { state: 'value', value: valueOf(question.answer.kind, typed) },
    });
  return (
    <form
      className="mt-2 flex max-w-lg flex-col gap-3 rounded-lg border border-line bg-sunken/60 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {!unknown && <AnswerInput answer={question.answer} value={typed} onChange={setTyped} />}
      <CheckField
        label={texts.isUnknown}
        hint={texts.unknownHint}
        checked={unknown}
        onChange={(event) => setUnknown(event.target.checked)}
      />
      {unknown && (
        <TextArea
          label={texts.why}
          required
          rows={2}
          value={because}
          onChange={(event) => setBecause(event.target.value)}
        />
      )}
      <Refusal error={command.error} />
      <div className="flex gap-2">
        <Button look="primary" type="submit" busy={command.isPending}>
          {texts.save}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {uiTexts.cancel}
        </Button>
      </div>
    </form>
  );
}
