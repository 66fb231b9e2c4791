import type { JSX } from 'react';
import { texts } from '../../../messages/en/actions.ts';
import { words } from '../../../messages/en/words.ts';
import { Due } from '../../../ui/due.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { ClauseLink } from '../../common/refusal.tsx';
import type { ActionShown } from './progress-mark.tsx';

/** The gate of an action: who is needed, who said yes, who is missing, until when. */
export function GateView({ action }: { readonly action: ActionShown }): JSX.Element | null {
  const { gate, digest } = action;
  if (gate === null) return null;
  const missing = gate.missing.map(words.spellId).join(', ');
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-1.5 border-t border-line px-3.5 py-2">
      <div className="min-w-0 flex-1 basis-60">
        <ul className="flex flex-col gap-0.5">
          {gate.approvals.map(({ person, name, as, lapsesAt }) => (
            <li key={person} className="flex flex-wrap items-center gap-x-1.5">
              <Icon name="check" className="text-good" />
              <InertText text={name} />
              <span className="text-ink-3">{texts.as(words.spellId(as))}</span>
              <span className="ml-1 text-xs text-ink-3">{texts.lapses}</span>
              <Due at={lapsesAt} className="text-xs" />
            </li>
          ))}
          <li className="flex items-center gap-1.5">
            <Icon name={missing === '' ? 'done' : 'circle'} className={missing === '' ? 'text-good' : 'text-ink-3'} />
            <span className={missing === '' ? '' : 'font-medium'}>
              {missing === '' ? texts.complete : texts.missing(missing)}
            </span>
          </li>
          {gate.released !== null && (
            <li className="flex flex-wrap items-center gap-x-1.5">
              <Icon name="check" className="text-good" />
              <InertText text={gate.released.name} /> {texts.releasedBy}
            </li>
          )}
          {gate.glassBrokenBy !== null && (
            <li className="text-warn">{texts.glass(words.spellId(gate.glassBrokenBy))}</li>
          )}
        </ul>
      </div>
      <div className="flex flex-col gap-0.5">
        <p className="flex items-center gap-2">
          <span className="text-ink-3">{gate.runBy === null ? texts.decideBy : texts.runBy}</span>
          <Due at={gate.runBy ?? gate.due} />
        </p>
        <p className="flex items-center gap-2 text-xs text-ink-3">
          {texts.needs}: {gate.needs.map(({ count, of }) => texts.need(count, words.spellId(of))).join(', ')}
        </p>
        <p className="flex items-center gap-2 text-xs text-ink-3">
          <ClauseLink clause={`gates.${gate.gate}`} short />
          <span className="font-mono" title={digest}>
            {digest.slice(0, 12)}
          </span>
        </p>
      </div>
    </div>
  );
}
