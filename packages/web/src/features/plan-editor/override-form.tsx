import { parsePlan } from '@muster/plan';
import { useState } from 'react';
import type { JSX } from 'react';
import { formTexts as texts } from '../../messages/en/plan-editor.ts';
import { words } from '../../messages/en/words.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { withOverride } from './plan-edits.ts';

interface Props {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Somebody takes over for some hours. */
export function OverrideForm({ text, onChange }: Props): JSX.Element {
  const parsed = parsePlan(text, 'plan.yaml');
  const [chosen, setChosen] = useState<string | null>(null);
  const [given, setGiven] = useState({ layer: '', seat: '', from: '', to: '', because: '' });
  if (!parsed.ok) return <p className="text-danger">{texts.broken}</p>;
  const { onCall, seats } = parsed.plan;
  const schedules = Object.keys(onCall);
  const schedule = chosen ?? schedules[0] ?? null;
  if (schedule === null) return <p className="text-ink-3">{texts.none}</p>;
  const layers = onCall[schedule]?.layers.map(({ id }) => id) ?? [];
  const layer = layers.includes(given.layer) ? given.layer : (layers[0] ?? '');
  const seat = given.seat === '' ? (seats[0] ?? '') : given.seat;
  const options = (ids: readonly string[]) => ids.map((value) => ({ value, title: words.spellId(value) }));
  const set = (change: Partial<typeof given>) => setGiven({ ...given, ...change });
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onChange(withOverride(text, schedule, { ...given, layer, seat }));
        set({ from: '', to: '', because: '' });
      }}
    >
      <SelectField
        label={texts.schedule}
        value={schedule}
        options={options(schedules)}
        onChange={({ target }) => setChosen(target.value)}
      />
      <SelectField
        label={texts.layer}
        value={layer}
        options={options(layers)}
        onChange={({ target }) => set({ layer: target.value })}
      />
      <SelectField
        label={texts.person}
        value={seat}
        options={options(seats)}
        onChange={({ target }) => set({ seat: target.value })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={texts.from}
          type="datetime-local"
          required
          value={given.from}
          onChange={({ target }) => set({ from: target.value.slice(0, 16) })}
        />
        <TextField
          label={texts.to}
          type="datetime-local"
          required
          value={given.to}
          onChange={({ target }) => set({ to: target.value.slice(0, 16) })}
        />
      </div>
      <TextField
        label={texts.because}
        optional
        value={given.because}
        onChange={({ target }) => set({ because: target.value })}
      />
      <div>
        <Button type="submit">{texts.apply}</Button>
      </div>
    </form>
  );
}
