import { useState } from 'react';
import type { JSX } from 'react';
import { workTexts as texts } from '../../messages/en/room.ts';
import { SelectField } from '../../ui/field.tsx';
import { PersonSelect } from '../common/person-select.tsx';

export interface MarkingChoice {
  readonly counsel: boolean;
  /** The directing lawyer; empty until one is chosen. */
  readonly directedBy: string;
}

/** Every item is marked when it is captured: afterwards is too late for privilege. */
export function useMarking(): readonly [MarkingChoice, (choice: MarkingChoice) => void] {
  return useState<MarkingChoice>({ counsel: false, directedBy: '' });
}

interface Props {
  readonly choice: MarkingChoice;
  readonly onChange: (choice: MarkingChoice) => void;
}

export function MarkingFields({ choice, onChange }: Props): JSX.Element {
  return (
    <>
      <SelectField
        label={texts.marking}
        value={choice.counsel ? 'counsel' : 'factual'}
        options={[
          { value: 'factual', title: texts.factual },
          { value: 'counsel', title: texts.counsel },
        ]}
        onChange={(event) => onChange({ ...choice, counsel: event.target.value === 'counsel' })}
      />
      {choice.counsel && (
        <PersonSelect
          label={texts.directedBy}
          placeholder={texts.chooseLawyer}
          value={choice.directedBy}
          onChange={(directedBy) => onChange({ ...choice, directedBy })}
        />
      )}
    </>
  );
}
