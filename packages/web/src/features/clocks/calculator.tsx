import { isTimeZone, parseInstant } from '@muster/clocks';
import { anchorNames, anchorsOf, circumstancesOf, findRegime, regimeDue } from '@muster/clocks/law';
import type { AnchorName, Anchors, Regime } from '@muster/clocks/law';
import { useState } from 'react';
import type { JSX } from 'react';
import { calculatorTexts as texts } from '../../messages/en/clocks.ts';
import { words } from '../../messages/en/words.ts';
import { CheckField, TextField } from '../../ui/field.tsx';
import { instantOf } from '../../ui/zone-time.ts';
import { StageResults } from './stage-results.tsx';

/** Counts the clocks of one law from what happened. In the browser: nothing is sent. */
export function Calculator({ id }: { readonly id: string }): JSX.Element {
  const regime = findRegime(id);
  if (regime === undefined) return <p className="text-ink-3">{texts.unknown}</p>;
  return <CalculatorOf regime={regime} />;
}

function CalculatorOf({ regime }: { readonly regime: Regime }): JSX.Element {
  const [times, setTimes] = useState<Readonly<Partial<Record<AnchorName, string>>>>({});
  const [typedZone, setTypedZone] = useState(regime.zone.name);
  const [circumstances, setCircumstances] = useState<readonly string[]>([]);
  const zone = isTimeZone(typedZone) ? typedZone : regime.zone.name;
  const { text, on, confidence } = regime.reading;
  const due = regimeDue(regime, anchorsFrom(times, zone), { zone, circumstances });
  return (
    <section
      aria-label={`${texts.title}: ${regime.title}`}
      className="rounded-lg border border-line bg-raised px-4 py-3"
    >
      <h2 className="text-base font-semibold">{regime.title}</h2>
      <p className="mt-1 text-ink-2">
        {texts.who}: {regime.who}
      </p>
      <p className="text-ink-2">
        {texts.trigger}: {regime.trigger}
      </p>
      <p className="text-xs text-ink-3">{texts.reading(texts.read[text], on, texts.confidence[confidence])}</p>
      <fieldset className="mt-3 flex flex-col gap-3">
        <legend className="mb-1 font-medium">{texts.anchors}</legend>
        <p className="text-xs text-ink-3">{texts.anchorsHint}</p>
        {anchorsOf(regime).map((anchor) => (
          <TextField
            key={anchor}
            label={words.spellId(anchor.replace(/_at$/, ''))}
            type="datetime-local"
            value={times[anchor] ?? ''}
            onChange={({ target }) => setTimes({ ...times, [anchor]: target.value })}
          />
        ))}
        <TextField
          label={texts.zone}
          value={typedZone}
          readOnly={regime.zone.fixed}
          hint={regime.zone.fixed ? texts.zoneFixed : undefined}
          error={isTimeZone(typedZone) ? null : texts.zoneWrong}
          onChange={({ target }) => setTypedZone(target.value)}
        />
      </fieldset>
      {circumstancesOf(regime).length > 0 && (
        <fieldset className="mt-3 flex flex-col gap-1">
          <legend className="mb-1 font-medium">{texts.circumstances}</legend>
          {circumstancesOf(regime).map((circumstance) => (
            <CheckField
              key={circumstance}
              label={words.spellId(circumstance)}
              checked={circumstances.includes(circumstance)}
              onChange={({ target }) =>
                setCircumstances(
                  target.checked
                    ? [...circumstances, circumstance]
                    : circumstances.filter((each) => each !== circumstance),
                )
              }
            />
          ))}
        </fieldset>
      )}
      <StageResults due={due} />
      {regime.unsettled.length > 0 && (
        <div className="mt-3 rounded-md bg-caution-wash px-3 py-2">
          <h3 className="font-medium text-caution">{texts.unsettled}</h3>
          {regime.unsettled.map((each) => (
            <p key={each}>{each}</p>
          ))}
        </div>
      )}
    </section>
  );
}

/** What was typed as instants; what is no time is not known. */
function anchorsFrom(times: Readonly<Partial<Record<AnchorName, string>>>, zone: string): Anchors {
  const known: Partial<Record<AnchorName, ReturnType<typeof parseInstant>>> = {};
  for (const name of anchorNames) {
    const at = instantOf(times[name] ?? '', zone);
    if (at !== null) known[name] = parseInstant(at);
  }
  return known;
}
