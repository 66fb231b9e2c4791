import type { PlanChange } from '@muster/plan';
import { useState } from 'react';
import type { JSX } from 'react';
import { formTexts as texts } from '../../messages/en/plan-editor.ts';
import { words } from '../../messages/en/words.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ChangeList } from '../plan/versions/change-list.tsx';
import { OverrideForm } from './override-form.tsx';
import { editableNames, editablesOf, editKinds, readPlanText, withValue } from './plan-edits.ts';
import type { EditKind } from './plan-edits.ts';

interface Props {
  readonly text: string;
  readonly changes: readonly PlanChange[] | null;
  readonly onChange: (text: string) => void;
}

const kinds = [...editKinds, 'override'] as const;

/** Common edits without YAML. Each changes the text, so that the text stays the plan. */
export function EditForms({ text, changes, onChange }: Props): JSX.Element {
  const [kind, setKind] = useState<(typeof kinds)[number]>('gate');
  return (
    <div className="flex flex-col gap-3">
      <p className="text-ink-2">{texts.intro}</p>
      <Segmented
        label={texts.which}
        value={kind}
        options={kinds.map((value) => ({ value, title: texts[value] }))}
        onChange={setKind}
      />
      {kind === 'override' ? (
        <OverrideForm text={text} onChange={onChange} />
      ) : (
        <ValueForm key={kind} kind={kind} text={text} onChange={onChange} />
      )}
      {changes !== null && changes.length > 0 && <ChangeList changes={changes} />}
    </div>
  );
}

interface ValueProps {
  readonly kind: EditKind;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function ValueForm({ kind, text, onChange }: ValueProps): JSX.Element {
  const document = readPlanText(text);
  const names = document === null ? [] : editableNames(document, kind);
  const [chosen, setChosen] = useState<string | null>(null);
  const name = chosen ?? names[0] ?? null;
  if (document === null) return <p className="text-danger">{texts.broken}</p>;
  if (name === null) return <p className="text-ink-3">{texts.none}</p>;
  return (
    <div className="flex flex-col gap-3">
      <SelectField
        label={texts.which}
        value={name}
        options={names.map((value) => ({ value, title: words.spellId(value) }))}
        onChange={({ target }) => setChosen(target.value)}
      />
      {editablesOf(document, kind, name).map((editable) => {
        const key = editable.path.join('.');
        const label = labelOf(editable.path);
        return (
          <OneValue
            key={`${key} ${editable.value}`}
            label={label}
            value={editable.value}
            onApply={(value) => onChange(withValue(text, editable, value))}
          />
        );
      })}
    </div>
  );
}

function labelOf(path: readonly (string | number)[]): string {
  const field = path.findLast((part) => typeof part === 'string');
  return texts.field.get(String(field)) ?? words.spellId(String(field));
}

interface OneProps {
  readonly label: string;
  readonly value: string;
  readonly onApply: (value: string) => void;
}

function OneValue({ label, value, onApply }: OneProps): JSX.Element {
  const [typed, setTyped] = useState(value);
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onApply(typed);
      }}
    >
      <div className="min-w-0 flex-1">
        <TextField label={label} value={typed} required onChange={({ target }) => setTyped(target.value)} />
      </div>
      <Button type="submit" disabled={typed === value} aria-label={`${texts.apply}: ${label}`}>
        {texts.apply}
      </Button>
    </form>
  );
}
