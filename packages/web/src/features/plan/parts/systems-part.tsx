import type { PlanView } from '@muster/api';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/plan.ts';
import { words } from '../../../messages/en/words.ts';
import { Property, PropertyList } from '../../../ui/property.tsx';
import { Clause } from '../clause.tsx';

export function SystemsPart({ plan }: { readonly plan: PlanView }): JSX.Element {
  return (
    <div className="grid gap-3">
      {plan.systems.map((system) => (
        <Clause
          key={system.id}
          clause={`systems.${system.id}`}
          className="rounded-lg border border-line bg-raised px-4 py-3"
        >
          <h3 className="text-base font-semibold">{system.title}</h3>
          <div className="mt-1 grid gap-x-8 sm:grid-cols-2">
            <PropertyList>
              <Property label={texts.use}>{words.spellId(system.use)}</Property>
              <Property label={texts.autonomy}>{words.spellId(system.autonomy)}</Property>
              <Property label={texts.data}>{system.data.map(words.spellId).join(', ')}</Property>
              <Property label={texts.affects}>{words.spellId(system.affects)}</Property>
            </PropertyList>
            <PropertyList>
              <Property label={texts.revenue}>{system.revenue ? texts.yes : texts.no}</Property>
              <Property label={texts.vendor}>{system.vendor ?? '–'}</Property>
              <Property label={texts.model}>
                {system.model === null ? '–' : `${system.model.name} ${system.model.version}`}
              </Property>
              <Property label={texts.withoutMuster}>{system.withoutMuster}</Property>
            </PropertyList>
          </div>
          {system.switches.length > 0 && (
            <ul className="mt-1 border-t border-line pt-2">
              {system.switches.map(({ key, normally, held }) => (
                <li key={key} className="flex flex-wrap gap-x-3">
                  <code className="font-mono text-xs leading-5">{key}</code>
                  <span className="text-ink-2">
                    {texts.normally} <code className="font-mono text-xs">{String(normally)}</code>, {texts.held}{' '}
                    <code className="font-mono text-xs">{String(held)}</code>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Clause>
      ))}
    </div>
  );
}
