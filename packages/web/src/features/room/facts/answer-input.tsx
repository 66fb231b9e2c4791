import type { PlanView } from '@muster/api';
import { useId } from 'react';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/facts.ts';
import { words } from '../../../messages/en/words.ts';
import { CheckField, TextField } from '../../../ui/field.tsx';

interface Props {
  readonly answer: PlanView['facts'][number]['answer'];
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** It may stay empty, and the focus stays where it is. */
  readonly free?: boolean;
}

/** The input that fits the kind of a question. */
export function AnswerInput({ answer, value, onChange, free = false }: Props): JSX.Element {
  switch (answer.kind) {
    case 'yes-no':
      return (
        <Choice
          value={value}
          onChange={onChange}
          free={free}
          options={[
            ['true', texts.yes],
            ['false', texts.no],
          ]}
        />
      );
    case 'ordered':
    case 'choice':
      return (
        <Choice
          value={value}
          onChange={onChange}
          free={free}
          options={answer.values.map((each) => [each, words.spellId(each)])}
        />
      );
    case 'set':
      return <SetChoice values={answer.values} value={value} onChange={onChange} />;
    case 'number':
      return (
        <TextField
          label={texts.number(answer.unit)}
          type="number"
          required={!free}
          autoFocus={!free}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'time':
      return (
        <TextField
          label={texts.time}
          type="datetime-local"
          step={1}
          required={!free}
          autoFocus={!free}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

interface SetProps {
  readonly values: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Any of some words. The answer is those chosen, in the order of the plan; none chosen is an answer too. */
function SetChoice({ values, value, onChange }: SetProps): JSX.Element {
  const chosen = value.split(', ');
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">{texts.chooseAny}</legend>
      {values.map((word) => (
        <CheckField
          key={word}
          label={words.spellId(word)}
          checked={chosen.includes(word)}
          onChange={({ target }) =>
            onChange(values.filter((each) => (each === word ? target.checked : chosen.includes(each))).join(', '))
          }
        />
      ))}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly free: boolean;
  readonly options: readonly (readonly [string, string])[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** In the order of the plan, from the mildest to the worst: arrow keys walk along it. */
function Choice({ options, value, onChange, free }: ChoiceProps): JSX.Element {
  const name = useId();
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">{texts.choose}</legend>
      {options.map(([option, title], at) => (
        <label
          key={option}
          className="inline-flex min-h-8 items-center gap-2 rounded-md border border-line bg-surface px-2.5 hover:bg-hover has-checked:border-accent has-checked:bg-chosen has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            required={!free}
            autoFocus={!free && (value === '' ? at === 0 : option === value)}
            checked={option === value}
            onChange={() => onChange(option)}
            className="size-3.5 outline-none"
          />
          {title}
        </label>
      ))}
    </fieldset>
  );
}
