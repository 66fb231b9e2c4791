import type { JSX } from 'react';
import { texts } from '../../../messages/en/actions.ts';
import { words } from '../../../messages/en/words.ts';
import { Badge } from '../../../ui/badge.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { Property, PropertyList } from '../../../ui/property.tsx';
import { useRoom } from '../room-context.ts';
import { GateView } from './gate-view.tsx';
import type { ActionShown } from './progress-mark.tsx';

/** Everything that a yes would be a yes to. */
export function ExactAction({ action }: { readonly action: ActionShown }): JSX.Element {
  const { plan } = useRoom();
  const definition = plan?.actions.find(({ id }) => id === action.action);
  const gate = plan?.gates.find(({ id }) => id === action.gate?.gate);
  const parameters = Object.entries(action.parameters);
  return (
    <div className="flex flex-col gap-3">
      <PropertyList>
        <Property label={texts.reason}>
          <InertText text={action.reason} lines />
          <span className="block text-ink-3">
            {texts.askedBy} <InertText text={action.requester.name} />
          </span>
        </Property>
        <Property label={texts.consequence}>
          <span className="block">
            {definition?.switch === null || definition === undefined
              ? `${texts.how.manual} ${definition?.instruction ?? ''}`
              : texts.how.switch(definition.switch)}
          </span>
          <span className="mt-1 flex flex-wrap gap-1.5">
            <Badge tone={action.reversible ? 'neutral' : 'warn'}>
              {action.reversible ? texts.reversible : texts.irreversible}
            </Badge>
            <Badge tone={action.external ? 'warn' : 'neutral'}>
              {action.external ? texts.external : texts.internal}
            </Badge>
          </span>
        </Property>
        {parameters.length > 0 && (
          <Property label={texts.parameters}>
            <table className="w-full border-collapse">
              <tbody>
                {parameters.map(([name, value]) => (
                  <tr key={name} className="border-b border-line last:border-0">
                    <th scope="row" className="py-1 pr-3 text-left align-top font-mono text-xs font-normal text-ink-3">
                      {name}
                    </th>
                    <td className="w-full py-0.5">
                      <InertText text={value === null ? null : String(value)} lines />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Property>
        )}
        <Property label={texts.digest}>
          <span className="block font-mono text-xs leading-5 break-all">{action.digest}</span>
          <span className="block text-xs text-ink-3">{texts.digestHint}</span>
        </Property>
      </PropertyList>
      <div className="rounded-lg border border-line [&>div]:border-t-0">
        <GateView action={action} />
      </div>
      {gate !== undefined && (
        <p className="text-ink-2">
          {texts.silence(gate.onSilence.after, gate.onSilence.to.map(words.spellId).join(', '))}
        </p>
      )}
    </div>
  );
}
