import type { JSX } from 'react';
import type { CallOf } from '../../client/route-name.ts';
import { texts } from '../../messages/en/follow-ups.ts';
import { words } from '../../messages/en/words.ts';
import { SelectField } from '../../ui/field.tsx';
import { PersonSelect } from '../common/person-select.tsx';

export type Owner = Extract<CallOf<'followUps.assign'>['body'], { readonly owner: unknown }>['owner'];
type FunctionId = Extract<Owner, { kind: 'function' }>['function'];

const functionIds: readonly FunctionId[] = [
  'security',
  'legal',
  'operations',
  'engineering',
  'privacy',
  'communications',
  'executive',
];

interface Props {
  readonly owner: Owner;
  readonly onChange: (owner: Owner) => void;
}

/** Whoever sits in a function, or one person. */
export function OwnerFields({ owner, onChange }: Props): JSX.Element {
  return (
    <>
      <SelectField
        label={texts.owner}
        value={owner.kind}
        options={[
          { value: 'function', title: texts.aFunction },
          { value: 'person', title: texts.aPerson },
        ]}
        onChange={({ target: { value } }) =>
          onChange(value === 'person' ? { kind: 'person', person: '' } : { kind: 'function', function: 'engineering' })
        }
      />
      {owner.kind === 'function' ? (
        <SelectField
          label={texts.functionLabel}
          value={owner.function}
          options={functionIds.map((value) => ({ value, title: words.spellId(value) }))}
          onChange={({ target: { value } }) => {
            const found = functionIds.find((id) => id === value);
            if (found !== undefined) onChange({ kind: 'function', function: found });
          }}
        />
      ) : (
        <PersonSelect
          label={texts.person}
          placeholder={texts.choosePerson}
          value={owner.person}
          onChange={(person) => onChange({ kind: 'person', person })}
        />
      )}
    </>
  );
}
