import type { JSX } from 'react';
import { texts } from '../../../messages/en/actions.ts';
import { words } from '../../../messages/en/words.ts';
import { Due } from '../../../ui/due.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { When } from '../../../ui/when.tsx';
import type { ActionShown } from './progress-mark.tsx';

/** What is being captured, who was served the change, how long it took, and who else holds the same switch. */
export function EffectView({ action }: { readonly action: ActionShown }): JSX.Element | null {
  const { preserving, probe, milliseconds, stillHeldBy } = action;
  if (preserving === null && probe === null && milliseconds === null && stillHeldBy.length === 0) return null;
  return (
    <div className="flex flex-col gap-1 border-t border-line px-3.5 py-2 text-ink-2">
      {preserving !== null && (
        <p className="flex flex-wrap items-center gap-x-2">
          <span>{texts.waitingFor(preserving.waitingFor.map(words.spellId).join(', '))}</span>
          <span className="text-ink-3">{texts.until}</span>
          <Due at={preserving.until} />
        </p>
      )}
      {milliseconds !== null && (
        <p className="flex items-center gap-1.5 text-good">
          <Icon name="done" />
          {texts.measured(spellMeasured(milliseconds))}
        </p>
      )}
      {probe !== null && <Probe probe={probe} />}
      {stillHeldBy.length > 0 && (
        <p className="flex items-start gap-1.5 text-warn">
          <Icon name="lock" className="mt-0.5" />
          {texts.stillHeld(stillHeldBy.join(', '))}
        </p>
      )}
    </div>
  );
}

function Probe({ probe }: { readonly probe: NonNullable<ActionShown['probe']> }): JSX.Element {
  if (probe.seen.length === 0 && probe.waitingFor.length === 0) return <p>{texts.noClient}</p>;
  return (
    <>
      {probe.seen.length > 0 && (
        <p className="flex flex-wrap gap-x-2">
          <span className="text-ink-3">{texts.seenBy}</span>
          {probe.seen.map(({ title, at }) => (
            <span key={title}>
              <InertText text={title} /> <When at={at} className="text-ink-3" />
            </span>
          ))}
        </p>
      )}
      {probe.waitingFor.length > 0 && (
        <p>
          <InertText text={texts.waitingFor(probe.waitingFor.join(', '))} />
        </p>
      )}
      {probe.overdueAt !== null && <p className="font-medium text-danger">{texts.probeLate}</p>}
    </>
  );
}

/** A measured time: what counts is its size. */
function spellMeasured(milliseconds: number): string {
  if (milliseconds < 1_000) return `${milliseconds} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1_000).toFixed(1)} s`;
  return `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1_000)} s`;
}
