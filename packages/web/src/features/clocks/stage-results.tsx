import type { RegimeDue, StageDue } from '@muster/clocks/law';
import type { JSX } from 'react';
import { calculatorTexts as texts } from '../../messages/en/clocks.ts';
import { words } from '../../messages/en/words.ts';
import { spellInZone } from '../../ui/zone-time.ts';

/** Each report of a law: when to act, the latest by law, and the rule it was counted by. */
export function StageResults({ due }: { readonly due: RegimeDue }): JSX.Element {
  if (!due.ok)
    return (
      <p role="alert" className="mt-3 text-danger">
        {due.message}
      </p>
    );
  return (
    <div className="mt-4" aria-live="polite">
      <ul className="flex flex-col gap-2">
        {due.stages.map((stage) => (
          <li key={stage.name} className="border-t border-line pt-2">
            <h3 className="font-medium">{words.spellId(stage.name)}</h3>
            <Ends stage={stage} />
            <p>{stage.words}</p>
            <p className="text-xs text-ink-3">
              {texts.to(stage.recipient)} · {stage.citation}
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-xs text-ink-3">{texts.explain}</p>
    </div>
  );
}

function Ends({ stage }: { readonly stage: StageDue }): JSX.Element {
  const { state, strictDue, legalLatest, zone, rule, missing } = stage;
  if (strictDue === null || legalLatest === null)
    return (
      <p className="text-ink-2">
        {texts.state[state]}
        {state === 'anchor-missing' && ` ${missing.map((name) => words.spellId(name.replace(/_at$/, ''))).join(', ')}`}
      </p>
    );
  return (
    <dl className="my-1 grid grid-cols-[6.5rem_1fr] gap-x-2">
      <dt className="text-ink-3">{texts.strict}</dt>
      <dd className="font-semibold tabular">{spellInZone(strictDue, zone, 'with-year')}</dd>
      <dt className="text-ink-3">{texts.latest}</dt>
      <dd className="tabular">{spellInZone(legalLatest, zone, 'with-year')}</dd>
      <dt className="text-ink-3">{texts.rule}</dt>
      <dd className="text-ink-2">
        {words.spellId(rule)} ({zone})
      </dd>
    </dl>
  );
}
